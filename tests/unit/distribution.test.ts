import { describe, expect, it } from "vitest";
import { discrete, discreteFault } from "../../src/engine/distribution/discrete.ts";
import { CONTINUOUS, GREATEST_UNIFORM, reach } from "../../src/engine/distribution/distribution.ts";
import { normalQuantile } from "../../src/engine/normal.ts";
import { normalDistribution } from "../../src/engine/normal-distribution.ts";

const grid = Array.from({ length: 999 }, (_, k) => (k + 1) / 1000);

function of(id: string, ...numbers: number[]) {
  const kind = CONTINUOUS.find((d) => d.id === id)!;
  expect(kind.fault(numbers), id).toBeUndefined();
  return kind.quantile(numbers);
}
const faultOf = (id: string, ...numbers: number[]) =>
  CONTINUOUS.find((d) => d.id === id)!.fault(numbers)?.message;

describe("the normal distribution function", () => {
  // The series with 320 digits (Python's decimal).
  it.each([
    [-30, 4.906713927148187e-198],
    [-8, 6.220960574271784e-16],
    [-3, 0.0013498980316300946],
    [-2.5, 0.006209665325776135],
    [-1, 0.15865525393145705],
    [-0.1, 0.460172162722971],
    [0, 0.5],
    [1.96, 0.9750021048517795],
    [5, 0.9999997133484281],
  ])("at %s is %s", (x, p) => {
    expect(Math.abs(normalDistribution(x) / p - 1)).toBeLessThan(1e-13);
  });

  it("undoes the quantile", () => {
    for (const p of [1e-300, 1e-20, 1e-5, ...grid])
      expect(Math.abs(normalDistribution(normalQuantile(p)) / p - 1), String(p)).toBeLessThan(1e-12);
  });
});

describe("inverse distribution functions", () => {
  const cases: [string, number[], (x: number) => number][] = [
    ["uniform", [-2, 3], (x) => (x + 2) / 5],
    ["normal", [1.6, 0.4], (x) => normalDistribution((x - 1.6) / 0.4)],
    ["lognormal", [-1, 0.5], (x) => normalDistribution((Math.log(x) + 1) / 0.5)],
    ["triangular", [0, 0.25, 1], (x) => (x <= 0.25 ? x ** 2 / 0.25 : 1 - (1 - x) ** 2 / 0.75)],
    ["triangular", [0, 0, 1], (x) => 1 - (1 - x) ** 2],
    ["triangular", [0, 1, 1], (x) => x ** 2],
    ["beta", [2, 1], (x) => x ** 2],
    ["beta", [1, 3, 10, 20], (x) => 1 - (1 - (x - 10) / 10) ** 3],
    [
      "truncatedNormal",
      [0, 1, -1, 2],
      (x) =>
        (normalDistribution(x) - normalDistribution(-1)) / (normalDistribution(2) - normalDistribution(-1)),
    ],
    [
      "truncatedNormal",
      [0, 1, 3, 4],
      (x) =>
        (normalDistribution(-3) - normalDistribution(-x)) / (normalDistribution(-3) - normalDistribution(-4)),
    ],
  ];

  it.each(cases)("of %s %j meet the closed form", (id, numbers, cdf) => {
    const quantile = of(id, ...numbers);
    for (const u of grid) expect(Math.abs(cdf(quantile(u)) - u), `${u}`).toBeLessThan(1e-11);
  });

  it.each(cases)("of %s %j never fall", (id, numbers) => {
    const quantile = of(id, ...numbers);
    const values = [0, 5.6e-17, 1e-10, ...grid, 1 - 1e-10, GREATEST_UNIFORM].map(quantile);
    values.forEach((v, k) => {
      if (k > 0) expect(v).toBeGreaterThanOrEqual(values[k - 1]!);
    });
  });

  it("of bounded ones reach their bounds, of others what a draw can be", () => {
    expect(reach(of("uniform", -2, 3), true)).toEqual([-2, 3]);
    expect(reach(of("triangular", 0, 1, 4), true)).toEqual([0, 4]);
    expect(reach(of("beta", 2, 5, 1, 2), true)).toEqual([1, 2]);
    expect(reach(of("truncatedNormal", 0, 1, 3, 4), true)).toEqual([3, 4]);
    const [low, high] = reach(of("normal", 0, 1), false);
    expect(low).toBeGreaterThan(-8.4);
    expect(low).toBeLessThan(-8.2);
    expect(high).toBeGreaterThan(8.1);
    const [least, most] = reach(of("lognormal", -1.83, 0.2), false);
    expect(least).toBeGreaterThan(0.03);
    expect(most).toBeLessThan(0.84);
  });

  it("refuse impossible numbers", () => {
    expect(faultOf("uniform", 1, 1)).toMatch(/do not rise/);
    expect(faultOf("normal", 0, 0)).toMatch(/not above 0/);
    expect(faultOf("lognormal", 0, -1)).toMatch(/not above 0/);
    expect(faultOf("triangular", 0, 2, 1)).toMatch(/likeliest/);
    expect(faultOf("triangular", 1, 1, 1)).toMatch(/do not rise/);
    expect(faultOf("beta", 0, 1)).toMatch(/shape/);
    expect(faultOf("beta", 1, 1, 2)).toMatch(/no greatest/);
    expect(faultOf("truncatedNormal", 0, 1, 2, 1)).toMatch(/do not rise/);
    expect(faultOf("truncatedNormal", 0, 0.01, 5, 6)).toMatch(/almost nothing/);
  });
});

describe("discrete values", () => {
  it("come in proportion to their weights, rising, whatever the order written", () => {
    const values = [
      { value: 3, weight: 1 },
      { value: 1, weight: 2 },
      { value: 9, weight: 0 },
      { value: 2, weight: 1 },
    ];
    const quantile = discrete(values);
    const shares = [1, 2, 3, 9].map((v) => grid.filter((u) => quantile(u) === v).length / grid.length);
    expect(shares.map((s) => Number(s.toFixed(2)))).toEqual([0.5, 0.25, 0.25, 0]);
    const turned = discrete([...values].reverse());
    expect(grid.map(turned)).toEqual(grid.map(quantile));
  });

  it("refuse what gives no value", () => {
    expect(discreteFault([{ value: 1, weight: -1 }])?.message).toMatch(/negative/);
    expect(discreteFault([{ value: 1, weight: 0 }])?.message).toMatch(/no value/);
    const one = { value: 1, weight: 1 };
    expect(discreteFault([one, one])?.message).toMatch(/twice/);
  });
});
