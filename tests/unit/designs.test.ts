/** Designs against what defines each: strata, nets, trajectories, matrices; and that a point never moves. */
import { createRequire } from "node:module";
import { describe, expect, it } from "vitest";
import { discrete } from "../../src/engine/distribution/discrete.ts";
import { directions, sobolBits } from "../../src/experiments/design/directions.ts";
import type { Factor } from "../../src/experiments/design/factors.ts";
import { grid } from "../../src/experiments/design/grid.ts";
import { latinHypercube } from "../../src/experiments/design/lhs.ts";
import { morris } from "../../src/experiments/design/morris.ts";
import { Scrambler } from "../../src/experiments/design/owen.ts";
import { designOver, type Placement } from "../../src/experiments/design/placement.ts";
import { randomPlacement } from "../../src/experiments/design/random.ts";
import { saltelli } from "../../src/experiments/design/saltelli.ts";
import { scrambledNet, sobolPlacement } from "../../src/experiments/design/sobol.ts";
import { nodeTables } from "../../src/node/files.ts";
import type { Tables } from "../../src/scenario/bind-context.ts";
import { factor, factors, points } from "../support/factors.ts";

const SEED = "designs";

const KEYED: [string, (f: readonly Factor[], seed: string, tables: Tables) => Placement][] = [
  ["random", randomPlacement],
  ["lhs", latinHypercube],
  ["sobol", sobolPlacement],
  ["morris", morris],
  ["saltelli", saltelli],
];

describe.each(KEYED)("%s", (_, make) => {
  it("places a point the same whatever was placed before, and however many there are", () => {
    const forward = points(make(factors(3), SEED, nodeTables), 150, 3);
    const out = new Float64Array(3);
    const other = make(factors(3), SEED, nodeTables);
    for (let k = 149; k >= 0; k--) {
      other.place(k, out);
      expect([...out]).toEqual(forward[k]);
    }
  });

  it("has another draw for another seed", () => {
    expect(points(make(factors(3), "other", nodeTables), 20, 3)).not.toEqual(
      points(make(factors(3), SEED, nodeTables), 20, 3),
    );
  });

  it("stays inside of the cube", () => {
    for (const p of points(make(factors(3), SEED, nodeTables), 600, 3).flat())
      expect(p > 0 && p < 1).toBe(true);
  });
});

describe.each(KEYED.filter(([id]) => ["random", "lhs", "morris"].includes(id)))("%s", (_, make) => {
  it("moves no factor when another joins", () => {
    const rows = (p: Placement) => ("rows" in p ? (p.rows as number) : 1);
    const [two, three] = [
      make([factor("b"), factor("d")], SEED, nodeTables),
      make([factor("a"), factor("b"), factor("d")], SEED, nodeTables),
    ];
    for (let k = 0; k < 40; k++) {
      const [small] = points(two, 1, 2, k * rows(two));
      const [large] = points(three, 1, 3, k * rows(three));
      expect(large!.slice(1)).toEqual(small);
    }
  });
});

describe("the Latin hypercube", () => {
  it.each([16, 32, 64, 128, 1024])("has one of its first %i points in each slice of each factor", (n) => {
    const placed = points(latinHypercube(factors(4), SEED), n, 4);
    for (let f = 0; f < 4; f++) {
      const slices = placed.map((p) => Math.floor(p[f]! * n)).sort((a, b) => a - b);
      expect(slices).toEqual(Array.from({ length: n }, (_, k) => k));
    }
  });

  it("deals the slices of two factors independently", () => {
    const placed = points(latinHypercube(factors(2), SEED), 4096, 2);
    const r = placed.reduce((s, [x, y]) => s + (x! - 0.5) * (y! - 0.5), 0) / 4096 / (1 / 12);
    expect(Math.abs(r)).toBeLessThan(4 / 64);
  });
});

