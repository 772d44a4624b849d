/**
 * Confidence sequences: intervals that hold at all numbers of runs at once, so that one may look again and again and stop
 * when they are narrow enough. An interval made for one fixed number of runs is too narrow for that (Robbins 1970;
 * Howard, Ramdas, McAuliffe & Sekhon 2021, Annals of Statistics 49(2)).
 */
import { log } from "../../engine/dmath.ts";

/** The chance that the truth is ever outside. */
const ALPHA = 0.05;

/** Weights over probabilities: a beta distribution. */
export interface Weight {
  a: number;
  b: number;
}

export const ALIKE: Weight = { a: 1, b: 1 };

/**
 * Of a probability, exact for every number of runs: p stays in as long as the likelihood of what was seen, averaged over
 * all p by some weight, is less than 1/alpha times its likelihood under p (Robbins' mixture; Ville's inequality). The
 * weight may be any that was chosen before these runs were seen; the better it is, the narrower the interval.
 */
export function probabilitySequence(
  successes: number,
  n: number,
  weight: Weight = ALIKE,
  alpha = ALPHA,
): [low: number, high: number] {
  if (n === 0) return [0, 1];
  const failures = n - successes;
  const mixture = logBeta(weight.a + successes, weight.b + failures) - logBeta(weight.a, weight.b);
  /** Evidence against p. */
  const against = (p: number) =>
    mixture -
    (successes === 0 ? 0 : successes * log(p)) -
    (failures === 0 ? 0 : failures * log(1 - p)) +
    log(alpha);
  const seen = successes / n;
  return [successes === 0 ? 0 : boundary(against, 0, seen), failures === 0 ? 1 : boundary(against, 1, seen)];
}

/**
 * The weight that the first runs suggest for those after them: about the probability that they show, as wide as the half
 * width that is asked for and their own error together.
 */
export function weightFrom(successes: number, n: number, halfWidth: number): Weight {
  const p = (successes + 1) / (n + 2);
  const spread = p * (1 - p);
  const strength = spread / (halfWidth * halfWidth + spread / n);
  return { a: Math.max(0.5, p * strength), b: Math.max(0.5, (1 - p) * strength) };
}

/** Where the evidence crosses zero between a refuted and a supported value. */
function boundary(against: (p: number) => number, refuted: number, supported: number): number {
  let out = refuted;
  let within = supported;
  for (let k = 0; k < 60; k++) {
    const middle = (out + within) / 2;
    if (against(middle) < 0) within = middle;
    else out = middle;
  }
  return (out + within) / 2;
}

/** Where the mixture is tightest, in runs: the order of magnitude at which batches stop. */
const TUNED = 2000;

/**
 * Half the width for the mean of a quantity whose variance is estimated: Robbins' normal mixture, valid as the number of
 * runs grows (Waudby-Smith, Arbour, Sinha, Kennedy & Ramdas 2024, Annals of Statistics 52(6)).
 */
export function meanSequence(sd: number, n: number, alpha = ALPHA): number {
  if (n === 0) return Infinity;
  const two = -2 * log(alpha);
  const rho2 = (two + log(two + 1)) / TUNED;
  const scaled = n * rho2 + 1;
  return sd * Math.sqrt(((2 * scaled) / (n * n * rho2)) * (0.5 * log(scaled) - log(alpha)));
}

function logBeta(a: number, b: number): number {
  return logGamma(a) + logGamma(b) - logGamma(a + b);
}

const HALF_LOG_TWO_PI = 0.9189385332046728;
/** From here on Stirling's series is exact to 1e-13. */
const LARGE = 16;

/** ln of the gamma function for x > 0. */
export function logGamma(x: number): number {
  let shift = 0;
  let at = x;
  for (; at < LARGE; at++) shift -= log(at);
  const inverse = 1 / (at * at);
  const series = (1 / 12 - inverse * (1 / 360 - inverse * (1 / 1260 - inverse / 1680))) / at;
  return shift + (at - 0.5) * log(at) - at + HALF_LOG_TWO_PI + series;
}
