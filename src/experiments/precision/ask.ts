/** Reads `--precision signed.TKM=0.01`: which outcome's interval must become how narrow. */
import { MultivectorError } from "../../engine/errors.ts";
import { didYouMean } from "../../engine/scenario/suggest.ts";
import type { OutcomeHead } from "../heads.ts";
import type { Precision } from "./rounds.ts";

export function precisionOf(asked: readonly string[], heads: readonly OutcomeHead[]): Precision | undefined {
  if (asked.length === 0) return undefined;
  const precision = new Map<string, number>();
  for (const text of asked) {
    const at = text.lastIndexOf("=");
    const id = text.slice(0, at);
    const value = Number(text.slice(at + 1));
    const where = `--precision ${text}`;
    if (at < 1 || !(value > 0) || !Number.isFinite(value))
      throw fault(
        "precision",
        `"${text}" is not OUTCOME=HALFWIDTH`,
        "write for example signed.TKM=0.01",
        where,
      );
    const head = heads.find((h) => h.id === id);
    if (!head) {
      const known = heads.map((h) => h.id);
      throw fault(
        "unknown-outcome",
        `there is no outcome ${id}`,
        didYouMean(id, known, `write one of ${known.join(", ")}`),
        where,
      );
    }
    if (head.kind === "event" && value >= 0.5)
      throw fault(
        "precision",
        `a probability is within ${value} of a half without a single run`,
        "write less than 0.5",
        where,
      );
    if (precision.has(id)) throw fault("precision", `${id} is given twice`, "write it once", where);
    precision.set(id, value);
  }
  return precision;
}

function fault(code: string, message: string, mend: string, where: string): MultivectorError {
  return new MultivectorError({ code, message, mend, where, fault: "usage" });
}
