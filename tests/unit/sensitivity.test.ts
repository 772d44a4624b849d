/** Indices and effects against functions whose values are known. */
import { describe, expect, it } from "vitest";
import { streamKey } from "../../src/engine/keys.ts";
import { Stream } from "../../src/engine/stream.ts";
import { type MorrisPlacement, morris } from "../../src/experiments/design/morris.ts";
import { saltelli } from "../../src/experiments/design/saltelli.ts";
import { type Estimate, shareInterval } from "../../src/experiments/sensitivity/intervals.ts";
import { type Bounds, morrisEffects } from "../../src/experiments/sensitivity/morris.ts";
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
  return sobolIndices(values, plan.rows);
}

const holds = ({ low, high }: Estimate, truth: number) =>
  low !== null && high !== null && low - 1e-9 <= truth && truth <= high + 1e-9;

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
      // Luck moves it in no base sample, and a quantity has no bound by which that would say how little.
      const none = { low: null, high: null, way: null };
      if (k === 3) expect(f).toMatchObject({ first: none, total: { value: 0, ...none } });
      else {
        expect(holds(f.first, first[k]!), `interval ${k}`).toBe(true);
        expect(holds(f.total, total[k]!), `interval ${k}`).toBe(true);
      }
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
    const few = sobol(g, 6, 256);
    const many = sobol(g, 6, 4096);
    expect(few.widest).toBeGreaterThan(0.1);
    expect(few.enough).toBeGreaterThan(256);
    expect(sobol(g, 6, 64)).toMatchObject({ widest: Infinity, enough: 256 });
    expect(many.widest).toBeLessThan(few.widest / 2);
  });

  it("have intervals of events that hold as often as they say, over factors and also where few samples move", () => {
    const weights = [1, 0.6, 0.2, 0.05];
    const rows = 7;
    const stream = new Stream("test/coverage");
    stream.begin(streamKey("coverage", "test"), 0);
    let drawn = 0;
    const draw = () => stream.uniform(drawn++, 0, 0);
    const samples = (base: number) => {
      const values = new Float64Array(base * rows);
      for (let i = 0; i < base; i++) {
        const [a, b] = [0, 1].map(() => Array.from({ length: 5 }, draw)) as [number[], number[]];
        const at = (u: number[]) =>
          weights.reduce((sum, w, k) => sum + w * u[k]!, 1.2 * u[4]!) > 1.9 ? 1 : 0;
        values.set([at(a), at(b), ...a.map((_, k) => at(a.with(k, b[k]!)))], i * rows);
      }
      return values;
    };
    const truth = sobolIndices(samples(40_000), rows, "event").factors!;
    const sets = 100;
    const held = { first: 0, total: 0 };
    for (let s = 0; s < sets; s++)
      sobolIndices(samples(64), rows, "event").factors!.forEach((f, k) => {
        for (const what of ["first", "total"] as const)
          if (holds(f[what], Math.max(0, truth[k]![what].value))) held[what]++;
      });
    // Five factors of one data set are not independent: its number is what counts.
    const error = Math.sqrt((0.05 * 0.95) / sets);
    for (const what of ["first", "total"] as const)
      expect(held[what] / (5 * sets), what).toBeGreaterThan(0.95 - 2 * error);
  });

  it("of an event that a factor never turned reach to where that would be seen in one of twenty", () => {
    const values = Float64Array.from({ length: 64 * 4 }, (_, k) => (k % 4 === 1 ? Math.floor(k / 4) % 2 : 0));
    const { factors: found, variance } = sobolIndices(values, 4, "event");
    const high = (1 - 0.05 ** (1 / 64)) / (2 * variance);
    for (const f of found!) {
      expect(f.total).toMatchObject({ value: 0, low: 0, way: "shares" });
      expect(f.total.high).toBeCloseTo(high, 10);
      expect(f.first).toEqual({ value: 0, low: 0, high: f.total.high, way: "total" });
    }
    expect(sobolIndices(values.subarray(0, 63 * 4), 4, "event").factors![0]!.total.low).toBeNull();
  });
});

