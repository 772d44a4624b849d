/** What a batch says of each outcome: probabilities and dates of events, means and quantiles of quantities. */
import { monthText } from "../engine/calendar.ts";
import type { OutcomeHead } from "./heads.ts";
import { lowerQuantile, meanInterval, moments, quantile, wilson } from "./statistics.ts";

export const QUANTILES = ["0.05", "0.25", "0.5", "0.75", "0.95"] as const;

export interface EventSummary {
  kind: "event";
  /** Share of the runs in which it happens, with its 95% Wilson interval; NaN, null in JSON, where no run ended well. */
  probability: number;
  low: number;
  high: number;
  /** Month by which half of those runs have it in which it happens; null if there are none. */
  median: string | null;
  quantiles: Record<string, string | null>;
}

export interface QuantitySummary {
  kind: "quantity";
  /** NaN, null in JSON, where no run ended well; the deviation where fewer than two did. */
  mean: number;
  sd: number;
  /** 95% interval of the mean; infinite, null in JSON, where fewer than two runs ended well. */
  low: number;
  high: number;
  quantiles: Record<string, number>;
}

export type OutcomeSummary = EventSummary | QuantitySummary;

/**
 * @param values of one outcome, a run each (months since 1900-01, Infinity for never, where it is an event); they are put
 * in another order, for copies of a million runs are what a batch has no room for
 */
export function summarise(head: OutcomeHead, values: Float64Array): OutcomeSummary {
  return head.kind === "event" ? summariseEvent(values) : summariseQuantity(values);
}

function summariseEvent(values: Float64Array): EventSummary {
  let happened = 0;
  for (let k = 0; k < values.length; k++) if (values[k] !== Infinity) values[happened++] = values[k]!;
  const months = values.subarray(0, happened).sort();
  const [low, high] = wilson(months.length, values.length);
  const at = (p: number) => (months.length === 0 ? null : monthText(lowerQuantile(months, p)));
  return {
    kind: "event",
    probability: months.length / values.length,
    low,
    high,
    median: at(0.5),
    quantiles: Object.fromEntries(QUANTILES.map((q) => [q, at(Number(q))])),
  };
}

function summariseQuantity(values: Float64Array): QuantitySummary {
  const { mean, sd } = moments(values);
  const [low, high] = meanInterval(mean, sd, values.length);
  const sorted = values.sort();
  return {
    kind: "quantity",
    mean,
    sd,
    low,
    high,
    quantiles: Object.fromEntries(QUANTILES.map((q) => [q, quantile(sorted, Number(q))])),
  };
}
