/** Small statistics of the reports. */

export const sum = (list: readonly number[]): number => list.reduce((total, x) => total + x, 0);

export const mean = (list: readonly number[]): number => sum(list) / list.length;

/** Share of the list that passes the test. */
export function share<T>(list: readonly T[], test: (item: T) => boolean): number {
  return list.filter(test).length / list.length;
}

/** The upper of the middle two where the list has an even number. An event that never came is Infinity and counts. */
export function median(list: readonly number[]): number {
  return ascending(list)[Math.floor(list.length / 2)] ?? Number.NaN;
}

/** Quantile of the finite values, one of them: the date of an event where it came. Undefined where it never did. */
export function quantileOfFinite(list: readonly number[], q: number): number | undefined {
  const sorted = ascending(list.filter(Number.isFinite));
  return sorted[Math.min(Math.floor(q * sorted.length), sorted.length - 1)];
}

const ascending = (list: readonly number[]) => [...list].sort((a, b) => a - b);