describe("the Sobol' sequence", () => {
  it("unscrambled, is that of npm's sobol in 50 dimensions", () => {
    const require = createRequire(import.meta.url);
    const { SobolSequenceGenerator } = require("sobol") as {
      SobolSequenceGenerator: new (d: number) => { nextVector(): number[] };
    };
    const theirs = new SobolSequenceGenerator(50);
    const v = directions(50, nodeTables);
    for (let point = 0; point < 2000; point++)
      expect(Array.from({ length: 50 }, (_, d) => sobolBits(v, d, point) / 2 ** 32)).toEqual(
        theirs.nextVector(),
      );
  });

  it("has full bits in all of its dimensions: one of each 2^k points in each interval", () => {
    const v = directions(512, nodeTables);
    for (let d = 0; d < 512; d++) {
      const seen = new Set(Array.from({ length: 64 }, (_, k) => sobolBits(v, d, k) >>> 26));
      expect(seen.size, `dimension ${d + 1}`).toBe(64);
    }
  });

  it("says how many dimensions it has", () => {
    expect(() => directions(513, nodeTables)).toThrow(/513 dimensions/);
  });

  /** How many of the points of a block of 2^m lie in each elementary box of 2^-m: t = 0 in the first two dimensions. */
  const isNet = (pairs: number[][], m: number): boolean => {
    for (let a = 0; a <= m; a++) {
      const boxes = new Set(
        pairs.map(([x, y]) => Math.floor(x! * 2 ** a) * 2 ** (m - a) + Math.floor(y! * 2 ** (m - a))),
      );
      if (boxes.size < 2 ** m) return false;
    }
    return true;
  };

  it.each([
    ["the first", 0],
    ["a later", 3],
  ])("scrambled, is a (0, m, 2)-net in %s block of 2^m points", (_, block) => {
    for (const m of [3, 6, 8])
      for (const seed of ["a", "b", "c"]) {
        const placed = points(sobolPlacement(factors(2), seed, nodeTables), 2 ** m, 2, block * 2 ** m);
        expect(isNet(placed, m), `m ${m}, seed ${seed}`).toBe(true);
      }
    // What is not a net is told apart.
    expect(isNet(points(randomPlacement(factors(2), "a"), 64, 2), 6)).toBe(false);
  });
});

describe("Owen's scrambling", () => {
  it("keeps the common leading bits of any two numbers and parts them where they part", () => {
    const scrambler = new Scrambler(SEED, "x");
    const common = (a: number, b: number) => Math.clz32(a ^ b);
    for (const [a, b] of [
      [0, 1],
      [0x80000000, 0x80000001],
      [0x12345678, 0x12345670],
      [0, 0xffffffff],
      [0xdeadbeef, 0xdeadbeee],
    ] as const)
      expect(common(scrambler.bits(a), scrambler.bits(b))).toBe(common(a, b));
  });

  it("draws the coins below a parting anew: it is nested, and no mere shift of all numbers by the same bits", () => {
    // Under a shift both would differ from themselves in the same bits, and the difference below the parting be none.
    const lower = Array.from({ length: 64 }, (_, k) => {
      const scrambler = new Scrambler(SEED, `nested${k}`);
      return (scrambler.bits(0) ^ scrambler.bits(0x80000000)) & 0x7fffffff;
    });
    const ones = lower.reduce((n, bits) => n + bits.toString(2).replaceAll("0", "").length, 0);
    expect(Math.abs(ones / (64 * 31) - 0.5)).toBeLessThan(0.05);
  });

  it("makes each point uniform over its keys", () => {
    const n = 4000;
    const bins = new Array<number>(8).fill(0);
    for (let k = 0; k < n; k++) bins[Math.floor(new Scrambler("s", `k${k}`).uniform(0) * 8)]!++;
    const chi2 = bins.reduce((s, b) => s + (b - n / 8) ** 2 / (n / 8), 0);
    expect(chi2).toBeLessThan(24.3); // 0.999 of chi-squared with 7 degrees of freedom
  });

  it("integrates a smooth function far better than luck", () => {
    const f = (p: readonly number[]) => p.reduce((s, x) => s * (1 + (x - 0.5)), 1);
    const spread = (place: (seed: string) => Placement) => {
      const errors = Array.from({ length: 20 }, (_, k) => {
        const all = points(place(`s${k}`), 256, 3);
        return all.reduce((s, p) => s + f(p), 0) / 256 - 1;
      });
      return Math.sqrt(errors.reduce((s, e) => s + e * e, 0) / 20);
    };
    const net = spread((seed) => sobolPlacement(factors(3), seed, nodeTables));
    const luck = spread((seed) => randomPlacement(factors(3), seed));
    expect(net).toBeLessThan(luck / 8);
  });
});

describe("the grid", () => {
  const on = (path: string, values: number[]): Factor => ({
    ...factor(path),
    values,
    quantile: discrete(values.map((value) => ({ value, weight: 1 }))),
  });

  it("is every combination once, and all have one luck", () => {
    const design = designOver(
      grid([on("a", [0, 0.5, 1]), on("b", [3, 4])]),
      [on("a", [0, 0.5, 1]), on("b", [3, 4])],
      2,
    );
    expect(design.size).toBe(12);
    const out = new Float64Array(2);
    const rows = Array.from({ length: 12 }, (_, run) => {
      design.fill(run, out);
      return [...out, design.luck(run)];
    });
    expect(rows.filter((r) => r[2] === 0).map((r) => r.slice(0, 2))).toEqual([
      [0, 3],
      [0, 4],
      [0.5, 3],
      [0.5, 4],
      [1, 3],
      [1, 4],
    ]);
    expect(new Set(rows.map((r) => r[2]))).toEqual(new Set([0, 1]));
  });

  it("needs values", () => {
    expect(() => grid([factor("a")])).toThrow(/no values/);
  });
});

