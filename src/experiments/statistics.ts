/** Intervals and quantiles of Monte Carlo outcomes. */

/** 97.5% point of the standard normal. */
const Z = 1.959963984540054;

/** Wilson's 95% score interval of a proportion (Wilson 1927). */
export function wilson(successes: number, n: number): [low: number, high: number] {
  if (n === 0) return [0, 1];
  const p = successes / n;
  const z2 = Z * Z;
  const centre = (p + z2 / (2 * n)) / (1 + z2 / n);
  const half = (Z / (1 + z2 / n)) * Math.sqrt((p * (1 - p)) / n + z2 / (4 * n * n));
  return [successes === 0 ? 0 : centre - half, successes === n ? 1 : centre + half];
}

/** Quantile of sorted values by linear interpolation between order statistics (type 7 of Hyndman & Fan 1996). */
export function quantile(sorted: ArrayLike<number>, p: number): number {
  const at = (sorted.length - 1) * p;
  const low = Math.floor(at);
  const high = Math.min(low + 1, sorted.length - 1);
  return sorted[low]! + (at - low) * (sorted[high]! - sorted[low]!);
}

/** Mean and standard deviation (n - 1), in one pass (Welford 1962). */
export function moments(values: ArrayLike<number>): { mean: number; sd: number } {
  let mean = 0;
  let squares = 0;
  for (let k = 0; k < values.length; k++) {
    const gap = values[k]! - mean;
    mean += gap / (k + 1);
    squares += gap * (values[k]! - mean);
  }
  return { mean, sd: values.length > 1 ? Math.sqrt(squares / (values.length - 1)) : 0 };
}

/** 95% interval of a mean by the normal approximation. */
export function meanInterval(mean: number, sd: number, n: number): [low: number, high: number] {
  const half = n > 0 ? (Z * sd) / Math.sqrt(n) : Infinity;
  return [mean - half, mean + half];
}
