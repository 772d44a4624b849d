import { describe, expect, it } from "vitest";
import { betaDistribution, betaQuantile } from "../../src/engine/beta.ts";
import { MultivectorError } from "../../src/engine/errors.ts";

const grid = Array.from({ length: 199 }, (_, k) => (k + 1) / 200);
const shapes = [0.1, 0.5, 1, 1.5, 2, 5, 9.99, 30, 120, 1000];
const pairs = shapes.flatMap((a) => shapes.map((b): [number, number] => [a, b]));

/** Largest of |f(u)| over the grid, so that one expectation covers it. */
const worst = (f: (u: number) => number) => Math.max(...grid.map((u) => Math.abs(f(u))));

describe("the beta quantile", () => {
  it("has its closed forms", () => {
    for (const s of [0.1, 0.5, 1, 3, 20]) {
      expect(worst((u) => betaQuantile(u, s, 1) - u ** (1 / s))).toBeLessThan(1e-14);
      expect(worst((u) => betaQuantile(u, 1, s) - (1 - (1 - u) ** (1 / s)))).toBeLessThan(1e-14);
    }
    expect(worst((u) => betaQuantile(u, 0.5, 0.5) - Math.sin((Math.PI * u) / 2) ** 2)).toBeLessThan(1e-14);
    const cubic = (x: number) => x * x * (3 - 2 * x);
    expect(worst((u) => cubic(betaQuantile(u, 2, 2)) - u)).toBeLessThan(1e-14);
  });

  it("is its own mirror image when the shapes change places", () => {
    for (const [a, b] of pairs)
      expect(worst((u) => betaQuantile(u, a, b) + betaQuantile(1 - u, b, a) - 1)).toBeLessThan(1e-13);
    for (const s of shapes) expect(betaQuantile(0.5, s, s)).toBeCloseTo(0.5, 14);
  });

  // mpmath 1.3: bisection on betainc with 40 digits.
  it.each([
    [0.05, 2, 5, 0.06284989170835438],
    [0.5, 4, 6, 0.3930848328106295],
    [0.99, 0.5, 0.5, 0.9997532801828658],
    [0.001, 0.1, 3, 2.36690135194491e-31],
    [0.37, 9.99, 30, 0.22338889325191297],
    [0.8, 0.1, 0.5, 0.31573539753852153],
    [0.5, 1000, 1.5, 0.9988180077437199],
    [0.025, 120, 80, 0.5314035548618249],
    [1e-10, 5, 2, 0.006996448663432208],
  ])("at u = %s, shapes %s and %s, is %s", (u, a, b, expected) => {
    expect(Math.abs(betaQuantile(u, a, b) - expected)).toBeLessThan(1e-12 * expected);
  });

  it.each([
    [2, 5],
    [4, 6],
    [9.99, 30],
    [120, 80],
  ])("agrees with its density summed by Simpson's rule, shapes %s and %s", (a, b) => {
    const n = 200_000;
    const density = (x: number) => x ** (a - 1) * (1 - x) ** (b - 1);
    const below = (end: number) => {
      let sum = density(0) + density(end);
      for (let k = 1; k < n; k++) sum += density((end * k) / n) * (k % 2 === 1 ? 4 : 2);
      return (sum * end) / (3 * n);
    };
    const whole = below(1);
    for (const u of [0.02, 0.3, 0.5, 0.9]) expect(below(betaQuantile(u, a, b)) / whole).toBeCloseTo(u, 12);
  });

  it("is undone by the distribution function", () => {
    // Where the variate is all but 1 the spacing of doubles, not the method, limits the way back.
    for (const [a, b] of pairs)
      expect(
        worst((u) => {
          const x = betaQuantile(u, a, b);
          return x > 1 - 1e-3 && b < 1 ? 0 : betaDistribution(x, a, b) - u;
        }),
      ).toBeLessThan(1e-11);
  });

  it("grows with the probability and stays inside the unit interval", () => {
    for (const [a, b] of pairs) {
      const values = [0, 1e-12, 1e-6, ...grid, 1 - 1e-6, 1 - 1e-12, 1].map((u) => betaQuantile(u, a, b));
      expect(values[0]).toBe(0);
      expect(values.at(-1)).toBe(1);
      for (let k = 1; k < values.length; k++) expect(values[k]! - values[k - 1]!).toBeGreaterThanOrEqual(0);
    }
  });

  it("has the moments of the distribution", () => {
    const [a, b, n] = [2.5, 4, 4000];
    const values = Array.from({ length: n }, (_, k) => betaQuantile((k + 0.5) / n, a, b));
    const mean = values.reduce((s, x) => s + x, 0) / n;
    expect(mean).toBeCloseTo(a / (a + b), 5);
    expect(values.reduce((s, x) => s + (x - mean) ** 2, 0) / n).toBeCloseTo(
      (a * b) / ((a + b) * (a + b) * (a + b + 1)),
      5,
    );
  });

  it("refuses what is no probability and no shape", () => {
    for (const u of [-0.1, 1.1, Number.NaN]) expect(() => betaQuantile(u, 2, 2)).toThrow(MultivectorError);
    for (const s of [0, -1, 2e6, Number.NaN, Number.POSITIVE_INFINITY]) {
      expect(() => betaQuantile(0.5, s, 2)).toThrow(/shape/);
      expect(() => betaQuantile(0.5, 2, s)).toThrow(/shape/);
    }
  });
});