describe("Morris", () => {
  it("moves each factor once in a trajectory, by half of the probability, under one luck", () => {
    const plan = morris([factor("a"), factor("b", "set"), factor("c"), factor("d")], SEED);
    expect(plan.rows).toBe(4);
    for (let t = 0; t < 50; t++) {
      const rows = points(plan, 4, 4, t * 4);
      const moved = rows
        .slice(1)
        .map((row, s) => row.flatMap((x, k) => (x === rows[s]![k] ? [] : [[k, x - rows[s]![k]!]])));
      expect(moved.every((m) => m.length === 1)).toBe(true);
      expect(moved.map((m) => m[0]![0]).sort()).toEqual([0, 2, 3]);
      expect(moved.every((m) => Math.abs(m[0]![1]!) === 0.5)).toBe(true);
      expect(plan.moves(t).map((m) => [m.factor, m.by])).toEqual(moved.map((m) => m[0]));
      expect(new Set([0, 1, 2, 3].map((s) => plan.luck(t * 4 + s)))).toEqual(new Set([t]));
    }
  });

  it("takes all levels and orders about equally often", () => {
    const plan = morris(factors(2), SEED);
    const starts = points({ ...plan, place: (p, out) => plan.place(p * 3, out) }, 4000, 2);
    for (const level of [0.125, 0.375, 0.625, 0.875])
      expect(Math.abs(starts.filter((p) => p[0] === level).length / 4000 - 0.25)).toBeLessThan(0.03);
    const first = Array.from({ length: 4000 }, (_, t) => plan.moves(t)[0]!.factor);
    expect(Math.abs(first.filter((f) => f === 0).length / 4000 - 0.5)).toBeLessThan(0.04);
  });
});

describe("Morris, of few values", () => {
  const on = (path: string, weights: number[], choices?: string[]): Factor => {
    const made = factor(path);
    const column = choices && { name: path, kind: "int8" as const, choices };
    return {
      ...made,
      values: weights.map((_, value) => value),
      quantile: discrete(weights.map((weight, value) => ({ value, weight }))),
      address: made.address && ({ ...made.address, ...(column && { column }) } as Factor["address"]),
    };
  };
  const names = ["founder", "insider", "dynastic", "outsider"];
  const walked = (f: Factor, trajectories: number) => {
    const plan = morris([f], SEED);
    return Array.from({ length: trajectories }, (_, t) => {
      const [[from], [to]] = points(plan, 2, 1, t * 2) as [[number], [number]];
      return { from: f.quantile(from), to: f.quantile(to), by: plan.moves(t)[0]!.by };
    });
  };

  it("starts at every name of a choice in turn, however unlikely, and goes from each to every other", () => {
    const moves = walked(on("c", [1000, 1, 1, 1], names), 12);
    for (let round = 0; round < 3; round++) {
      const own = moves.slice(4 * round, 4 * round + 4);
      expect(own.map((m) => m.from).sort()).toEqual([0, 1, 2, 3]);
      expect(own.map((m) => m.to).sort()).toEqual([0, 1, 2, 3]);
    }
    expect(new Set(moves.map((m) => `${m.from}-${m.to}`)).size).toBe(12);
    for (const { from, to, by } of moves) expect([from === to, by]).toEqual([false, 1]);
  });

  it("goes half of a list of numbers up or down, and gives the move by the whole list", () => {
    const moves = walked(on("n", [1, 1, 1, 1, 1]), 200);
    for (const { from, to, by } of moves) {
      expect(Math.abs(to - from)).toBe(2);
      expect(by).toBe((to - from) / 4);
    }
    expect(new Set(moves.map((m) => m.from)).size).toBe(5);
    for (const { from, to, by } of walked(on("s", [1, 3]), 10)) expect(by).toBe(to - from);
  });
});

describe("Saltelli", () => {
  it("swaps one factor at a time between two points, and luck as one of them", () => {
    const plan = saltelli([factor("a"), factor("b", "unread"), factor("c")], SEED, nodeTables);
    expect(plan.rows).toBe(5);
    for (let i = 0; i < 20; i++) {
      const [a, b, first, second, luck] = points(plan, 5, 3, i * 5) as [
        number[],
        number[],
        number[],
        number[],
        number[],
      ];
      expect(a.every((x, k) => x !== b[k])).toBe(true);
      expect(first).toEqual([b[0], a[1], a[2]]);
      expect(second).toEqual([a[0], a[1], b[2]]);
      expect(luck).toEqual(a);
      expect([0, 1, 2, 3, 4].map((r) => plan.luck(i * 5 + r))).toEqual([
        2 * i,
        2 * i + 1,
        2 * i,
        2 * i,
        2 * i + 1,
      ]);
    }
  });
});

it("a net's dimensions are scrambled apart", () => {
  const out = new Float64Array(2);
  scrambledNet(["x", "y"], SEED, nodeTables)(0, out);
  expect(out[0]).not.toBe(out[1]);
});
