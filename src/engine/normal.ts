/**
 * Standard normal variates by inverse distribution function: one 64-bit random word gives one variate.
 *
 * `normalQuantile` is the reference: Wichura's PPND16 (Algorithm AS 241, Applied Statistics 37, 1988,
 * 477–484). `fillNormals` is the fast path and agrees with it to 1e-11: the lower half of the uniform is cut
 * into octaves, each octave into 32 equal pieces, and on each piece the quintic Hermite polynomial takes the
 * quantile and its first two derivatives from both ends. Neighbouring pieces share their end values, so the
 * variate never decreases when the uniform grows, and common random numbers stay ordered.
 */

import { exp, log } from "./dmath.ts";

const TWO_53 = 9007199254740992;
const SQRT_TWO_PI = 2.5066282746310002;

/**
 * The quantile of the standard normal distribution, for p in [0, 1]; −Infinity at 0, Infinity at 1, NaN
 * outside. Relative error about 1e-16. Close to p = 1 the spacing of doubles loses the tail: use −quantile
 * of the complement there.
 */
export function normalQuantile(p: number): number {
  if (!(p > 0 && p < 1)) {
    if (p === 0) return Number.NEGATIVE_INFINITY;
    return p === 1 ? Number.POSITIVE_INFINITY : Number.NaN;
  }
  const q = p - 0.5;
  if (q >= -0.425 && q <= 0.425) {
    const r = 0.180625 - q * q;
    const above =
      ((((((2509.0809287301227 * r + 33430.57558358813) * r + 67265.7709270087) * r + 45921.95393154987) * r +
        13731.69376550946) *
        r +
        1971.5909503065513) *
        r +
        133.14166789178438) *
        r +
      3.3871328727963665;
    const below =
      ((((((5226.495278852854 * r + 28729.085735721943) * r + 39307.89580009271) * r + 21213.794301586597) *
        r +
        5394.196021424751) *
        r +
        687.1870074920579) *
        r +
        42.31333070160091) *
        r +
      1;
    return (q * above) / below;
  }
  const x = tailQuantile(Math.sqrt(-log(q < 0 ? p : 1 - p)));
  return q < 0 ? -x : x;
}

/** The magnitude of the quantile in a tail of probability e^(−s²), s from 1.61 up. */
function tailQuantile(s: number): number {
  if (s <= 5) {
    const r = s - 1.6;
    const above =
      ((((((0.0007745450142783414 * r + 0.022723844989269184) * r + 0.2417807251774506) * r +
        1.2704582524523684) *
        r +
        3.6478483247632045) *
        r +
        5.769497221460691) *
        r +
        4.630337846156546) *
        r +
      1.4234371107496835;
    const below =
      ((((((1.0507500716444169e-9 * r + 0.0005475938084995345) * r + 0.015198666563616457) * r +
        0.14810397642748008) *
        r +
        0.6897673349851) *
        r +
        1.6763848301838038) *
        r +
        2.053191626637759) *
        r +
      1;
    return above / below;
  }
  const r = s - 5;
  const above =
    ((((((2.0103343992922881e-7 * r + 0.000027115555687434876) * r + 0.0012426609473880784) * r +
      0.026532189526576124) *
      r +
      0.29656057182850487) *
      r +
      1.7848265399172913) *
      r +
      5.463784911164114) *
      r +
    6.657904643501103;
  const below =
    ((((((2.0442631033899397e-15 * r + 1.421511758316446e-7) * r + 0.000018463183175100548) * r +
      0.0007868691311456133) *
      r +
      0.014875361290850615) *
      r +
      0.1369298809227358) *
      r +
      0.599832206555888) *
      r +
    1;
  return above / below;
}

/** Octaves of the folded position (k + ½): [2^(o−1), 2^o) for o = 0 to 52. */
const OCTAVES = 53;
const PIECES_PER_OCTAVE = 32;
/** Six coefficients, then the map to the piece's own [0, 1): position × [6] − [7]. One cache line. */
const STRIDE = 8;
/** Filled octave by octave when first met: all 53 cost 8 ms cold, and few runs meet more than 25. */
const PIECES = new Float64Array(OCTAVES * PIECES_PER_OCTAVE * STRIDE);

const POSITION = new Float64Array(1);
const POSITION_WORDS = new Uint32Array(POSITION.buffer);
POSITION[0] = 1;
const UPPER = POSITION_WORDS[1] === 0x3ff00000 ? 1 : 0;

