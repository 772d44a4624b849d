/**
 * A tree of conditions: the points are parted by the strongest split, each part again, for as long as a split is stronger than
 * chance alone would find there (Hothorn, Hornik & Zeileis 2006). Where no factor has an effect 5% of the trees have a split.
 */
import type { Cases } from "./box.ts";
import { SIGNIFICANT, type Tested, tested } from "./chance.ts";
import { type Split, Splitter } from "./split.ts";

/** Conditions above one another. */
const DEEPEST = 3;
/** Least share of all points on either side of a split, and least number of them. */
const LEAST_SHARE = 0.05;
const LEAST = 10;

export interface TreeNode {
  points: number;
  /** Share of what happened among the points that the tree was grown on. */
  density: number;
  /** Undefined below the last conditions, where no further split is looked for. */
  test: Tested | undefined;
  /** Where the split is told from chance: it, and the two sides. */
  parted: { split: Split; sides: readonly [TreeNode, TreeNode] } | undefined;
}

/** @param seed of the deals by which splits are tested */
export function tree(cases: Cases, seed: string): TreeNode {
  const n = cases.y.length;
  const least = Math.max(LEAST, Math.ceil(LEAST_SHARE * n));
  return grown(cases, Int32Array.from(cases.y.keys()), least, seed, "all");
}

function grown(cases: Cases, points: Int32Array, least: number, seed: string, where: string): TreeNode {
  const y = Float64Array.from(points, (p) => cases.y[p]!);
  const density = y.reduce((sum, v) => sum + v, 0) / y.length;
  const deep = where.split("/").length > DEEPEST;
  const test = deep ? undefined : tested(new Splitter(cases, points, least), y, seed, where);
  if (!test?.split || test.p > SIGNIFICANT)
    return { points: points.length, density, test, parted: undefined };
  const { split } = test;
  const first = points.filter((p) => isFirst(split, cases, p));
  const second = points.filter((p) => !isFirst(split, cases, p));
  return {
    points: points.length,
    density,
    test,
    parted: {
      split,
      sides: [
        grown(cases, first, least, seed, `${where}/first`),
        grown(cases, second, least, seed, `${where}/second`),
      ],
    },
  };
}

function isFirst({ factor, at, names }: Split, { x, factors }: Cases, point: number): boolean {
  const value = x[point * factors + factor]!;
  return names ? names.includes(value) : value <= at;
}
