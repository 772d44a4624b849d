/** A batch in plain text: events with probabilities and dates, quantities with means and quantiles. */
import type { Batch, BatchObject } from "../../experiments/batch.ts";
import type { Planned } from "../../experiments/design/asked.ts";
import type { PointObject } from "../../experiments/design/points.ts";
import type { OutcomeHead } from "../../experiments/heads.ts";
import type { Opened } from "../../models/open.ts";
import { pointsText } from "./points.ts";
import { number, percent, table, textOf, title } from "./text.ts";

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
  if (object.points) lines.push(...pointsText(object.points, batch.heads), "", `digest ${object.digest}`);
  else lines.push(...summaryLines(batch.heads, object));
  return textOf(lines);
}

/** The tables of outcomes, how narrow they are where that was asked for, and the digest. */
export function summaryLines(
  heads: readonly OutcomeHead[],
  object: Pick<BatchObject, "outcomes" | "precision" | "digest">,
): string[] {
  const lines: string[] = [];
  const events: string[][] = [["", "probability", "95% interval", "5%", "median", "95%"]];
  const quantities: string[][] = [["", "mean", "sd", "5%", "median", "95%", "unit"]];
  for (const head of heads) {
    const o = object.outcomes[head.id];
    if (o?.kind === "event")
      events.push([
        `  ${head.id}`,
        percent(o.probability),
        `${percent(o.low)} to ${percent(o.high)}`,
        o.quantiles["0.05"] ?? "-",
        o.median ?? "-",
        o.quantiles["0.95"] ?? "-",
      ]);
    else if (o)
      quantities.push([
        `  ${head.id}`,
        number(o.mean),
        number(o.sd),
        number(o.quantiles["0.05"]!),
        number(o.quantiles["0.5"]!),
        number(o.quantiles["0.95"]!),
        head.unit,
      ]);
  }
  if (events.length > 1) lines.push("", "Events (dates of the runs in which they happen)", ...table(events));
  if (quantities.length > 1) lines.push("", "Quantities", ...table(quantities));
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