/** Fills the octave that holds the piece at index `at` of PIECES. */
function buildOctave(at: number): void {
  const octave = Math.floor(at / (PIECES_PER_OCTAVE * STRIDE));
  let width = 0.5 / PIECES_PER_OCTAVE;
  for (let o = 0; o < octave; o++) width *= 2;
  const h = width / TWO_53;
  // The magnitude of the quantile is tabulated; it falls as the folded uniform rises to ½.
  let y = -normalQuantile(PIECES_PER_OCTAVE * h);
  let slope = (-h * SQRT_TWO_PI) / exp(-0.5 * y * y);
  for (let i = 0; i < PIECES_PER_OCTAVE; i++) {
    const y1 = -normalQuantile((PIECES_PER_OCTAVE + i + 1) * h);
    const slope1 = (-h * SQRT_TWO_PI) / exp(-0.5 * y1 * y1);
    // dx/du = 1/φ(x) and d²x/du² = x/φ(x)², in units of the piece's width; half the latter is a coefficient.
    const bend = 0.5 * y * slope * slope;
    const bend1 = 0.5 * y1 * slope1 * slope1;
    // What the first three terms leave of value, slope and bend at the far end.
    const valueLeft = y1 - y - slope - bend;
    const slopeLeft = slope1 - slope - 2 * bend;
    const bendLeft = bend1 - bend;
    const c = (octave * PIECES_PER_OCTAVE + i) * STRIDE;
    PIECES[c] = y;
    PIECES[c + 1] = slope;
    PIECES[c + 2] = bend;
    PIECES[c + 3] = 10 * valueLeft - 4 * slopeLeft + bendLeft;
    PIECES[c + 4] = -15 * valueLeft + 7 * slopeLeft - 2 * bendLeft;
    PIECES[c + 5] = 6 * valueLeft - 3 * slopeLeft + bendLeft;
    PIECES[c + 6] = 1 / width;
    PIECES[c + 7] = PIECES_PER_OCTAVE + i;
    y = y1;
    slope = slope1;
  }
}

/**
 * A uniform on (0, 1) from 53 bits of a random word (`hi`, `lo`: uint32): (k + ½) / 2^53. Above ½ a double
 * has no room for the ½ and the sum rounds to an even k; the topmost is kept below 1.
 */
export function uniform53(hi: number, lo: number): number {
  // Literals, not the module's constants: a bundler turns those into variables, and a choice between a double
  // and a variable allocates.
  const u = ((hi >>> 5) * 67108864 + (lo >>> 6) + 0.5) * 1.1102230246251565e-16;
  return u < 1 ? u : 0.9999999999999999;
}

/** The uniforms of n random words (`hi[i]`, `lo[i]`) into `out[i]`: `uniform53` in a loop, without allocation. */
export function fillUniforms(out: Float64Array, hi: Uint32Array, lo: Uint32Array, n: number): void {
  for (let i = 0; i < n; i++) out[i] = uniform53(hi[i]!, lo[i]!);
}

/**
 * The standard normal variate of one random word (`hi`, `lo`: uint32), at the uniform (k + ½) / 2^53 that
 * `uniform53` approximates: within 1e-11 of its quantile, non-decreasing in k, and the complement of the
 * word (~hi, ~lo) gives exactly the negative. Between −8.293 and 8.293.
 */
export function normalFromWords(hi: number, lo: number): number {
  return variate(PIECES, POSITION, POSITION_WORDS, UPPER, hi, lo);
}

/**
 * The tables come as arguments because a bundler turns module constants into variables, which the just-in-time
 * compiler then reloads and checks at every use: 27 ns a normal instead of 14.
 */
function variate(
  pieces: Float64Array,
  scratch: Float64Array,
  scratchWords: Uint32Array,
  upper: number,
  hi: number,
  lo: number,
): number {
  // All ones in the upper half of the distribution, where the word is complemented: k ↦ 2^53 − 1 − k.
  const side = hi >> 31;
  const position = ((hi ^ side) >>> 5) * 67108864 + (((lo ^ side) >>> 6) + 0.5);
  scratch[0] = position;
  // Exponent and five leading bits count the pieces from the first octave's start at ½; 2^3 is STRIDE.
  const at = ((scratchWords[upper]! >>> 15) - (0x3fe00000 >>> 15)) << 3;
  if (pieces[at + 6] === 0) buildOctave(at);
  const t = position * pieces[at + 6]! - pieces[at + 7]!;
  // The two leading terms by Horner, so that rounding cannot break the order of neighbouring words; the
  // others in pairs, which the processor overlaps.
  const magnitude =
    pieces[at]! +
    t *
      (pieces[at + 1]! +
        t * (pieces[at + 2]! + t * pieces[at + 3]! + t * t * (pieces[at + 4]! + t * pieces[at + 5]!)));
  return (-1 - 2 * side) * magnitude;
}

/**
 * Standard normal variates of n random words (`hi[i]`, `lo[i]`) into `out[i]`: `normalFromWords` in a loop,
 * without allocation. `out` must not share memory with the words.
 */
export function fillNormals(out: Float64Array, hi: Uint32Array, lo: Uint32Array, n: number): void {
  const pieces = PIECES;
  const scratch = POSITION;
  const scratchWords = POSITION_WORDS;
  const upper = UPPER;
  for (let i = 0; i < n; i++) out[i] = variate(pieces, scratch, scratchWords, upper, hi[i]!, lo[i]!);
}
