/**
 * Sobol' indices from the matrices A, B and A with one factor from B. First order: the share of the variance that would go if
 * the factor were known (estimator of Saltelli et al. 2010, table 2 b). Total: the share that would stay if all others were
 * known (Jansen 1999).
 */
import { type Estimate, interval, RESAMPLES, type Resample } from "./bootstrap.ts";

/** First-order and total indices by factor (Sobol 2001; Saltelli 2010). */
export interface SobolIndices {
  mean: number;
  variance: number;
  /** By factor; null where nothing varies. */
  factors: { first: Estimate; total: Estimate }[] | null;
  /** Width of the widest interval, and base samples at which it would be `NARROW`. */
  widest: number;
  enough: number;
}

/** Intervals up to this wide say enough to rank by (Sarrazin, Pianosi & Wagener 2016 take 0.05 to 0.1). */
export const NARROW = 0.1;

/** @param values [base sample, row]: A, B, then A with one factor from B, factor by factor */
export function sobolIndices(values: Float64Array, rows: number, resample: Resample): SobolIndices {
  const base = values.length / rows;
  const n = rows - 2;
  const ones = new Uint32Array(base).fill(1);
  const point = new Float64Array(2 * n);
  const { mean, variance } = estimate(values, rows, ones, point);
  // Sums of like numbers differ in their last bits alone.
  if (!(variance > 1e-24 * Math.max(1, mean * mean)))
    return { mean, variance: 0, factors: null, widest: 0, enough: base };
  const drawn = Array.from({ length: 2 * n }, () => new Float64Array(RESAMPLES));
  const counts = new Uint32Array(base);
  const again = new Float64Array(2 * n);
  for (let b = 0; b < RESAMPLES; b++) {
    resample(b, counts);
    estimate(values, rows, counts, again);
    for (let k = 0; k < 2 * n; k++) drawn[k]![b] = again[k]!;
  }
  const factors = Array.from({ length: n }, (_, k) => ({
    first: interval(point[k]!, drawn[k]!),
    total: interval(point[n + k]!, drawn[n + k]!),
  }));
  const widest = Math.max(
    ...factors.flatMap(({ first, total }) => [first.high - first.low, total.high - total.low]),
  );
  // Widths fall with the square root, and base samples are most even at powers of two.
  const wanted = base * Math.max(1, (widest / NARROW) ** 2);
  return { mean, variance, factors, widest, enough: 2 ** Math.ceil(Math.log2(wanted)) };
}

/** First-order indices into the first half of `out`, total ones into the second. */
function estimate(
  values: Float64Array,
  rows: number,
  counts: Uint32Array,
  out: Float64Array,
): { mean: number; variance: number } {
  const n = rows - 2;
  let total = 0;
  let sum = 0;
  for (let i = 0; i < counts.length; i++) {
    total += counts[i]!;
    sum += counts[i]! * (values[i * rows]! + values[i * rows + 1]!);
  }
  const mean = sum / (2 * total);
  let squares = 0;
  out.fill(0);
  for (let i = 0; i < counts.length; i++) {
    const c = counts[i]!;
    if (c === 0) continue;
    const a = values[i * rows]! - mean;
    const b = values[i * rows + 1]! - mean;
    squares += c * (a * a + b * b);
    for (let k = 0; k < n; k++) {
      const moved = values[i * rows + 2 + k]! - mean - a;
      out[k] = out[k]! + c * b * moved;
      out[n + k] = out[n + k]! + c * moved * moved;
    }
  }
  const variance = squares / (2 * total);
  for (let k = 0; k < n; k++) {
    out[k] = variance > 0 ? out[k]! / total / variance : 0;
    out[n + k] = variance > 0 ? out[n + k]! / (2 * total) / variance : 0;
  }
  return { mean, variance };
}