describe("the interval of a share", () => {
  /** Chance that the interval holds p, over all that n trials can give. */
  const coverage = (n: number, p: number) => {
    let total = 0;
    let term = (1 - p) ** n;
    for (let k = 0; k <= n; k++) {
      const [low, high] = shareInterval(k / n, n);
      if (low - 1e-12 <= p && p <= high + 1e-12) total += term;
      term *= ((n - k) / (k + 1)) * (p / (1 - p));
    }
    return total;
  };

  it.each([4, 10, 40, 100])("holds as often as it says of %i trials, whatever the share", (n) => {
    const shares = Array.from({ length: 99 }, (_, k) => (k + 1) / 100);
    const all = shares.map((p) => coverage(n, p));
    // With no hits at all one end is asked about, elsewhere both: between them it may fall short by half of a tail.
    expect(Math.min(...all)).toBeGreaterThan(0.925);
    expect(all.reduce((sum, c) => sum + c, 0) / 99).toBeGreaterThan(0.95);
  });

  it("ends, with no hits, where none would be seen in one of twenty", () => {
    for (const n of [2, 40, 1000]) {
      expect(shareInterval(0, n)[0]).toBe(0);
      expect(shareInterval(0, n)[1]).toBeCloseTo(1 - 0.05 ** (1 / n), 12);
      expect(shareInterval(1, n)).toEqual([expect.closeTo(0.05 ** (1 / n), 12), 1]);
    }
  });
});

function elementary(f: Model, n: number, trajectories: number, bounds?: Bounds) {
  const plan: MorrisPlacement = morris(factors(n), SEED);
  const u = new Float64Array(n);
  const at = (p: number) => {
    plan.place(p, u);
    return f(u, plan.luck(p));
  };
  const effects = new Float64Array(trajectories * n);
  for (let t = 0; t < trajectories; t++)
    plan.moves(t).forEach(({ factor, by }, s) => {
      const p = t * plan.rows + s;
      effects[t * n + factor] = (at(p + 1) - at(p)) / by;
    });
  return morrisEffects(effects, n, bounds);
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
    // No bound says how large an effect that was never seen could be.
    expect(found[2]!.muStar).toEqual({ value: 0, low: null, high: null, way: null });
    expect(elementary((u) => u[0]!, 1, 9).factors[0]!.muStar.low).toBeNull();
  });

  it("of an event that no move turned end where that would be seen in one of twenty", () => {
    const bounds = { largest: [2, 2], replicates: 1 };
    for (const trajectories of [2, 40]) {
      const { factors: found } = elementary((u) => (u[0]! > 0.5 ? 1 : 0), 2, trajectories, bounds);
      expect(found[1]!.muStar).toMatchObject({ value: 0, low: 0, way: "shares" });
      expect(found[1]!.muStar.high).toBeCloseTo(2 * (1 - 0.05 ** (1 / trajectories)), 10);
    }
  });

  it("of runs that are played several times are known no better than so many independent moves would be", () => {
    const effects = new Float64Array(6).fill(0.5);
    const { low, high } = morrisEffects(effects, 1, { largest: [2], replicates: 4 }).factors[0]!.muStar;
    const [least, most] = shareInterval(0.25, 24);
    expect([low, high]).toEqual([2 * least, 2 * most]);
  });

  it("have intervals that hold as often as they say, of events and of sizes", () => {
    const stream = new Stream("test/effects");
    stream.begin(streamKey("effects", "test"), 0);
    let drawn = 0;
    const uniform = () => stream.uniform(drawn++, 0, 0);
    const held = (trajectories: number, one: () => number, mean: number, bounds?: Bounds) => {
      let count = 0;
      for (let s = 0; s < 400; s++) {
        const effects = Float64Array.from({ length: trajectories }, one);
        if (holds(morrisEffects(effects, 1, bounds).factors[0]!.muStar, mean)) count++;
      }
      return count / 400;
    };
    const error = Math.sqrt((0.05 * 0.95) / 400);
    const bounds = { largest: [2], replicates: 1 };
    for (const chance of [0.025, 0.1, 0.4])
      expect(held(40, () => (uniform() < chance ? 2 : 0), 2 * chance, bounds)).toBeGreaterThan(
        0.95 - 2 * error,
      );
    expect(held(40, uniform, 0.5)).toBeGreaterThan(0.95 - 2 * error);
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
