/** Boxes: one that was put there is found, none where there is none, and what is said of it holds on fresh points. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  type Box,
  type Cases,
  inside,
  restricted,
  shareOf,
  trials,
  whole,
} from "../../src/experiments/discover/box.ts";
import { paste } from "../../src/experiments/discover/paste.ts";
import { peel } from "../../src/experiments/discover/peel.ts";
import { binomialTail, prim } from "../../src/experiments/discover/prim.ts";
import { Splitter } from "../../src/experiments/discover/split.ts";
import { cases, uniforms } from "../support/cases.ts";
import { property } from "../support/property.ts";

const OPTIONS = { boxes: 1, slice: 0.05, least: 0.05 };
const planted = (x: Float64Array) => (x[1]! > 0.6 && x[3]! < 0.4 ? 0.9 : 0.1);

describe("PRIM", () => {
  it("finds the box that was planted, and no bound beside it", () => {
    const found = prim(cases("planted", 3000, 6, planted), OPTIONS);
    expect(found).toHaveLength(1);
    const [{ bounds, judged }] = found as [(typeof found)[number]];
    expect(bounds.map((b) => b.factor)).toEqual([1, 3]);
    expect(Math.abs(bounds[0]!.low - 0.6)).toBeLessThan(0.06);
    expect(bounds[0]!.high).toBe(Infinity);
    expect(Math.abs(bounds[1]!.high - 0.4)).toBeLessThan(0.06);
    expect(judged.hits / judged.points).toBeGreaterThan(0.8);
    for (const b of bounds) expect(b.quasiP).toBeLessThan(1e-6);
  });

  it("finds a second box in what the first leaves", () => {
    const two = (x: Float64Array) => (x[0]! < 0.3 && x[1]! < 0.5 ? 0.95 : x[2]! > 0.85 ? 0.9 : 0.05);
    const found = prim(cases("two", 4000, 4, two), { ...OPTIONS, boxes: 3 });
    const factors = found.map((f) => f.bounds.map((b) => b.factor));
    expect(factors.slice(0, 2)).toEqual(expect.arrayContaining([[0, 1], [2]]));
  });

  it("parts values, not points, of a factor that has few of them", () => {
    const raw = cases("discrete", 2000, 2, () => 0);
    raw.x.forEach((v, k) => {
      if (k % 2 === 0) raw.x[k] = Math.floor(v * 4);
    });
    const draw = uniforms("discrete/y");
    const y = raw.y.map((_, p) => (draw(p) < (raw.x[2 * p]! >= 2 ? 0.8 : 0.1) ? 1 : 0));
    const [found] = prim({ ...raw, y }, OPTIONS);
    expect(found?.bounds).toMatchObject([{ factor: 0, low: 2, high: Infinity }]);
  });

  it("hardly ever finds a box where there is none", () => {
    let boxes = 0;
    for (let k = 0; k < 40; k++)
      boxes += prim(
        cases(`none${k}`, 400, 5, () => 0.3),
        OPTIONS,
      ).length;
    expect(boxes).toBeLessThanOrEqual(8);
  });

  it("peels a side for what one slice happened to hold as often as one in twenty sides lets it", () => {
    let peeled = 0;
    for (let k = 0; k < 100; k++) {
      const all = new Uint8Array(400).fill(1);
      if (
        peel(
          cases(`noise${k}`, 400, 5, () => 0.3),
          all,
          OPTIONS,
        ).length > 1
      )
        peeled++;
    }
    // Of ten sides 1 - .95^10 = .40 is expected, and 1 where peeling goes on to the end.
    expect(Math.abs(peeled / 100 - 0.4)).toBeLessThan(3 * Math.sqrt((0.4 * 0.6) / 100));
  });

  it("judges a box by points that it was not fitted to", () => {
    const c = cases("judged", 1200, 4, planted);
    const [found] = prim(c, OPTIONS);
    expect([found!.fitted.all, found!.judged.all]).toEqual([600, 600]);
    // What is planted is dense at 0.9: fresh points say so without flattery.
    expect(Math.abs(found!.judged.hits / found!.judged.points - 0.9)).toBeLessThan(0.1);
    const flipped = { ...c, y: c.y.map((v, p) => (p < 600 ? v : 0)) };
    expect(prim(flipped, OPTIONS)).toEqual([]);
  });

  it("takes the largest box that is dense enough, when asked for a density", () => {
    const [found] = prim(
      cases("dense", 3000, 4, (x) => x[0]! ** 2),
      { ...OPTIONS, density: 0.8 },
    );
    expect(found!.fitted.hits / found!.fitted.points).toBeGreaterThanOrEqual(0.78);
    expect(found!.bounds[0]!.factor).toBe(0);
  });
});

/** The first factor a choice of so many names. */
function choosing(seed: string, points: number, names: number, chance: (name: number) => number): Cases {
  const raw = cases(seed, points, 3, () => 0);
  const draw = uniforms(`${seed}/y`);
  raw.x.forEach((v, k) => {
    if (k % 3 === 0) raw.x[k] = Math.floor(v * names);
  });
  const y = raw.y.map((_, p) => (draw(p) < chance(raw.x[3 * p]!) ? 1 : 0));
  return { ...raw, y, choices: [Array.from({ length: names }, (_, k) => k), undefined, undefined] };
}

