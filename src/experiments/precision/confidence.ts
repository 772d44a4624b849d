/**
 * Confidence sequences: intervals that hold at all numbers of runs at once, so that one may look again and again and stop
 * when they are narrow enough. An interval made for one fixed number of runs is too narrow for that (Robbins 1970;
 * Howard, Ramdas, McAuliffe & Sekhon 2021, Annals of Statistics 49(2)).
 */
import { log } from "../../engine/dmath.ts";

/** The chance that the truth is ever outside. */
export const ALPHA = 0.05;

/**
 * Of a probability, exact for every number of runs: p stays in as long as the likelihood of what was seen, averaged over
 * all p alike, is less than 1/alpha times its likelihood under p (Robbins' mixture; Ville's inequality).
 */
export function probabilitySequence(
  successes: number,
  n: number,
  alpha = ALPHA,
): [low: number, high: number] {
  if (n === 0) return [0, 1];
  const failures = n - successes;
  const mixture = logFactorial(successes) + logFactorial(failures) - logFactorial(n + 1);
  /** Evidence against p. */
  const against = (p: number) =>
    mixture -
    (successes === 0 ? 0 : successes * log(p)) -
    (failures === 0 ? 0 : failures * log(1 - p)) +
    log(alpha);
  const seen = successes / n;
  return [successes === 0 ? 0 : boundary(against, 0, seen), failures === 0 ? 1 : boundary(against, 1, seen)];
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
 * runs grows (Waudby-Smith, Arbour, Sinha, Kennedy & Ramdas 2024, Annals of Statistics 52(6), theorem 2.2).
 */
export function meanSequence(sd: number, n: number, alpha = ALPHA): number {
  if (n === 0) return Infinity;
  const two = -2 * log(alpha);
  const rho2 = (two + log(two + 1)) / TUNED;
  const scaled = n * rho2 + 1;
  return sd * Math.sqrt(((2 * scaled) / (n * n * rho2)) * (0.5 * log(scaled) - log(alpha)));
}

const EXACT = 32;
const SMALL: number[] = [0];
for (let k = 1; k <= EXACT; k++) SMALL.push(SMALL[k - 1]! + log(k));

/** ln n!, by its sum for small n and by Stirling's series beyond (error below 1e-13 of it). */
export function logFactorial(n: number): number {
  if (n <= EXACT) return SMALL[n]!;
  const x = n + 1;
  const inverse = 1 / (x * x);
  const series = (1 / 12 - inverse * (1 / 360 - inverse * (1 / 1260 - inverse / 1680))) / x;
  return (x - 0.5) * log(x) - x + HALF_LOG_TWO_PI + series;
}

const HALF_LOG_TWO_PI = 0.9189385332046728;
