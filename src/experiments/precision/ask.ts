/** Reads `--precision signed.TKM=0.01`: which outcome's interval must become how narrow. */

import { usage } from "../../engine/errors.ts";
import type { OutcomeInfo } from "../../engine/model.ts";
import { didYouMean } from "../../engine/suggest.ts";
import { refuseCategory } from "../outcomes.ts";
import type { Precision } from "./rounds.ts";

export function precisionOf(
  asked: readonly string[],
  outcomes: readonly OutcomeInfo[],
): Precision | undefined {
  if (asked.length === 0) return undefined;
  const precision = new Map<string, number>();
  for (const text of asked) {
    const at = text.lastIndexOf("=");
    const id = text.slice(0, at);
    const value = Number(text.slice(at + 1));
    const where = `--precision ${text}`;
    if (at < 1 || !(value > 0) || !Number.isFinite(value))
      throw usage(
        "precision",
        `"${text}" is not OUTCOME=HALFWIDTH`,
        "write for example signed.TKM=0.01",
        where,
      );
    const info = outcomes.find((h) => h.id === id);
    if (!info) {
      const known = outcomes.map((h) => h.id);
      throw usage(
        "unknown-outcome",
        `there is no outcome ${id}`,
        didYouMean(id, known, `write one of ${known.join(", ")}`),
        where,
      );
    }
    refuseCategory(
      info,
      where,
      (condition) =>
        `add a condition to the scenario, outcomes: { reached: '${condition}' }, and ask for that`,
    );
    if (info.kind === "event" && value >= 0.5)
      throw usage(
        "precision",
        `a probability is within ${value} of a half without a single run`,
        "write less than 0.5",
        where,
      );
    if (precision.has(id)) throw usage("precision", `${id} is given twice`, "write it once", where);
    precision.set(id, value);
  }
  return precision;
}
