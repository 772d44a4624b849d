/**
 * Deterministic elementary functions: the same bits on every engine and machine.
 *
 * ECMAScript leaves `Math.exp` and its kin implementation-approximated, so Node, Bun and browsers differ in
 * the last bit, and a last bit is enough to flip a simulated decision. Here everything is made of the
 * operations that IEEE 754 and ECMAScript fix to the bit: + − × ÷, comparisons and integer operations.
 *
 * Method and published coefficients: fdlibm 5.3 (K. C. Ng et al., Sun Microsystems, 1993,
 * https://www.netlib.org/fdlibm): reduce the argument to a short interval around 0 or 1, use a minimax
 * polynomial or rational there, then rebuild by an exact power of two. `exp`, `log`, `expm1` and `tanh` round
 * as fdlibm does, step by step; `pow` splits its doubles by arithmetic (Dekker 1971) where fdlibm masks bits.
 * Coefficients are printed at the shortest length that reads back to the published double (`Math.E` and other
 * constants are fixed by ECMAScript). Errors are in ulp, units in the last place of the result.
 */

const DOUBLES = new Float64Array(1);
const WORDS = new Uint32Array(DOUBLES.buffer);
DOUBLES[0] = 1;
/** Which half of a double holds its sign and exponent; depends on the machine's byte order. */
const UPPER = WORDS[1] === 0x3ff00000 ? 1 : 0;

/** `POWERS[k + 1074]` is 2^k, exact for −1074 ≤ k ≤ 1023. A load is faster than assembling a double's bits. */
const POWERS = new Float64Array(2098);
const ONE = 1074;
POWERS[ONE] = 1;
for (let k = 1; k <= 1074; k++) POWERS[ONE - k] = POWERS[ONE - k + 1]! / 2;
for (let k = 1; k <= 1023; k++) POWERS[ONE + k] = POWERS[ONE + k - 1]! * 2;

const TWO_1023 = POWERS[ONE + 1023]!;
const TWO_M1000 = POWERS[ONE - 1000]!;
const TWO_54 = 18014398509481984;
const TWO_M28 = 3.725290298461914e-9;
const SMALLEST_NORMAL = 2.2250738585072014e-308;
const LARGEST_BELOW_ONE = 1 - 1.1102230246251565e-16;

/** ln 2 in two parts; an integer below 2^20 times the upper part is exact. */
const LN2_UPPER = 0.6931471803691238;
const LN2_LOWER = 1.9082149292705877e-10;
const INVERSE_LN2 = Math.LOG2E;
/** ½ ln 2 and 1½ ln 2 to 20 bits: below them k is 0 and ±1. */
const HALF_LN2 = 0.3465735912322998;
const THREE_HALVES_LN2 = 1.0397205352783203;
const EXP_OVERFLOW = 709.782712893384;
const EXP_UNDERFLOW = -745.1332191019411;

/** x − P(x²) x²: the numerator of the rational for e^x on |x| ≤ ln(2)/2 (fdlibm's P1 to P5). */
function expCore(x: number): number {
  const t = x * x;
  return (
    x -
    t *
      (0.16666666666666602 +
        t *
          (-0.0027777777777015593 +
            t * (0.00006613756321437934 + t * (-0.0000016533902205465252 + t * 4.1381367970572385e-8))))
  );
}

/** y × 2^k for y in [0.5, 2], −1080 ≤ k ≤ 1024, rounded once even when the result is subnormal. */
function scale(y: number, k: number): number {
  if (k >= -1021) return k === 1024 ? y * 2 * TWO_1023 : y * POWERS[ONE + k]!;
  return y * POWERS[ONE + k + 1000]! * TWO_M1000;
}

/**
 * e^x for every double. Overflows to Infinity above 709.78…, underflows through the subnormals to 0 below
 * −745.13…; NaN gives NaN. Error below 1 ulp.
 */
