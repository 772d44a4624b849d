/** A number that is known at a few dates and moves straight between them. */

/**
 * Value at `month` of the course of entry `k`: knots `at` (months since 1900-01, rising, Infinity where unused) and `value`,
 * both [entries x knots]. Before the first knot its value, after the last that one's; 0 without knots.
 */
export function courseAt(
  at: Float64Array,
  value: Float64Array,
  knots: number,
  k: number,
  month: number,
): number {
  const from = k * knots;
  if (at[from] === Infinity) return 0;
  let last = from;
  while (last + 1 < from + knots && at[last + 1]! <= month) last++;
  const next = last + 1;
  if (month <= at[last]! || next === from + knots || at[next] === Infinity) return value[last]!;
  const along = (month - at[last]!) / (at[next]! - at[last]!);
  return value[last]! + along * (value[next]! - value[last]!);
}
