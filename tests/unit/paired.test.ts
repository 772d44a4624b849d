/** Paired differences: intervals that cover, and what pairing is worth. */
import { describe, expect, it } from "vitest";
import { streamKey } from "../../src/engine/keys.ts";
import { Stream } from "../../src/engine/stream.ts";
import { pairedEvent, pairedQuantity } from "../../src/experiments/paired.ts";

const stream = new Stream("test/paired");
stream.begin(streamKey("paired", "test"), 0);
const u = (trial: number, k: number, d: number) => stream.uniform(trial * 4096 + k, 0, d);

describe("the paired difference of an event", () => {
  it("counts the runs that flip", () => {
    const a = [true, true, false, false, true];
    const b = [true, false, true, true, true];
    expect(pairedEvent(a, b)).toMatchObject({ gained: 2, lost: 1, difference: 0.2 });
    expect(pairedEvent(a, a)).toMatchObject({ gained: 0, lost: 0, difference: 0, gain: null });
  });

  // By hand: (11 - 3) / 102 with standard error sqrt((14/102 - (8/102)^2) / 102).
  it("has the interval of Bonett & Price", () => {
    const a = Array.from({ length: 100 }, (_, k) => k < 50);
    const b = a.map((v, k) => (k < 2 ? false : k >= 50 && k < 60 ? true : v));
    const { low, high } = pairedEvent(a, b);
    const middle = 8 / 102;
    const half = 1.959963984540054 * Math.sqrt((14 / 102 - middle * middle) / 102);
    expect([low, high].map((x) => x.toFixed(12))).toEqual(
      [middle - half, middle + half].map((x) => x.toFixed(12)),
    );
  });

  it.each([
    [0.5, 0.6, 100],
    [0.1, 0.12, 60],
    [0.9, 0.97, 40],
  ])("covers the difference of %s and %s in %i runs about as often as it says", (p, q, n) => {
    let covered = 0;
    for (let trial = 0; trial < 1500; trial++) {
      // Half of the luck is common to both.
      const own = (d: number) =>
        Array.from({ length: n }, (_, k) => (u(trial, k, 0) < 0.5 ? u(trial, k, 1) : u(trial, k, d)));
      const { low, high } = pairedEvent(
        own(2).map((x) => x < p),
        own(3).map((x) => x < q),
      );
      if (low <= q - p && q - p <= high) covered++;
    }
    expect(covered / 1500).toBeGreaterThan(0.935);
  });
});

describe("the paired difference of a quantity", () => {
  it("is the mean difference, with the interval of a mean", () => {
    const found = pairedQuantity(Float64Array.of(1, 2, 3, 4), Float64Array.of(2, 4, 4, 6));
    expect(found.difference).toBe(1.5);
    expect(found.changed).toBe(4);
    const sd = Math.sqrt(1 / 3);
    expect(found.high - 1.5).toBeCloseTo((1.959963984540054 * sd) / 2, 12);
  });

  it("gains by what both have in common", () => {
    const n = 4000;
    const common = Float64Array.from({ length: n }, (_, k) => u(9000, k, 0));
    const b = common.map((v, k) => v + 0.1 * u(9000, k, 1));
    const { gain } = pairedQuantity(common, b);
    // Variances 1/12 and 1.01/12 against 0.01/12.
    expect(gain! / 201).toBeGreaterThan(0.9);
    expect(gain! / 201).toBeLessThan(1.1);
    expect(pairedQuantity(common, common).gain).toBeNull();
  });
});
