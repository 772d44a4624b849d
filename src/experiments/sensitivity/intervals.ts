/**
 * Intervals of what is estimated from few independent samples, of which many may be nought: 95% each, or none. How often
 * they cover what is known: docs/validation/coverage.md.
 */
import { betaQuantile } from "../../engine/beta.ts";
import { exp, log, tanh } from "../../engine/dmath.ts";
import { Z } from "../statistics.ts";

/** How an interval was found. */
export const WAYS = {
  shares:
    "95% by the binomial distribution, of the share of moves that turn the outcome; where none did, up to where none would be seen in 5%",
  sizes:
    "95% by Student's distribution on the logarithm of the mean size; about 90% where few moves are much larger than the rest",
  correlation:
    "95% by Student's distribution on Fisher's scale of correlations; about 90% where few values are much larger than the rest",
  total:
    "from 0 to the upper end of the factor's total, between which a first order lies: too few samples speak of it alone",
} as const;

export type Way = keyof typeof WAYS;

/** A value with its 95% interval and the way it was found; all null where none is known to hold. */
export interface Estimate {
  value: number;
  low: number | null;
  high: number | null;
  way: Way | null;
}

/** Ends of an interval, and what it is. */
export type Interval = Pick<Estimate, "low" | "high" | "way">;

export const NONE: Interval = { low: null, high: null, way: null };

const LEVEL = 0.05;
/** Beyond it the beta distribution is a normal one for every purpose here. */
const MOST_TRIALS = 1e5;

/** How far a 95% interval reaches to either side, in standard errors estimated with so many degrees of freedom. */
export function student(degrees: number): number {
  const x = betaQuantile(LEVEL, degrees / 2, 0.5);
  return Math.sqrt(degrees * (1 / x - 1));
}

/**
 * Of the mean of numbers from 0 to 1, by the tails of the binomial distribution (Clopper & Pearson 1934) with as many trials as
 * would have the variance at hand (Korn & Graubard 1998). Of nothing but noughts, or ones, the other end is where that
 * would be seen in 5%: 1 - .05^(1/n).
 *
 * @param trials as many, or fewer where samples say less than a trial each
 */
export function shareInterval(mean: number, trials: number): [low: number, high: number] {
  const n = Math.min(MOST_TRIALS, Math.max(1, trials));
  const hits = n * mean;
  const farthest = exp(log(LEVEL) / n);
  if (hits < 1e-3) return [0, 1 - farthest];
  if (n - hits < 1e-3) return [farthest, 1];
  return [betaQuantile(LEVEL / 2, hits, n - hits + 1), betaQuantile(1 - LEVEL / 2, hits + 1, n - hits)];
}

/**
 * Trials that would have a mean's variance: as many as there are samples where each is 0 or 1, more where they spread less.
 *
 * @param variance of the mean
 * @param degrees by which it is estimated
 */
export function trialsOf(mean: number, variance: number, degrees: number): number {
  const spread = Z / student(degrees);
  return ((mean * (1 - mean)) / variance) * spread * spread;
}

/** Of a mean of sizes, which lean to the right: Student's on the logarithm, brought back. */
export function sizeInterval(mean: number, error: number, degrees: number): [low: number, high: number] {
  const reach = exp((student(degrees) * error) / mean);
  return [mean / reach, mean * reach];
}

/** Of what lies from -1 to 1 like a correlation: Student's on Fisher's scale, brought back. */
export function correlationInterval(
  value: number,
  error: number,
  degrees: number,
): [low: number, high: number] {
  const within = Math.min(1 - 1e-9, Math.max(-1 + 1e-9, value));
  const at = log((1 + within) / (1 - within)) / 2;
  const reach = (student(degrees) * error) / (1 - within * within);
  return [tanh(at - reach), tanh(at + reach)];
}

/** Points at which an interval this wide would be as narrow as is asked: by the square root, of noughts alone in proportion. */
export function pointsFor(points: number, width: number, narrow: number, noughts: boolean): number {
  const ratio = Math.max(1, width / narrow);
  return points * (noughts ? ratio : ratio * ratio);
}
