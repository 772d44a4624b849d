/**
 * Sobol' indices from the matrices A, B and A with one factor from B. First order: the share of the variance that would go if
 * the factor were known (estimator of Saltelli et al. 2010, table 2 b). Total: the share that would stay if all others were
 * known (Jansen 1999).
 */
import { moments } from "../statistics.ts";
import {
  correlationInterval,
  type Estimate,
  type Interval,
  NONE,
  pointsFor,
  shareInterval,
  trialsOf,
} from "./intervals.ts";

/** First-order and total indices by factor (Sobol 2001; Saltelli 2010). */
export interface SobolIndices {
  mean: number;
  variance: number;
  /** By factor; null where nothing varies. */
  factors: { first: Estimate; total: Estimate }[] | null;
  /** Width of the widest interval, Infinity where one has none; base samples at which it would be `NARROW`. */
  widest: number;
  enough: number;
}

/** Intervals up to this wide say enough to rank by (Sarrazin, Pianosi & Wagener 2016 take 0.05 to 0.1). */
export const NARROW = 0.1;

/** Base samples below which no interval is given. */
const FEWEST = { event: 64, quantity: 256 } as const;

/** Base samples that must speak of an index before an interval of its own is given. */
const SPEAKING = 10;

/** @param values [base sample, row]: A, B, then A with one factor from B, factor by factor; of an event 0 or 1 */
export function sobolIndices(
  values: Float64Array,
  rows: number,
  kind: "event" | "quantity" = "quantity",
): SobolIndices {
  const base = values.length / rows;
  const { mean, variance } = spreadOf(values, rows);
  // Sums of like numbers differ in their last bits alone.
  if (!(variance > 1e-24 * Math.max(1, mean * mean)))
    return { mean, variance: 0, factors: null, widest: 0, enough: base };
  const samples: Samples = { values, rows, mean, variance, kind };
  const factors = Array.from({ length: rows - 2 }, (_, k) => indices(samples, k));
  let widest = 0;
  let wanted = base;
  for (const { first, total } of factors)
    for (const { low, high, way } of [first, total]) {
      const noughts = total.value === 0;
      // What moved in no base sample cannot be ranked, and does not keep the others from it.
      if (low === null && noughts && base >= FEWEST[kind]) continue;
      const width = low === null || high === null ? Infinity : high - low;
      widest = Math.max(widest, width);
      if (width <= NARROW) continue;
      const more = base < FEWEST[kind] ? FEWEST[kind] : 2 * base;
      // How wide an interval of its own would be is not known before there is one.
      const own = way !== null && (way !== "total" || noughts);
      wanted = Math.max(wanted, own ? pointsFor(base, width, NARROW, noughts) : more);
    }
  // Base samples are most even at powers of two.
  return { mean, variance, factors, widest, enough: 2 ** Math.ceil(Math.log2(wanted)) };
}

interface Samples {
  values: Float64Array;
  rows: number;
  /** Of A and B. */
  mean: number;
  variance: number;
  kind: "event" | "quantity";
}

function spreadOf(values: Float64Array, rows: number): { mean: number; variance: number } {
  const base = values.length / rows;
  let sum = 0;
  for (let i = 0; i < base; i++) sum += values[i * rows]! + values[i * rows + 1]!;
  const mean = sum / (2 * base);
  let squares = 0;
  for (let i = 0; i < base; i++)
    for (const row of [0, 1]) {
      const off = values[i * rows + row]! - mean;
      squares += off * off;
    }
  return { mean, variance: squares / (2 * base) };
}

function indices(samples: Samples, k: number): { first: Estimate; total: Estimate } {
  const { values, rows, mean, variance, kind } = samples;
  const base = values.length / rows;
  const rarer = mean < 0.5 ? 1 : 0;
  let first = 0;
  let total = 0;
  let drift = 0;
  /** Base samples that the factor moved, and those of them in which B has the rarer outcome. */
  let moved = 0;
  let rare = 0;
  for (let i = 0; i < base; i++) {
    const b = values[i * rows + 1]!;
    const move = values[i * rows + 2 + k]! - values[i * rows]!;
    first += ((b - mean) * move) / base / variance;
    total += (move * move) / (2 * base) / variance;
    drift += move / base;
    if (move !== 0) moved++;
    if (move !== 0 && b === rarer) rare++;
  }
  // How each base sample pulls at the two ratios, through their numerators, the variance and the mean.
  const pullOfFirst = new Float64Array(base);
  const pullOfTotal = new Float64Array(base);
  for (let i = 0; i < base; i++) {
    const a = values[i * rows]! - mean;
    const b = values[i * rows + 1]! - mean;
    const move = values[i * rows + 2 + k]! - mean - a;
    const spread = (a * a + b * b) / 2;
    pullOfFirst[i] = (b * move - first * spread - (drift * (a + b)) / 2) / variance;
    pullOfTotal[i] = ((move * move) / 2 - total * spread) / variance;
  }
  const errorOf = (pulls: Float64Array) => moments(pulls).sd / Math.sqrt(base);
  const ofTotal = totalInterval(samples, total, errorOf(pullOfTotal), moved);
  const few = kind === "event" ? rare < SPEAKING : moved < base / 2;
  return { first: { value: first, ...ofFirst() }, total: { value: total, ...ofTotal } };

  function ofFirst(): Interval {
    if (ofTotal.high === null) return NONE;
    if (few) return { low: 0, high: ofTotal.high, way: "total" };
    const [low, high] = correlationInterval(first, errorOf(pullOfFirst), base - 1);
    return { low, high, way: "correlation" };
  }
}

/** No end of it lies beyond 1, where no index does. */
function totalInterval(
  { values, rows, variance, kind }: Samples,
  total: number,
  error: number,
  moved: number,
): Interval {
  const base = values.length / rows;
  if (base < FEWEST[kind]) return NONE;
  if (kind === "quantity") {
    if (moved < SPEAKING) return NONE;
    const [low, high] = correlationInterval(1 - total, error, base - 1);
    return { low: 1 - high, high: Math.min(1, 1 - low), way: "correlation" };
  }
  // Of an event 2 variance total is the chance that the factor, drawn anew, turns the outcome.
  const turned = Math.min(1, 2 * variance * total);
  const own = 2 * variance * error;
  const trials = moved === 0 ? base : trialsOf(turned, own * own, base - 1);
  const [low, high] = shareInterval(turned, trials).map((end) => Math.min(1, end / (2 * variance)));
  return { low: low!, high: high!, way: "shares" };
}
