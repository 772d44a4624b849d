import { describe, expect, it } from "vitest";
import { fillNormals, normalFromWords, normalQuantile, uniform53 } from "../../src/engine/normal.ts";

const view = new DataView(new ArrayBuffer(8));

/** A 32-bit congruential generator with its output mixed: integers only, so the same on every engine. */
function words(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) | 0;
    let z = state ^ (state >>> 15);
    z = Math.imul(z, 0x2c1b3c6d);
    z ^= z >>> 12;
    z = Math.imul(z, 0x297a2d39);
    return (z ^ (z >>> 15)) >>> 0;
  };
}

function toHex(x: number): string {
  view.setFloat64(0, x);
  return view.getBigUint64(0).toString(16).padStart(16, "0");
}

/** The random word whose 53-bit integer is k. */
function wordOf(k: bigint): [number, number] {
  return [Number((k >> 26n) << 5n), Number((k & 0x3ffffffn) << 6n)];
}

const ofInteger = (k: bigint) => normalFromWords(...wordOf(k));
const COUNT = 2n ** 53n;

/** Random words of the lower half, with the far tail as frequent as the middle. */
function lowerHalf(next: () => number): [number, number] {
  const shift = next() % 56;
  const hi = next() >>> 1;
  const lo = next();
  return shift < 28 ? [hi >>> shift, lo] : [0, lo >>> (shift - 28)];
}

describe("normalQuantile", () => {
  // To 19 digits by mpmath (200 bits), by inverting its error function.
  it.each<[number, number]>([
    [0.5, 0],
    [0.25, -0.6744897501960817],
    [0.001, -3.0902323061678136],
    [1e-20, -9.262340089798407],
    [2 ** -54, -8.292361075813595],
    [0.975, 1.9599639845400538],
    [0.075, -1.439531470938456],
    [5e-324, -38.467405617144344],
  ])("at %d is %d", (p, x) => {
    expect(Math.abs(normalQuantile(p) - x)).toBeLessThanOrEqual(4e-16 * Math.max(1, Math.abs(x)));
  });

  it("is infinite at the ends and NaN outside", () => {
    expect([0, 1, -0.1, 1.1, Number.NaN].map(normalQuantile)).toEqual([
      Number.NEGATIVE_INFINITY,
      Number.POSITIVE_INFINITY,
      Number.NaN,
      Number.NaN,
      Number.NaN,
    ]);
  });
});

describe("uniform53", () => {
  it("is (k + ½) / 2^53, inside (0, 1) even for the topmost word", () => {
    expect(uniform53(0, 0)).toBe(2 ** -54);
    expect(uniform53(0x7fffffff, 0xffffffff)).toBe(0.5 - 2 ** -54);
    expect(uniform53(0x80000000, 0)).toBe(0.5);
    expect(uniform53(0xffffffff, 0xffffffff)).toBe(1 - 2 ** -53);
    expect(uniform53(0x12345678, 0x9abcdef0)).toBe(
      ((0x12345678 >>> 5) * 2 ** 26 + (0x9abcdef0 >>> 6) + 0.5) / 2 ** 53,
    );
  });
});