export function exp(x: number): number {
  if (!(x <= EXP_OVERFLOW)) return x > EXP_OVERFLOW ? Number.POSITIVE_INFINITY : Number.NaN;
  if (x < EXP_UNDERFLOW) return 0;
  const magnitude = x < 0 ? -x : x;
  if (magnitude < HALF_LN2) {
    if (magnitude < TWO_M28) return 1 + x;
    const c = expCore(x);
    return 1 - ((x * c) / (c - 2) - x);
  }
  // The rational misses e itself by one ulp.
  if (x === 1) return Math.E;
  let k = x < 0 ? -1 : 1;
  if (magnitude >= THREE_HALVES_LN2) k = (INVERSE_LN2 * x + (x < 0 ? -0.5 : 0.5)) | 0;
  const upper = x - k * LN2_UPPER;
  const lower = k * LN2_LOWER;
  const r = upper - lower;
  const c = expCore(r);
  return scale(1 - (lower - (r * c) / (2 - c) - upper), k);
}

/**
 * e^x − 1 for every double, without cancellation near 0. Error below 1 ulp. `tanh` needs it.
 */
export function expm1(x: number): number {
  const magnitude = x < 0 ? -x : x;
  if (!(magnitude < 38.81622314453125)) {
    if (x < 0) return -1;
    if (!(x <= EXP_OVERFLOW)) return x > EXP_OVERFLOW ? Number.POSITIVE_INFINITY : Number.NaN;
  }
  if (magnitude < 5.551115123125783e-17) return x;
  let k = 0;
  let r = x;
  let residue = 0;
  if (magnitude >= HALF_LN2) {
    k = x < 0 ? -1 : 1;
    if (magnitude >= THREE_HALVES_LN2) k = (INVERSE_LN2 * x + (x < 0 ? -0.5 : 0.5)) | 0;
    const upper = x - k * LN2_UPPER;
    const lower = k * LN2_LOWER;
    r = upper - lower;
    residue = upper - r - lower;
  }
  const half = 0.5 * r;
  const square = r * half;
  const q =
    1 +
    square *
      (-0.03333333333333313 +
        square *
          (0.0015873015872548146 +
            square *
              (-0.0000793650757867488 +
                square * (0.000004008217827329362 + square * -2.0109921818362437e-7))));
  const t = 3 - q * half;
  let e = square * ((q - t) / (6 - r * t));
  if (k === 0) return r - (r * e - square);
  e = r * (e - residue) - residue - square;
  if (k === -1) return 0.5 * (r - e) - 0.5;
  if (k === 1) return r < -0.25 ? -2 * (e - (r + 0.5)) : 1 + 2 * (r - e);
  // Where to subtract the 1 so that it is not lost: before scaling for moderate k, after it otherwise.
  if (k <= -2 || k > 56) return scale(1 - (e - r), k) - 1;
  const tiny = POWERS[ONE - k]!;
  return scale(k < 20 ? 1 - tiny - (e - r) : r - (e + tiny) + 1, k);
}

/**
 * Natural logarithm. log(0) is −Infinity, log(Infinity) Infinity, a negative number or NaN gives NaN;
 * subnormals are exact inputs like any other. Error below 1 ulp.
 */
export function log(x: number): number {
  if (!(x > 0 && x < Number.POSITIVE_INFINITY)) {
    if (x === 0) return Number.NEGATIVE_INFINITY;
    return x > 0 ? x : Number.NaN;
  }
  let k = -1023;
  let normal = x;
  if (x < SMALLEST_NORMAL) {
    normal = x * TWO_54;
    k -= 54;
  }
  DOUBLES[0] = normal;
  const word = WORDS[UPPER]!;
  const fraction = word & 0xfffff;
  // 1 when the significand exceeds about √2 and is to be halved, so that 1 + f lies in (√2/2, √2).
  const halved = (fraction + 0x95f64) >>> 20;
  const exponent = (word >>> 20) + halved;
  k += exponent;
  const f = normal * POWERS[ONE + 1023 - exponent]! - 1;
  if ((0xfffff & (2 + fraction)) < 3) {
    if (f === 0) return k * LN2_UPPER + k * LN2_LOWER;
    const r = f * f * (0.5 - 0.3333333333333333 * f);
    return k === 0 ? f - r : k * LN2_UPPER - (r - k * LN2_LOWER - f);
  }
  const s = f / (2 + f);
  const z = s * s;
  const w = z * z;
  const even = w * (0.3999999999940942 + w * (0.22222198432149784 + w * 0.15313837699209373));
  const odd =
    z * (0.6666666666666735 + w * (0.2857142874366239 + w * (0.1818357216161805 + w * 0.14798198605116586)));
  const r = odd + even;
  // In the middle of the interval f²/2 is taken out of the rational, for a smaller rounding error.
  if (((fraction - 0x6147a) | (0x6b851 - fraction)) > 0) {
    const halfSquare = 0.5 * f * f;
    if (k === 0) return f - (halfSquare - s * (halfSquare + r));
    return k * LN2_UPPER - (halfSquare - (s * (halfSquare + r) + k * LN2_LOWER) - f);
  }
  if (k === 0) return f - s * (f - r);
  return k * LN2_UPPER - (s * (f - r) - k * LN2_LOWER - f);
}