describe("a choice, whose names have no order", () => {
  const odd = (name: number) => (name === 0 || name === 2 ? 0.9 : 0.1);

  it("has a box that is a set of names, also where a name in the middle is out", () => {
    const [found] = prim(choosing("odd", 400, 4, odd), OPTIONS);
    expect(found!.bounds).toMatchObject([{ factor: 0, names: [0, 2], low: -Infinity, high: Infinity }]);
  });

  it("gets back by pasting the name that was taken away too much, and is free with all of them", () => {
    const c = choosing("paste", 400, 3, (name) => (name === 1 ? 0.5 : 0.9));
    const all = new Uint8Array(400).fill(1);
    const names = (...inside: number[]): Box => ({
      ...whole(3),
      names: [new Set(inside), undefined, undefined],
    });
    c.y = c.y.map((v, p) => (c.x[3 * p] === 2 ? 1 : v));
    expect(paste(names(0), c, all, 0.05).names[0]).toEqual(new Set([0, 2]));
    c.y = c.y.map((v, p) => (c.x[3 * p] === 0 ? v : 1));
    expect(restricted(paste(names(0, 1), c, all, 0.05))).toEqual([]);
  });

  it("is parted by the best of all sets of its names", () => {
    const c = choosing("sets", 600, 5, (name) => [0.2, 0.7, 0.3, 0.9, 0.5][name]!);
    const places = Int32Array.from(c.y.keys());
    const found = new Splitter(c, places, 10).best(c.y)!;
    // Each of the 15 ways to part five names in two, as a number of two values.
    const strengths = Array.from({ length: 15 }, (_, k) => {
      const first = new Set([0, 1, 2, 3, 4].filter((name) => (k + 1) & (1 << name)));
      const x = c.x.map((v, at) => (at % 3 === 0 ? Number(first.has(v)) : 0));
      return new Splitter({ ...c, x, choices: [undefined, undefined, undefined] }, places, 10).best(c.y)!
        .strength;
    });
    expect(found.factor).toBe(0);
    expect(found.strength).toBeCloseTo(Math.max(...strengths), 9);
  });
});

