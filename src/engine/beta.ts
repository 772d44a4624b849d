/**
 * The beta distribution by inversion: one uniform gives one variate, the same bits on every engine.
 *
 * The regularized incomplete beta function I_x(a, b) is taken from its continued fraction (Abramowitz & Stegun
 * 1964, 26.5.8, evaluated by Lentz's method); the quantile solves log I_x = log u by Newton's method in log x,
 * where the function is nearly straight even for shapes below 1, inside a bracket that only ever shrinks.
 */
import { exp, log } from "./dmath.ts";
import { MultivectorError } from "./errors.ts";

const HALF_LOG_TWO_PI = 0.9189385332046728;
const LARGEST_SHAPE = 1e6;
const SMALLEST_SHAPE = 1e-3;
const EPSILON = 2.220446049250313e-16;
const TINY = 1e-300;

/** What Stirling's formula leaves of log Γ(x), for x of at least 10: 1/(12x) − 1/(360x³) + … */
function stirlingRest(x: number): number {
  const z = 1 / (x * x);
  return (
    (1 / 12 +
      z *
        (-1 / 360 +
          z * (1 / 1260 + z * (-1 / 1680 + z * (1 / 1188 + z * (-691 / 360360 + z * (1 / 156))))))) /
    x
  );
}

/** log(1 + y) for y > −1, without cancellation near 0: the rounding of 1 + y is divided out (Kahan). */
function log1p(y: number): number {
  const w = 1 + y;
  return w === 1 ? y : (log(w) * y) / (w - 1);
}

/** log B(a, b) = log Γ(a) + log Γ(b) − log Γ(a + b); the large parts cancel on paper, not in rounding. */
function logBeta(a: number, b: number): number {
  // B(a, b) = B(a + 1, b) (a + b) / a lifts both shapes to where Stirling's formula is exact to the last bit.
  let lift = 1;
  let p = a;
  let q = b;
  for (; p < 10; p++) lift *= (p + q) / p;
  for (; q < 10; q++) lift *= (p + q) / q;
  const rest = stirlingRest(p) + stirlingRest(q) - stirlingRest(p + q);
  const powers = (p - 0.5) * -log1p(q / p) - q * log1p(p / q);
  return HALF_LOG_TWO_PI - 0.5 * log(q) + rest + powers + log(lift);
}

/** The continued fraction of I_x(a, b) = x^a (1 − x)^b / (a B(a, b)) × this, for x up to about the mean. */
function fraction(x: number, a: number, b: number): number {
  let c = 1;
  let d = 1 - ((a + b) * x) / (a + 1);
  d = 1 / (d === 0 ? TINY : d);
  let value = d;
  // Converges within a few times √max(a, b) turns.
  for (let m = 1; m < 20000; m++) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m));
    d = 1 + even * d;
    c = 1 + even / c;
    d = 1 / (d === 0 ? TINY : d);
    c = c === 0 ? TINY : c;
    value *= c * d;
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
    d = 1 + odd * d;
    c = 1 + odd / c;
    d = 1 / (d === 0 ? TINY : d);
    c = c === 0 ? TINY : c;
    const step = c * d;
    value *= step;
    if (step - 1 < EPSILON && 1 - step < EPSILON) break;
  }
  return value;
}

/** I_x(a, b) for 0 < x < 1 by the tail in which the fraction converges. */
function regularized(x: number, a: number, b: number, logB: number): number {
  const prefix = exp(a * log(x) + b * log1p(-x) - logB);
  return x <= (a + 1) / (a + b + 2)
    ? (prefix * fraction(x, a, b)) / a
    : 1 - (prefix * fraction(1 - x, b, a)) / b;
}

function checkShapes(a: number, b: number): void {
  for (const shape of [a, b])
    if (!(shape >= SMALLEST_SHAPE && shape <= LARGEST_SHAPE))
      throw new MultivectorError({
        code: "beta-shape",
        message: `${shape} is not a shape of a beta distribution that can be drawn from`,
        mend: `use shapes from ${SMALLEST_SHAPE} to ${LARGEST_SHAPE}`,
      });
}

function checkUnit(value: number, what: string): void {
  if (!(value >= 0 && value <= 1))
    throw new MultivectorError({
      code: "beta-domain",
      message: `${value} is not a ${what} of a beta distribution`,
      mend: "use a number from 0 to 1",
    });
}

/**
 * Probability that a beta variate with shapes a, b is at most x: I_x(a, b), x in [0, 1], shapes from 0.001 to
 * 10^6 (an error otherwise). Error about 1e-14 for shapes up to 1000.
 */
export function betaDistribution(x: number, a: number, b: number): number {
  checkShapes(a, b);
  checkUnit(x, "value");
  return x === 0 || x === 1 ? x : regularized(x, a, b, logBeta(a, b));
}

/**
 * The quantile of the beta distribution: the x with I_x(a, b) = u, for u in [0, 1] and shapes from 0.001 to 10^6
 * (an error otherwise). 0 at 0 and 1 at 1; error below 1e-12, non-decreasing in u to that precision.
 */
export function betaQuantile(u: number, a: number, b: number): number {
  checkShapes(a, b);
  checkUnit(u, "probability");
  if (u === 0 || u === 1) return u;
  const logB = logBeta(a, b);
  const mean = a / (a + b);
  return u <= regularized(mean, a, b, logB)
    ? lowerQuantile(u, a, b, logB, mean)
    : 1 - lowerQuantile(1 - u, b, a, logB, b / (a + b));
}

/** The quantile where it lies at or below the mean. */
function lowerQuantile(u: number, a: number, b: number, logB: number, mean: number): number {
  const logU = log(u);
  let low = 0;
  let high = mean;
  // Near 0 I_x is x^a / (a B(a, b)).
  let x = exp((logU + log(a) + logB) / a);
  if (!(x > 0)) return 0;
  if (x > high) x = high / 2;
  for (let turn = 0; turn < 200; turn++) {
    const f = fraction(x, a, b);
    const excess = a * log(x) + b * log1p(-x) - logB + log(f / a) - logU;
    if (excess === 0) return x;
    if (excess > 0) high = x;
    else low = x;
    // d log I_x / d log x = a / ((1 − x) f).
    const step = (-excess * (1 - x) * f) / a;
    let to = step < 1 ? x * exp(step) : high;
    if (!(to > low && to < high)) to = low + (high - low) / 2;
    const moved = to - x;
    x = to;
    if (moved <= 2 * EPSILON * x && -moved <= 2 * EPSILON * x) break;
  }
  return x;
}