describe("normals by table", () => {
  it("agree with AS 241 to 1e-11 on 10^6 words, from the middle to the last word of the tail", () => {
    const next = words(241);
    let worst = 0;
    let where: [number, number] = [0, 0];
    const check = (hi: number, lo: number) => {
      const error = Math.abs(normalFromWords(hi, lo) - normalQuantile(uniform53(hi, lo)));
      if (!(error <= worst)) {
        worst = error;
        where = [hi, lo];
      }
    };
    for (let i = 0; i < 1e6; i++) check(...lowerHalf(next));
    for (let k = 0n; k < 200n; k++) check(...wordOf(k));
    // The upper half where a double still resolves the uniform.
    for (let i = 0; i < 1e5; i++) check((0x80000000 + (next() % 0x7fff0000)) >>> 0, next());
    expect(worst, `worst error ${worst} at words ${where}`).toBeLessThan(1e-11);
  });

  it("are exactly antisymmetric: the complemented word gives the negative", () => {
    const next = words(3);
    for (let i = 0; i < 2e5; i++) {
      const [hi, lo] = lowerHalf(next);
      if (normalFromWords(~hi >>> 0, ~lo >>> 0) !== -normalFromWords(hi, lo))
        expect.fail(`words ${hi}, ${lo}`);
    }
  });

  it("never decrease across the boundaries of pieces, octaves and halves", () => {
    const centres = [0n, COUNT / 2n, COUNT - 1n];
    for (let octave = 0n; octave < 53n; octave++) {
      for (let piece = 0n; piece < 32n; piece++) {
        const k = ((32n + piece) << octave) >> 6n;
        centres.push(k, COUNT - k);
      }
    }
    for (const centre of centres) {
      let last = Number.NEGATIVE_INFINITY;
      for (let k = centre - 16n; k <= centre + 16n; k++) {
        if (k < 0n || k >= COUNT) continue;
        const x = ofInteger(k);
        if (!(x >= last)) expect.fail(`normal(${k}) = ${x} is below normal(${k - 1n}) = ${last}`);
        last = x;
      }
    }
  });

  it("never decrease between neighbouring and between sorted random words", () => {
    const next = words(5);
    const integers = Array.from({ length: 1e5 }, () => next() * 2097152 + (next() >>> 11)).sort(
      (a, b) => a - b,
    );
    let last = Number.NEGATIVE_INFINITY;
    for (const integer of integers) {
      const k = BigInt(integer);
      const x = ofInteger(k);
      const following = k + 1n < COUNT ? ofInteger(k + 1n) : x;
      if (!(x >= last && following >= x)) expect.fail(`order broken at ${k}`);
      last = x;
    }
  });

  it("reach the extreme words", () => {
    expect(ofInteger(0n)).toBeCloseTo(-8.292361075813595, 14);
    expect(ofInteger(COUNT - 1n)).toBe(-ofInteger(0n));
    expect(ofInteger(COUNT / 2n)).toBeGreaterThan(0);
    expect(ofInteger(COUNT / 2n)).toBeLessThan(2e-16);
  });

  it("have the moments and the distribution of a standard normal", () => {
    const n = 1e6;
    const next = words(1);
    const hi = Uint32Array.from({ length: n }, next);
    const lo = Uint32Array.from({ length: n }, next);
    const out = new Float64Array(n);
    fillNormals(out, hi, lo, n);
    const moment = (power: number) => out.reduce((sum, x) => sum + x ** power, 0) / n;
    // Four standard errors each.
    expect(Math.abs(moment(1))).toBeLessThan(4e-3);
    expect(Math.abs(moment(2) - 1)).toBeLessThan(4e-3 * Math.SQRT2);
    expect(Math.abs(moment(3))).toBeLessThan(4e-3 * Math.sqrt(15));
    expect(Math.abs(moment(4) - 3)).toBeLessThan(4e-3 * Math.sqrt(96));
    // Kolmogorov and Smirnov against Φ by its series (Marsaglia 2004), independent of any quantile.
    out.sort();
    let distance = 0;
    for (let i = 0; i < n; i += 100)
      distance = Math.max(distance, Math.abs(cumulative(out[i]!) - (i + 0.5) / n));
    expect(distance * Math.sqrt(n), "the 0.1 % point is 1.95").toBeLessThan(1.95);
  });

  it("fill as many as asked, with the bits of the one-value form", () => {
    const next = words(8);
    const n = 1000;
    const hi = Uint32Array.from({ length: n }, next);
    const lo = Uint32Array.from({ length: n }, next);
    const out = new Float64Array(n).fill(99);
    fillNormals(out, hi, lo, n - 1);
    for (let i = 0; i < n - 1; i++) expect(out[i]).toBe(normalFromWords(hi[i]!, lo[i]!));
    expect(out[n - 1]).toBe(99);
  });
});

