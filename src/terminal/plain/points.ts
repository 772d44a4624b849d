/** What came of each point of a grid: outcomes down, points across, a few at a time. */
import type { PointObject } from "../../experiments/design/points.ts";
import type { OutcomeHead } from "../../experiments/heads.ts";
import type { OutcomeSummary } from "../../experiments/summary.ts";
import { number, percent, table } from "./text.ts";

const ACROSS = 8;

export function pointsText(points: readonly PointObject[], heads: readonly OutcomeHead[]): string[] {
  const paths = Object.keys(points[0]?.values ?? {});
  const lines: string[] = [];
  for (let from = 0; from < points.length; from += ACROSS) {
    const some = points.slice(from, from + ACROSS);
    const rows = [
      ["", ...some.map((_, k) => `#${from + k + 1}`)],
      ...paths.map((path) => [`  ${path}`, ...some.map((p) => shown(p.values[path]))]),
      ["  runs", ...some.map((p) => String(p.runs))],
      ...heads.map((head) => [`  ${head.id}`, ...some.map((p) => said(p.outcomes[head.id]))]),
    ];
    lines.push("", "By point (probabilities and means)", ...table(rows));
  }
  return lines;
}

const shown = (v: unknown) => (typeof v === "number" ? number(v, 4) : String(v));

function said(o: OutcomeSummary | undefined): string {
  if (!o) return "-";
  return o.kind === "event" ? percent(o.probability) : number(o.mean);
}
