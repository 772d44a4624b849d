/** A batch in plain text: events with probabilities and dates, quantities with means and quantiles, categories with shares. */

import type { OutcomeInfo } from "../../engine/model.ts";
import type { Batch } from "../../experiments/batch-contract.ts";
import type { BatchObject } from "../../experiments/batch-object.ts";
import type { Planned } from "../../experiments/design/asked.ts";
import type { PointObject } from "../../experiments/design/points.ts";
import type { CategorySummary } from "../../experiments/summary.ts";
import type { Opened } from "../../models/open.ts";
import { number, percent } from "../../views/text/number.ts";
import { pointsText } from "./points.ts";
import { table, textOf, title } from "./text.ts";

export function batchText(
  opened: Opened,
  batch: Batch,
  object: BatchObject & {
    seed?: string;
    overrides?: { path: string; from: unknown; to: unknown }[];
    points?: PointObject[];
  },
  plan?: Planned,
): string {
  const lines = [
    ...title(opened),
    `${object.runs} runs, seed "${object.seed}"${object.failed ? `, ${object.failed} failed` : ""}`,
  ];
  for (const o of object.overrides ?? [])
    lines.push(`  set ${o.path}: ${JSON.stringify(o.from)} -> ${JSON.stringify(o.to)}`);
  if (plan) lines.push(...designLines(plan, object.runs));
  // A grid is looked at point by point: its pooled numbers would be of nothing.
  if (object.points) lines.push(...pointsText(object.points, batch.outcomes), "", `digest ${object.digest}`);
  else lines.push(...summaryLines(batch.outcomes, object, olderThan(opened.program.world.start, batch)));
  return textOf(lines);
}

/**
 * The tables of outcomes, how narrow they are where that was asked for, and the digest.
 *
 * @param older events that had happened before the start in some runs
 */
export function summaryLines(
  outcomes: readonly OutcomeInfo[],
  object: Pick<BatchObject, "outcomes" | "precision" | "digest">,
  older: readonly string[] = [],
): string[] {
  const lines: string[] = [];
  const events: string[][] = [["", "probability", "95% interval", "5%", "median", "95%"]];
  const quantities: string[][] = [["", "mean", "sd", "5%", "median", "95%", "unit"]];
  const categories: string[][] = [["", "", "share", "95% interval"]];
  for (const info of outcomes) {
    const o = object.outcomes[info.id];
    if (o?.kind === "event")
      events.push([
        `  ${info.id}`,
        percent(o.probability),
        `${percent(o.low)} to ${percent(o.high)}`,
        o.quantiles["0.05"] ?? "-",
        o.median ?? "-",
        o.quantiles["0.95"] ?? "-",
      ]);
    else if (o?.kind === "category") categories.push(...shareRows(info, o));
    else if (o)
      quantities.push([
        `  ${info.id}`,
        number(o.mean),
        number(o.sd),
        number(o.quantiles["0.05"]!),
        number(o.quantiles["0.5"]!),
        number(o.quantiles["0.95"]!),
        info.unit,
      ]);
  }
  if (events.length > 1) lines.push("", "Events (dates of the runs in which they happen)", ...table(events));
  if (older.length > 0) lines.push(`  before the start: ${older.join(", ")}`);
  if (quantities.length > 1) lines.push("", "Quantities", ...table(quantities));
  for (const { id } of outcomes) {
    const o = object.outcomes[id];
    if (o?.kind === "quantity" && o.infinite) lines.push(`  ${id} is infinite in ${o.infinite} runs`);
  }
  if (categories.length > 1) lines.push("", "Categories", ...table(categories));
  for (const p of object.precision ?? []) {
    const is = p.halfWidth <= p.asked ? "within" : "not yet within";
    lines.push(
      "",
      `${p.outcome} is ${is} ${p.asked}: ${number(p.low)} to ${number(p.high)}, an interval that holds however often one looks`,
    );
  }
  lines.push("", `digest ${object.digest}`);
  return lines;
}

/** Events that are older than the start in some runs. */
function olderThan(start: number, { outcomes, values }: Batch): string[] {
  const width = outcomes.length;
  return outcomes.flatMap(({ id, kind }, o) => {
    if (kind !== "event") return [];
    for (let at = o; at < values.length; at += width) if (values[at]! < start) return [id];
    return [];
  });
}

/** A row a name, the outcome's own in the first. */
function shareRows({ id, categories = [] }: OutcomeInfo, { shares }: CategorySummary): string[][] {
  return categories.flatMap((name, k) => {
    const found = shares[name];
    if (!found) return [];
    const interval = `${percent(found.low)} to ${percent(found.high)}`;
    return [[k === 0 ? `  ${id}` : "", name, percent(found.share), interval]];
  });
}

/** What the numbers below are of, where they are not of the scenario as it stands. */
function designLines({ design, factors, block }: Planned, runs: number): string[] {
  const varied = factors.filter((f) => !f.held);
  const each = block > 1 ? ` of ${block} runs` : "";
  const vary = varied.length === 1 ? "1 number varies" : `${varied.length} numbers vary`;
  const lines = [`design ${design.id}: ${vary}, ${Math.floor(runs / block)} points${each}`];
  if (design.id === "morris" || design.id === "saltelli")
    lines.push("  a design for `sensitivity`: what is pooled below describes it, not the scenario");
  else if (block > 1 && design.id !== "grid")
    lines.push("  the intervals below take runs as independent; those of one point are not");
  return lines;
}