function cumulative(x: number): number {
  let term = x;
  let sum = x;
  for (let i = 1; Math.abs(term) > 1e-17; i++) {
    term *= (x * x) / (2 * i + 1);
    sum += term;
  }
  return 0.5 + (sum * Math.exp(-0.5 * x * x)) / Math.sqrt(2 * Math.PI);
}

describe("golden bits", () => {
  const golden: [hi: number, lo: number, normal: string][] = [
    [0x0, 0x0, "c02095b059d67c4c"],
    [0x0, 0x40, "c02052484c516593"],
    [0x1, 0x2, "c02095b059d67c4c"],
    [0x0, 0x80000000, "c0171f2b7c518809"],
    [0x1234, 0x56789abc, "c012f3024564583b"],
    [0xabcdef, 0x1, "c006556b8af84519"],
    [0x1234567, 0x89abcdef, "c004ee2da9728449"],
    [0x12345678, 0x9abcdef0, "bff77b2636b715cf"],
    [0x3fffffff, 0xffffffff, "bfe5956b87528a4b"],
    [0x40000000, 0x0, "bfe5956b87528a47"],
    [0x7fffffff, 0xffffffff, "bca4000000000000"],
    [0x80000000, 0x0, "3ca4000000000000"],
    [0xdeadbeef, 0xcafebabe, "3ff202934b1fbf91"],
    [0xffffffff, 0xffffffff, "402095b059d67c4c"],
  ];
  const quantiles: [p: number, quantile: string][] = [
    [5e-324, "c0433bd3f27fcd02"],
    [1e-300, "c04286074064c26e"],
    [1e-20, "c022865170b43a4b"],
    [1e-11, "c01ad2f7bbec4805"],
    [0.000001, "c0130381a9799f7e"],
    [0.001, "c008b8cbb7204470"],
    [0.02, "c0006e13e8aadfdb"],
    [0.074, "bff72567aa9caeda"],
    [0.076, "bff6eb87f9160bca"],
    [0.25, "bfe5956b87528a49"],
    [0.499, "bf6488c93793e58f"],
    [0.6, "3fd036d6c4a04b5a"],
    [0.924, "3ff6eb87f9160bcc"],
    [0.99, "40029c5c4630ff0c"],
    [0.999999, "40130381a97985f1"],
  ];

  it("normalFromWords gives the stored bits", () => {
    expect(golden.length).toBeGreaterThanOrEqual(12);
    for (const [hi, lo, bits] of golden)
      expect(toHex(normalFromWords(hi, lo)), `words ${hi}, ${lo}`).toBe(bits);
  });

  it("normalQuantile gives the stored bits", () => {
    expect(quantiles.length).toBeGreaterThanOrEqual(12);
    for (const [p, bits] of quantiles) expect(toHex(normalQuantile(p)), `p = ${p}`).toBe(bits);
  });

  it("both give the stored hash over 10^5 words", () => {
    const next = words(19001);
    const hashOf = (f: (hi: number, lo: number) => number) => {
      let fnv = 0x811c9dc5;
      for (let i = 0; i < 1e5; i++) {
        const [hi, lo] = i % 2 === 0 ? [next(), next()] : lowerHalf(next);
        view.setFloat64(0, f(hi, lo));
        fnv = Math.imul(fnv ^ view.getUint32(0), 0x01000193);
        fnv = Math.imul(fnv ^ (fnv >>> 15) ^ view.getUint32(4), 0x01000193);
      }
      return (fnv >>> 0).toString(16);
    };
    expect(hashOf(normalFromWords)).toBe("d90360ae");
    expect(hashOf((hi, lo) => normalQuantile(uniform53(hi, lo)))).toBe("29c3b223");
  });
});
