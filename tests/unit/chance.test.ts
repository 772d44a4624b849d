/** The test of whether anything has an effect holds its level and its power, and the tree stops where it says nothing. */
import { describe, expect, it } from "vitest";
import type { Cases } from "../../src/experiments/discover/box.ts";
import { SIGNIFICANT, tested } from "../../src/experiments/discover/chance.ts";
import { detectable } from "../../src/experiments/discover/detectable.ts";
import { Splitter } from "../../src/experiments/discover/split.ts";
import { type TreeNode, tree } from "../../src/experiments/discover/tree.ts";
import { cases } from "../support/cases.ts";

const planted = (x: Float64Array) => (x[1]! > 0.6 && x[3]! < 0.4 ? 0.9 : 0.1);

describe("the test of whether anything has an effect", () => {
  const told = (c: Cases, seed: string) =>
    tested(new Splitter(c, Int32Array.from(c.y.keys()), 10), c.y, seed, "test");

  it("says so in 5% of the searches in which nothing has, no more and no less", () => {
    const sets = 200;
    let found = 0;
    for (let k = 0; k < sets; k++)
      if (
        told(
          cases(`level${k}`, 40, 2, () => 0.4),
          `s${k}`,
        ).p <= SIGNIFICANT
      )
        found++;
    const error = Math.sqrt((0.05 * 0.95) / sets);
    expect(Math.abs(found / sets - 0.05)).toBeLessThan(3 * error);
  });

  it("finds what it says that it would find in at least four of five, and no more than that takes", () => {
    const none = cases("any", 150, 2, () => 0.5);
    const [half, third, tenth] = detectable(none.y, told(none, "s").critical);
    expect([half!.share, third!.share, tenth!.share, third!.power]).toEqual([1 / 2, 1 / 3, 1 / 10, 0.8]);
    const by = third!.difference!;
    const sets = 60;
    let found = 0;
    for (let k = 0; k < sets; k++) {
      const c = cases(`power${k}`, 150, 2, (x) => (x[1]! < 1 / 3 ? 0.5 + (2 * by) / 3 : 0.5 - by / 3));
      if (told(c, `s${k}`).p <= SIGNIFICANT) found++;
    }
    expect(found / sets).toBeGreaterThanOrEqual(0.8);
    expect(found / sets).toBeLessThan(0.98);
  });

  it("says where no difference that is possible would be found", () => {
    const rare = Float64Array.from({ length: 100 }, (_, k) => (k === 0 ? 1 : 0));
    expect(detectable(rare, 3)[0]!.difference).toBeNull();
  });
});

describe("a tree of conditions", () => {
  it("finds what holds only together, and stops where chance alone would part as much", () => {
    const grown = tree(cases("tree", 800, 4, planted), "s");
    const conditions = (node: TreeNode): number[] =>
      node.parted ? [node.parted.split.factor, ...node.parted.sides.flatMap(conditions)] : [];
    expect(conditions(grown).sort()).toEqual([1, 3]);
    const leaves = (node: TreeNode): number =>
      node.parted ? node.parted.sides.reduce((n, s) => n + leaves(s), 0) : node.points;
    expect(leaves(grown)).toBe(800);
    expect(
      tree({ ...cases("alike", 100, 2, () => 0.5), y: new Float64Array(100).fill(1) }, "s"),
    ).toMatchObject({
      density: 1,
      test: { split: undefined },
      parted: undefined,
    });
  });
});
