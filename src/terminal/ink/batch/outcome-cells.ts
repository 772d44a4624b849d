/** An outcome as a table shows it: its estimate, its interval in numbers and as a bar, its date or its name. */
import { isEve, periodText } from "../../../engine/calendar.ts";
import type { OutcomeTally } from "../../../experiments/running-summary.ts";
import { number, percent } from "../../../views/text/number.ts";
import { fitted } from "../../../views/text/width.ts";

export interface OutcomeCells {
  value: string;
  interval: string;
  bar: string;
  last: string;
}

/** Runs that it takes for an interval of a mean. */
const LEAST = 2;

/** @param bar cells of the bar */
export function outcomeCells(o: OutcomeTally, bar: number): OutcomeCells {
  if (o.runs === 0) return { value: "-", interval: "-", bar: " ".repeat(bar), last: "-" };
  if (o.kind === "event")
    return {
      value: percent(o.probability),
      interval: `${percent(o.low)} to ${percent(o.high)}`,
      bar: intervalBar(o.low, o.probability, o.high, bar),
      last: o.median === null ? "-" : isEve(o.median) ? "before" : periodText(o.median, o.unit),
    };
  if (o.kind === "category") {
    const { share, low, high } = o.shares[o.mode ?? ""] ?? { share: 0, low: 0, high: 1 };
    return {
      value: percent(share),
      interval: `${percent(low)} to ${percent(high)}`,
      bar: intervalBar(low, share, high, bar),
      last: o.mode ?? "-",
    };
  }
  return {
    value: brief(o.mean),
    interval: o.runs < LEAST ? "needs two runs" : `${brief(o.low)} to ${brief(o.high)}`,
    bar: fitted(o.runs < LEAST ? o.unit : `sd ${brief(o.sd)} ${o.unit}`, bar),
    last: "-",
  };
}

/** Few enough digits for a column. */
function brief(value: number): string {
  const size = Math.abs(value);
  return number(value, size >= 1000 ? 0 : size >= 10 ? 1 : 3);
}

/** Where the interval lies between 0 and 1, with the estimate on it. */
export function intervalBar(low: number, value: number, high: number, width: number): string {
  const cell = (share: number) => Math.max(0, Math.min(width - 1, Math.round(share * (width - 1))));
  return Array.from({ length: width }, (_, k) => {
    if (k === cell(value)) return "●";
    return k >= cell(low) && k <= cell(high) ? "━" : "─";
  }).join("");
}
