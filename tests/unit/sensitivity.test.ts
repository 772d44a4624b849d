/** Indices and effects against functions whose values are known. */
import { describe, expect, it } from "vitest";
import { streamKey } from "../../src/engine/keys.ts";
import { Stream } from "../../src/engine/stream.ts";
import { type MorrisPlacement, morris, STEP } from "../../src/experiments/design/morris.ts";
import { saltelli } from "../../src/experiments/design/saltelli.ts";
import { resampling } from "../../src/experiments/sensitivity/bootstrap.ts";
import { morrisEffects } from "../../src/experiments/sensitivity/morris.ts";
import { sobolIndices } from "../../src/experiments/sensitivity/sobol.ts";
import { nodeTables } from "../../src/node/files.ts";
import { factors } from "../support/factors.ts";

const SEED = "sensitivity";
type Model = (u: Float64Array, luck: number) => number;

function sobol(f: Model, n: number, base: number, seed = SEED) {
  const plan = saltelli(factors(n), seed, nodeTables);
  const u = new Float64Array(n);
  const values = Float64Array.from({ length: base * plan.rows }, (_, p) => {
    plan.place(p, u);
    return f(u, plan.luck(p));
  });
  return sobolIndices(values, plan.rows, resampling(seed, "sobol"));
}

const ishigami: Model = (u) => {
  const [x, y, z] = [...u].map((v) => Math.PI * (2 * v - 1)) as [number, number, number];
  return Math.sin(x) + 7 * Math.sin(y) ** 2 + 0.1 * z ** 4 * Math.sin(x);
};
const A = [0, 1, 4.5, 9, 99, 99];
const g: Model = (u) => A.reduce((product, a, k) => (product * (Math.abs(4 * u[k]! - 2) + a)) / (1 + a), 1);

describe("Sobol' indices", () => {
  it("of Ishigami & Homma's function are its analytic values", () => {
    const v1 = (1 + 0.1 * Math.PI ** 4 * 0.2) ** 2 / 2;
    const v2 = 49 / 8;
    const v13 = 0.01 * Math.PI ** 8 * (1 / 18 - 1 / 50);
    const v = v1 + v2 + v13;
    const found = sobol(ishigami, 3, 4096);
    expect(Math.abs(found.mean - 3.5)).toBeLessThan(0.01);
    expect(Math.abs(found.variance / v - 1)).toBeLessThan(0.01);
    const first = [v1 / v, v2 / v, 0, 0];
    const total = [(v1 + v13) / v, v2 / v, v13 / v, 0];
    found.factors!.forEach((f, k) => {
      expect(Math.abs(f.first.value - first[k]!), `first ${k}`).toBeLessThan(0.02);
      expect(Math.abs(f.total.value - total[k]!), `total ${k}`).toBeLessThan(0.02);
      expect(f.first.low - 1e-9 <= first[k]! && first[k]! <= f.first.high + 1e-9, `interval ${k}`).toBe(true);
      expect(f.total.low - 1e-9 <= total[k]! && total[k]! <= f.total.high + 1e-9, `interval ${k}`).toBe(true);
    });
    expect(first[0]).toBeCloseTo(0.3139, 4);
    expect(total[2]).toBeCloseTo(0.2437, 4);
  });

  it("of the G function are its analytic values", () => {
    const parts = A.map((a) => 1 / (3 * (1 + a) ** 2));
    const product = parts.reduce((p, v) => p * (1 + v), 1);
    const found = sobol(g, 6, 4096);
    parts.forEach((v, k) => {
      const f = found.factors![k]!;
      expect(Math.abs(f.first.value - v / (product - 1)), `first ${k}`).toBeLessThan(0.015);
      const total = (v * product) / (1 + v) / (product - 1);
      expect(Math.abs(f.total.value - total), `total ${k}`).toBeLessThan(0.015);
    });
  });

  it("give luck its own share, and what it does with a factor to both", () => {
    const stream = new Stream("test/luck");
    stream.begin(streamKey("luck", "test"), 0);
    const noise = (luck: number) => stream.uniform(luck, 0, 0) - 0.5;
    const sum = sobol((u, luck) => u[0]! + noise(luck), 2, 4096).factors!;
    [0.5, 0, 0.5].forEach((share, k) => {
      expect(Math.abs(sum[k]!.first.value - share), `sum, first ${k}`).toBeLessThan(0.03);
      expect(Math.abs(sum[k]!.total.value - share), `sum, total ${k}`).toBeLessThan(0.03);
    });
    const product = sobol((u, luck) => (u[0]! - 0.5) * noise(luck), 2, 4096).factors!;
    [0, 2].forEach((k) => {
      expect(Math.abs(product[k]!.first.value), `product, first ${k}`).toBeLessThan(0.05);
      expect(Math.abs(product[k]!.total.value - 1), `product, total ${k}`).toBeLessThan(0.05);
    });
  });

  it("do not exist where nothing varies", () => {
    expect(sobol(() => 7, 2, 64)).toMatchObject({ mean: 7, variance: 0, factors: null });
    expect(sobol(() => 0.1, 2, 64).factors).toBeNull();
  });

  it("say how many points would do, and narrow as they come", () => {
    const few = sobol(g, 6, 128);
    const many = sobol(g, 6, 2048);
    expect(few.widest).toBeGreaterThan(0.1);
    expect(few.enough).toBeGreaterThan(128);
    expect(many.widest).toBeLessThan(few.widest / 2);
  });

  it("are the same from the same values, and the intervals others from another seed", () => {
    expect(sobol(g, 6, 64)).toEqual(sobol(g, 6, 64));
    const plan = saltelli(factors(1), SEED, nodeTables);
    const values = Float64Array.from({ length: 64 * plan.rows }, (_, k) => (k * 7) % 11);
    const one = sobolIndices(values, plan.rows, resampling("a", "sobol")).factors!;
    const other = sobolIndices(values, plan.rows, resampling("b", "sobol")).factors!;
    expect(one[0]!.total.value).toBe(other[0]!.total.value);
    expect(one[0]!.total.low).not.toBe(other[0]!.total.low);
  });
});