/** The leading 26 bits of x (|x| < 2^970), so that products of two such heads are exact (Dekker 1971). */
function head(x: number): number {
  const c = 134217729 * x;
  return c - (c - x);
}

/**
 * magnitude^y in double-double arithmetic, for finite positive `magnitude` ≠ 1 and finite y ≠ 0:
 * log₂ to about 70 bits, times y, then 2 to that power.
 */
function powPositive(magnitude: number, y: number): number {
  // t1 + t2 = log₂(magnitude), t1 with few enough bits that head(y) × t1 is exact.
  let t1 = 0;
  let t2 = 0;
  if (y > 2147483648 || y < -2147483648) {
    const t = magnitude - 1;
    if (t < -1e-6 || t > 1e-6 || y > 18446744073709552000 || y < -18446744073709552000) {
      return t > 0 === y > 0 ? Number.POSITIVE_INFINITY : 0;
    }
    // So near 1 three terms of log(1 + t) are enough.
    const w = t * t * (0.5 - t * (0.3333333333333333 - t * 0.25));
    const u = 1.4426950216293335 * t;
    const v = t * 1.9259629911266175e-8 - w * INVERSE_LN2;
    t1 = head(u + v);
    t2 = v - (t1 - u);
  } else {
    let n = -1023;
    let normal = magnitude;
    if (magnitude < SMALLEST_NORMAL) {
      normal = magnitude * TWO_54;
      n -= 54;
    }
    DOUBLES[0] = normal;
    const word = WORDS[UPPER]!;
    const fraction = word & 0xfffff;
    // Centre on 1 or 1.5, whichever leaves (a − centre) / (a + centre) smaller; up to √(3/2), √3, 2.
    const nearThreeHalves = fraction > 0x3988e && fraction < 0xbb67a;
    const exponent = (word >>> 20) + (fraction >= 0xbb67a ? 1 : 0);
    n += exponent;
    const a = normal * POWERS[ONE + 1023 - exponent]!;
    const centre = nearThreeHalves ? 1.5 : 1;
    const log2CentreUpper = nearThreeHalves ? 0.5849624872207642 : 0;
    const log2CentreLower = nearThreeHalves ? 1.350039202129749e-8 : 0;
    const difference = a - centre;
    const inverse = 1 / (a + centre);
    const s = difference * inverse;
    const sUpper = head(s);
    const sumUpper = head(a + centre);
    const sumLower = a - (sumUpper - centre);
    const sLower = inverse * (difference - sUpper * sumUpper - sUpper * sumLower);
    const z = s * s;
    const r =
      z *
        z *
        (0.5999999999999946 +
          z *
            (0.4285714285785502 +
              z *
                (0.33333332981837743 +
                  z * (0.272728123808534 + z * (0.23066074577556175 + z * 0.20697501780033842))))) +
      sLower * (sUpper + s);
    const squareUpper = sUpper * sUpper;
    const gUpper = head(3 + squareUpper + r);
    const gLower = r - (gUpper - 3 - squareUpper);
    const u = sUpper * gUpper;
    const v = sLower * gUpper + gLower * s;
    const pUpper = head(u + v);
    const pLower = v - (pUpper - u);
    // × 2 / (3 ln 2), which turns 1.5 ln(a/centre) into log₂(a/centre).
    const qUpper = 0.9617967009544373 * pUpper;
    const qLower = -7.028461650952758e-9 * pUpper + pLower * 0.9617966939259756 + log2CentreLower;
    t1 = head(qUpper + qLower + log2CentreUpper + n);
    t2 = qLower - (t1 - n - log2CentreUpper - qUpper);
  }
  const yUpper = head(y);
  const lower = (y - yUpper) * t1 + y * t2;
  let upper = yUpper * t1;
  const exponent2 = lower + upper;
  if (exponent2 > 1024) return Number.POSITIVE_INFINITY;
  if (exponent2 < -1076) return 0;
  const k = (exponent2 + (exponent2 < 0 ? -0.5 : 0.5)) | 0;
  upper -= k;
  const t = head(lower + upper);
  const u = t * 0.6931471824645996;
  const v = (lower - (t - upper)) * Math.LN2 + t * -1.904654299957768e-9;
  const x = u + v;
  const residue = v - (x - u);
  const c = expCore(x);
  return scale(1 - ((x * c) / (c - 2) - (residue + x * residue) - x), k);
}

