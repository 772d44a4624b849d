/** What came of each point of a grid: outcomes down, points across, a few at a time. */

import type { OutcomeInfo } from "../../engine/model.ts";
import type { PointObject } from "../../experiments/design/points.ts";
import type { OutcomeSummary } from "../../experiments/summary.ts";
import { number, percent } from "../../views/text/number.ts";
import { table } from "./text.ts";

const ACROSS = 8;

export function pointsText(points: readonly PointObject[], outcomes: readonly OutcomeInfo[]): string[] {
  const paths = Object.keys(points[0]?.values ?? {});
  const lines: string[] = [];
  for (let from = 0; from < points.length; from += ACROSS) {
    const some = points.slice(from, from + ACROSS);
    const rows = [
      ["", ...some.map((_, k) => `#${from + k + 1}`)],
      ...paths.map((path) => [`  ${path}`, ...some.map((p) => shown(p.values[path]))]),
      ["  runs", ...some.map((p) => String(p.runs))],
      ...outcomes.map((info) => [`  ${info.id}`, ...some.map((p) => said(p.outcomes[info.id]))]),
    ];
    lines.push("", "By point (probabilities and means)", ...table(rows));
  }
  return lines;
}

const shown = (v: unknown) => (typeof v === "number" ? number(v, 4) : String(v));

function said(o: OutcomeSummary | undefined): string {
  if (!o) return "-";
  if (o.kind === "category") return o.mode === null ? "-" : `${o.mode} ${percent(o.shares[o.mode]!.share)}`;
  return o.kind === "event" ? percent(o.probability) : number(o.mean);
}
