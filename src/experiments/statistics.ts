/** Intervals and quantiles of Monte Carlo outcomes. */

/** 97.5% point of the standard normal: how many standard errors a 95% interval reaches to either side. */
export const Z = 1.959963984540054;

/** Wilson's 95% score interval of a proportion (Wilson 1927). */
export function wilson(successes: number, n: number): [low: number, high: number] {
  if (n === 0) return [0, 1];
  const p = successes / n;
  const z2 = Z * Z;
  const centre = (p + z2 / (2 * n)) / (1 + z2 / n);
  const half = (Z / (1 + z2 / n)) * Math.sqrt((p * (1 - p)) / n + z2 / (4 * n * n));
  return [successes === 0 ? 0 : centre - half, successes === n ? 1 : centre + half];
}

/**
 * Quantile of sorted values by linear interpolation between order statistics (type 7 of Hyndman & Fan 1996).
 *
 * @returns NaN where there are none; an infinite value where the quantile lies at one, or between it and a finite one
 */
export function quantile(sorted: ArrayLike<number>, p: number): number {
  if (sorted.length === 0) return Number.NaN;
  const at = (sorted.length - 1) * p;
  const low = Math.floor(at);
  const [a, b] = [sorted[low]!, sorted[Math.min(low + 1, sorted.length - 1)]!];
  if (at === low || a === b || a === -Infinity) return a;
  return a + (at - low) * (b - a);
}

/**
 * Quantile of sorted values that is one of them, the first by which that share is reached (type 1 of Hyndman & Fan 1996): what
 * dates have, between which there is nothing.
 */
export function lowerQuantile(sorted: ArrayLike<number>, p: number): number {
  if (sorted.length === 0) return Number.NaN;
  return sorted[Math.max(0, Math.ceil(sorted.length * p - 1e-9) - 1)]!;
}

/**
 * Mean and standard deviation (n - 1), in one pass (Welford 1962).
 *
 * @returns NaN for the mean of nothing, and for the deviation of less than two values or of any that is infinite
 */
export function moments(values: ArrayLike<number>): { mean: number; sd: number } {
  if (values.length === 0) return { mean: Number.NaN, sd: Number.NaN };
  let mean = 0;
  let squares = 0;
  for (let k = 0; k < values.length; k++) {
    const gap = values[k]! - mean;
    mean += gap / (k + 1);
    squares += gap * (values[k]! - mean);
  }
  if (!Number.isFinite(mean)) return { mean: sumOf(values), sd: Number.NaN };
  return { mean, sd: values.length > 1 ? Math.sqrt(squares / (values.length - 1)) : Number.NaN };
}

/** Of infinite values: infinite, or NaN where both signs occur. */
function sumOf(values: ArrayLike<number>): number {
  let sum = 0;
  for (let k = 0; k < values.length; k++) sum += values[k]!;
  return sum;
}

/** 95% interval of a mean by the normal approximation; without bounds where there is no deviation. */
export function meanInterval(mean: number, sd: number, n: number): [low: number, high: number] {
  if (n < 2 || !Number.isFinite(mean) || !Number.isFinite(sd)) return [-Infinity, Infinity];
  const half = (Z * sd) / Math.sqrt(n);
  return [mean - half, mean + half];
}