/**
 * x to the power y, with ECMAScript's special cases: y = 0 gives 1 even for NaN, (±1)^±Infinity is NaN, a
 * negative base needs an integer y (NaN otherwise) and −0 counts as negative for odd y. Error below 1 ulp.
 * Squares and cubes in a kernel should be written as products; this costs several `exp`.
 */
export function pow(x: number, y: number): number {
  if (y === 0) return 1;
  if (Number.isNaN(x) || Number.isNaN(y)) return Number.NaN;
  if (y === 1) return x;
  if (y === 2) return x * x;
  const magnitude = x < 0 ? -x : x;
  if (y - y !== 0) {
    if (magnitude === 1) return Number.NaN;
    return magnitude > 1 === y > 0 ? Number.POSITIVE_INFINITY : 0;
  }
  const negative = x < 0 || (x === 0 && 1 / x < 0);
  const odd = negative && (y % 2 === 1 || y % 2 === -1);
  if (x === 0 || magnitude === Number.POSITIVE_INFINITY) {
    const limit = (x === 0) === y > 0 ? 0 : Number.POSITIVE_INFINITY;
    return odd ? -limit : limit;
  }
  if (negative && Math.floor(y) !== y) return Number.NaN;
  if (y === -1) return 1 / x;
  if (y === 0.5) return Math.sqrt(x);
  const power = magnitude === 1 ? 1 : powPositive(magnitude, y);
  return odd ? -power : power;
}

/** Hyperbolic tangent for every double, odd to the bit, in [−1, 1]. Error below 3 ulp. */
export function tanh(x: number): number {
  const magnitude = x < 0 ? -x : x;
  if (magnitude < TWO_M28 || Number.isNaN(x)) return x;
  let y = 1;
  if (magnitude < 22) {
    const t = expm1(magnitude >= 1 ? 2 * magnitude : -2 * magnitude);
    y = magnitude >= 1 ? 1 - 2 / (t + 2) : -t / (t + 2);
  }
  return x < 0 ? -y : y;
}

/**
 * 1 / (1 + e^−x), the logistic distribution function. Strictly inside (0, 1) for every finite x, so that its
 * logarithm and that of its complement stay finite; 0 and 1 at the infinities; non-decreasing. Error below
 * 3 ulp.
 */
export function logistic(x: number): number {
  // No cancellation in either tail: e^−x only ever adds to 1. Below −708 it would overflow.
  if (x > -708) {
    const p = 1 / (1 + exp(-x));
    return p === 1 && x !== Number.POSITIVE_INFINITY ? LARGEST_BELOW_ONE : p;
  }
  const p = exp(x);
  return p === 0 && x !== Number.NEGATIVE_INFINITY ? Number.MIN_VALUE : p;
}
