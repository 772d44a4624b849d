/**
 * The standard normal distribution function, the same bits on every engine: near the mean by the series of Abramowitz
 * & Stegun 1964, 26.2.11, in the tails by the continued fraction 26.2.14 (evaluated by Lentz's method).
 */
import { exp } from "./dmath.ts";

const SQRT_TWO_PI = 2.5066282746310002;
/** Where the fraction takes over from the series. */
const FAR = 2.5;

/** Probability that a standard normal variate is at most x. Relative error about 1e-14 in both tails. */
export function normalDistribution(x: number): number {
  if (!(x < 0)) return x >= FAR ? 1 - tail(x) : 0.5 + middle(x);
  return x <= -FAR ? tail(-x) : 0.5 - middle(-x);
}

/** Probability of 0 to x, for x from 0 to about 3: all terms are positive, so that nothing cancels. */
function middle(x: number): number {
  let term = x;
  let sum = x;
  for (let k = 1; term > sum * 1e-17; k++) {
    term *= (x * x) / (2 * k + 1);
    sum += term;
  }
  return (sum * exp(-0.5 * x * x)) / SQRT_TWO_PI;
}

/** Probability of more than x, for x from about 2 up: φ(x) / (x + 1/(x + 2/(x + …))). */
function tail(x: number): number {
  if (x > 40) return 0;
  let value = x;
  let c = x;
  let d = 0;
  for (let k = 1; k < 500; k++) {
    d = 1 / (x + k * d);
    c = x + k / c;
    const step = c * d;
    value *= step;
    if (step - 1 < 1e-16 && 1 - step < 1e-16) break;
  }
  return exp(-0.5 * x * x) / (SQRT_TWO_PI * value);
}
