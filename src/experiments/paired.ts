/** What differs between two batches with the same luck: differences run by run, which luck common to both cancels. */
import { meanInterval, moments, Z } from "./statistics.ts";

/** The difference of two chances over paired runs. */
export interface PairedEvent {
  /** Probability in the second less that in the first. */
  difference: number;
  /** 95% interval (Bonett & Price 2012, after McNemar: only the runs that flip say anything). */
  low: number;
  high: number;
  /** Runs in which it happens in the second alone, and in the first alone. */
  gained: number;
  lost: number;
  gain: Gain;
}

/** The difference of two means over paired runs. */
export interface PairedQuantity {
  /** Mean of the second less that of the first. */
  difference: number;
  low: number;
  high: number;
  /** Runs in which it differs. */
  changed: number;
  gain: Gain;
}

/**
 * How many independent runs one paired run is worth: the variance of the difference between independent runs by that between
 * paired ones. Null where the difference is the same in all of them, or not finite.
 */
export type Gain = number | null;

/** @param a @param b whether it happens, run by run */
export function pairedEvent(a: ArrayLike<boolean>, b: ArrayLike<boolean>): PairedEvent {
  const n = a.length;
  let gained = 0;
  let lost = 0;
  for (let k = 0; k < n; k++) {
    if (b[k] && !a[k]) gained++;
    if (a[k] && !b[k]) lost++;
  }
  // Laplace's one success and one failure more, so that no flip seen is not certainty.
  const up = (gained + 1) / (n + 2);
  const down = (lost + 1) / (n + 2);
  const middle = up - down;
  const half = Z * Math.sqrt((up + down - middle * middle) / (n + 2));
  const as = Float64Array.from({ length: n }, (_, k) => Number(a[k]));
  const bs = Float64Array.from({ length: n }, (_, k) => Number(b[k]));
  return {
    difference: (gained - lost) / n,
    low: Math.max(-1, middle - half),
    high: Math.min(1, middle + half),
    gained,
    lost,
    gain: gainOf(as, bs),
  };
}

/**
 * @param a values by run
 * @param b the same runs of the other variant
 */
export function pairedQuantity(a: Float64Array, b: Float64Array): PairedQuantity {
  // Infinite in both is no difference.
  const differences = a.map((value, k) => (b[k] === value ? 0 : b[k]! - value));
  const { mean, sd } = moments(differences);
  const [low, high] = meanInterval(mean, sd, a.length);
  return {
    difference: mean,
    low,
    high,
    changed: differences.reduce((n, d) => n + (d === 0 ? 0 : 1), 0),
    gain: gainOf(a, b),
  };
}

export interface PairedShare {
  /** Share of the runs in the first, and in the second. */
  from: number;
  to: number;
  /** The second less the first, with the 95% interval of paired events. */
  difference: number;
  low: number;
  high: number;
}

export interface PairedCategory {
  /** By name: those of the first in their order, then those that only the second has. */
  shares: Record<string, PairedShare>;
  /** Runs in which it is another. */
  changed: number;
}

/** @param a @param b the name, run by run; undefined where it is none */
export function pairedCategory(
  a: readonly (string | undefined)[],
  b: readonly (string | undefined)[],
  names: readonly string[],
): PairedCategory {
  const shares = names.map((name): [string, PairedShare] => {
    const [inFirst, inSecond] = [a.map((v) => v === name), b.map((v) => v === name)];
    const { difference, low, high } = pairedEvent(inFirst, inSecond);
    return [name, { from: shareOf(inFirst), to: shareOf(inSecond), difference, low, high }];
  });
  return { shares: Object.fromEntries(shares), changed: a.filter((v, k) => v !== b[k]).length };
}

function shareOf(is: readonly boolean[]): number {
  return is.filter(Boolean).length / is.length;
}

function gainOf(a: Float64Array, b: Float64Array): Gain {
  const paired = moments(a.map((value, k) => b[k]! - value)).sd;
  const apart = moments(a).sd ** 2 + moments(b).sd ** 2;
  return paired > 0 && Number.isFinite(apart) ? apart / (paired * paired) : null;
}