describe("the bootstrap", () => {
  it("covers a mean as often as it says", () => {
    const n = 60;
    let covered = 0;
    for (let trial = 0; trial < 400; trial++) {
      const resample = resampling(`t${trial}`, "mean");
      const effects = Float64Array.from({ length: n }, (_, k) => {
        const x = Math.sin(12.9898 * (trial * n + k + 1)) * 43758.5453;
        return x - Math.floor(x);
      });
      const { low, high } = morrisEffects(effects, 1, resample).factors[0]!.muStar;
      if (low <= 0.5 && 0.5 <= high) covered++;
    }
    expect(covered / 400).toBeGreaterThan(0.91);
    expect(covered / 400).toBeLessThan(0.98);
  });
});

function elementary(f: Model, n: number, trajectories: number) {
  const plan: MorrisPlacement = morris(factors(n), SEED);
  const u = new Float64Array(n);
  const at = (p: number) => {
    plan.place(p, u);
    return f(u, plan.luck(p));
  };
  const effects = new Float64Array(trajectories * n);
  for (let t = 0; t < trajectories; t++)
    plan.moves(t).forEach(({ factor, up }, s) => {
      const p = t * plan.rows + s;
      effects[t * n + factor] = (at(p + 1) - at(p)) / (up ? STEP : -STEP);
    });
  return morrisEffects(effects, n, resampling(SEED, "morris"));
}

describe("elementary effects", () => {
  it("of a plane are its slopes, without spread", () => {
    const { factors: found, widest } = elementary((u) => 3 * u[0]! - 2 * u[1]! + 0 * u[2]!, 3, 20);
    [3, -2, 0].forEach((slope, k) => {
      expect(found[k]!.mu).toBeCloseTo(slope, 12);
      expect(found[k]!.muStar.value).toBeCloseTo(Math.abs(slope), 12);
      expect(found[k]!.sigma).toBeCloseTo(0, 12);
    });
    expect(widest).toBeCloseTo(0, 10);
  });

  it("of bends and of factors that work together are those that the levels give", () => {
    const f: Model = (u) => u[0]! ** 2 + (u[1]! - 0.5) ** 2 + u[2]! * u[3]!;
    const { factors: found } = elementary(f, 4, 4000);
    // Moves from 1/8 and 3/8 and back: slopes 2b + 1/2.
    expect(found[0]!.mu).toBeCloseTo(1, 1);
    expect(found[0]!.sigma).toBeCloseTo(0.25, 2);
    // The bend has no slope on average, but a size.
    expect(Math.abs(found[1]!.mu)).toBeLessThan(0.02);
    expect(found[1]!.muStar.value).toBeCloseTo(0.25, 12);
    // The slope is the other factor, of four levels.
    expect(found[2]!.mu).toBeCloseTo(0.5, 1);
    expect(Math.abs(found[2]!.sigma - Math.sqrt((0.375 ** 2 + 0.125 ** 2) / 2))).toBeLessThan(0.01);
  });

  it("of Morris's test function of 20 factors find the ten that matter", () => {
    const beta = (k: number) => (k < 10 ? 20 : 0.5);
    const pairs = (k: number, j: number) => (k < 6 && j < 6 ? -15 : 0.2);
    const f: Model = (u) => {
      const w = [...u].map((x, k) =>
        [2, 4, 6].includes(k) ? 2 * ((1.1 * x) / (x + 0.1) - 0.5) : 2 * (x - 0.5),
      );
      let sum = 0;
      for (let k = 0; k < 20; k++) {
        sum += beta(k) * w[k]!;
        for (let j = k + 1; j < 20; j++) sum += pairs(k, j) * w[k]! * w[j]!;
      }
      return sum;
    };
    const { factors: found } = elementary(f, 20, 60);
    const order = found
      .map((x, k) => ({ k, size: x.muStar.value }))
      .sort((a, b) => b.size - a.size)
      .map((x) => x.k);
    expect(new Set(order.slice(0, 10))).toEqual(new Set([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]));
    // Factors 7 to 10 act alone: their effects hardly spread.
    for (const k of [7, 8, 9]) expect(found[k]!.sigma).toBeLessThan(found[k]!.muStar.value / 10);
    for (const k of [0, 1]) expect(found[k]!.sigma).toBeGreaterThan(found[k]!.muStar.value / 4);
  });
});
