/** What a batch says of each outcome: probabilities and dates of events, moments of quantities, shares of categories. */
import { outcomeText } from "../engine/calendar.ts";
import type { OutcomeInfo } from "../engine/model.ts";
import { lowerQuantile, meanInterval, moments, quantile, wilson } from "./statistics.ts";

export const QUANTILES = ["0.05", "0.25", "0.5", "0.75", "0.95"] as const;

export interface EventSummary {
  kind: "event";
  /** Share of the runs in which it happens, with its 95% Wilson interval; NaN, null in JSON, where no run ended well. */
  probability: number;
  low: number;
  high: number;
  /** Period by which half of those runs have it in which it happens; null if there are none. */
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
  /** Runs in which it is infinite, which JSON cannot say, where there are any. */
  infinite?: number;
}

/** Share of the runs, with its 95% Wilson interval; NaN, null in JSON, where no run ended well. */
export interface Share {
  share: number;
  low: number;
  high: number;
}

export interface CategorySummary {
  kind: "category";
  /** By name, in the order in which the model declares them. */
  shares: Record<string, Share>;
  /** The most frequent name, the first of those that are equally so; null where there are no runs. */
  mode: string | null;
}

export type OutcomeSummary = EventSummary | QuantitySummary | CategorySummary;

/**
 * @param values of one outcome, a run each (of an event its period, Infinity for never; of a category the index of its
 * name); they are put in another order, for copies of a million runs are what a batch has no room for
 */
export function summarise(info: OutcomeInfo, values: Float64Array): OutcomeSummary {
  if (info.kind === "event") return summariseEvent(values, info.unit);
  return info.kind === "category" ? summariseCategory(values, info) : summariseQuantity(values);
}

function summariseEvent(values: Float64Array, unit: string): EventSummary {
  let happened = 0;
  for (let k = 0; k < values.length; k++) if (values[k] !== Infinity) values[happened++] = values[k]!;
  const periods = values.subarray(0, happened).sort();
  const [low, high] = wilson(happened, values.length);
  const at = (p: number) => (happened === 0 ? null : outcomeText(lowerQuantile(periods, p), unit));
  return {
    kind: "event",
    probability: happened / values.length,
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
  let infinite = 0;
  for (let k = 0; k < values.length; k++) if (Math.abs(values[k]!) === Infinity) infinite++;
  return {
    kind: "quantity",
    mean,
    sd,
    low,
    high,
    quantiles: Object.fromEntries(QUANTILES.map((q) => [q, quantile(sorted, Number(q))])),
    ...(infinite > 0 && { infinite }),
  };
}

function summariseCategory(values: Float64Array, { categories = [] }: OutcomeInfo): CategorySummary {
  const counts = new Float64Array(categories.length);
  for (const value of values) if (value in counts) counts[value] = counts[value]! + 1;
  return { kind: "category", ...sharesOf(categories, counts, values.length) };
}

/** @param counts runs by category @param runs all of them */
export function sharesOf(
  categories: readonly string[],
  counts: ArrayLike<number>,
  runs: number,
): Pick<CategorySummary, "shares" | "mode"> {
  let most = 0;
  const shares = categories.map((name, k): [string, Share] => {
    const count = counts[k]!;
    const [low, high] = wilson(count, runs);
    if (count > counts[most]!) most = k;
    return [name, { share: count / runs, low, high }];
  });
  return { shares: Object.fromEntries(shares), mode: runs === 0 ? null : (categories[most] ?? null) };
}