describe("peeling and pasting", () => {
  const any = fc.record({
    seed: fc.string({ maxLength: 5 }),
    n: fc.integer({ min: 10, max: 120 }),
    d: fc.integer({ min: 1, max: 4 }),
  });

  property("peeling nests boxes, down to the least that a box may hold", any, 60, ({ seed, n, d }) => {
    const c = cases(seed, n, d, planted2);
    const all = new Uint8Array(n).fill(1);
    const boxes = peel(c, all, OPTIONS);
    boxes.forEach((box, k) => {
      if (k === 0) return;
      const [outer, inner] = [shareOf(boxes[k - 1]!, c, all), shareOf(box, c, all)];
      expect(inner.points).toBeLessThan(outer.points);
      for (let p = 0; p < n; p++) if (inside(box, c, p)) expect(inside(boxes[k - 1]!, c, p)).toBe(true);
    });
    expect(shareOf(boxes.at(-1)!, c, all).points).toBeGreaterThanOrEqual(Math.min(n, Math.ceil(0.05 * n)));
  });

  property("pasting only widens, and never thins", any, 60, ({ seed, n, d }) => {
    const c = cases(seed, n, d, planted2);
    const all = new Uint8Array(n).fill(1);
    const start = peel(c, all, OPTIONS).at(-1)!;
    const wide = paste(start, c, all, OPTIONS.slice);
    const [before, after] = [shareOf(start, c, all), shareOf(wide, c, all)];
    expect(after.points).toBeGreaterThanOrEqual(before.points);
    expect(after.hits / after.points).toBeGreaterThanOrEqual(before.hits / before.points);
    expect(restricted(wide).every((f) => restricted(start).includes(f))).toBe(true);
    for (let p = 0; p < n; p++) if (inside(start, c, p)) expect(inside(wide, c, p)).toBe(true);
  });

  it("pasting moves a side out that was cut too far", () => {
    const c = cases("paste", 1000, 1, (x) => (x[0]! > 0.5 ? 1 : 0));
    const all = new Uint8Array(1000).fill(1);
    const start: Box = { low: Float64Array.of(0.8), high: Float64Array.of(0.9), names: [undefined] };
    // All is 1 inside already; a box that holds a miss can gain.
    c.y[[...c.x].findIndex((v) => v > 0.8 && v < 0.9)] = 0;
    const wide = paste(start, c, all, 0.05);
    expect(wide.low[0]).toBeLessThan(0.55);
    expect(wide.high[0]).toBe(Infinity);
  });

  const planted2 = (x: Float64Array) => (x[0]! > 0.5 ? 0.8 : 0.2);
});

it("points that are played several times say less than as many runs, and more than one each", () => {
  const draw = uniforms("trials");
  const points = 4000;
  const of = (chance: (p: number) => number, replicates: number) => {
    const y = Float64Array.from({ length: points }, (_, p) => {
      let hits = 0;
      for (let r = 0; r < replicates; r++) if (draw(p * 16 + r) < chance(p)) hits++;
      return hits / replicates;
    });
    const all = new Uint8Array(points).fill(1);
    return (
      trials(shareOf(whole(1), { x: new Float64Array(points), y, factors: 1, choices: [undefined] }, all)) /
      points
    );
  };
  expect(of(() => 0.3, 1)).toBe(1);
  expect(of(() => 0.3, 10)).toBeGreaterThan(9);
  expect(of((p) => (p % 2 ? 0.6 : 0), 10)).toBeLessThan(3);
  expect(of((p) => (p % 2 ? 1 : 0), 10)).toBe(1);
});

it("the binomial tail is the sum that it stands for", () => {
  const sum = (n: number, k: number, p: number) => {
    let term = (1 - p) ** n;
    let total = k <= 0 ? term : 0;
    for (let j = 1; j <= n; j++) {
      term *= ((n - j + 1) / j) * (p / (1 - p));
      if (j >= k) total += term;
    }
    return total;
  };
  for (const n of [1, 5, 40])
    for (const k of [0, 1, 3, n])
      for (const p of [0.1, 0.5, 0.8]) expect(binomialTail(n, k, p)).toBeCloseTo(sum(n, k, p), 10);
  expect([binomialTail(5, 1, 0), binomialTail(5, 1, 1), binomialTail(0, 0, 0.5)]).toEqual([0, 1, 1]);
});
