/** Nash's bargaining solution keeps his axioms (model/7 D 35). */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { nashSolution, nashTransfer } from "../../src/theory/nash-bargaining.ts";
import { between, property } from "../support/property.ts";

const points = fc.array(fc.tuple(between(0, 10), between(0, 10)), { minLength: 1, maxLength: 8 });
const scale = between(0.1, 5);
const solve = (list: readonly (readonly [number, number])[], d: [number, number] = [0, 0]) =>
  nashSolution(
    list.map((p) => p[0]),
    list.map((p) => p[1]),
    { first: d[0], second: d[1] },
  );

describe("Nash's solution", () => {
  property("35: nothing in reach is better for one side and no worse for the other", points, 300, (list) => {
    const s = solve(list);
    // A direction in which both gain would cross the hull beyond the solution: no point lies there.
    const weight = (p: readonly [number, number]) => p[0] * s.second + p[1] * s.first;
    if (s.first * s.second > 0)
      for (const p of list) expect(weight(p)).toBeLessThanOrEqual(2 * s.first * s.second + 1e-9);
    else for (const p of list) expect(p[0] > s.first + 1e-9 && p[1] > s.second + 1e-9).toBe(false);
  });

  property("35: equals get equal gains", points, 300, (list) => {
    const s = solve([...list, ...list.map(([u, v]) => [v, u] as const)]);
    expect(s.first).toBeCloseTo(s.second, 9);
  });

  property(
    "35: units and zero points of utility change nothing",
    fc.record({ list: points, a: scale, b: scale, c: between(-5, 5), d: between(-5, 5) }),
    300,
    ({ list, a, b, c, d }) => {
      const s = solve(list);
      const t = solve(
        list.map(([u, v]) => [a * u + c, b * v + d] as const),
        [c, d],
      );
      expect(t.first).toBeCloseTo(a * s.first + c, 7);
      expect(t.second).toBeCloseTo(b * s.second + d, 7);
    },
  );

  property(
    "35: what was not chosen may go",
    fc.record({ list: points, keep: fc.nat({ max: 7 }) }),
    300,
    ({ list, keep }) => {
      const s = solve(list);
      const fewer = list.filter((_, k) => k !== keep);
      const t = solve([...fewer, [s.first, s.second]]);
      expect(t.first).toBeCloseTo(s.first, 9);
      expect(t.second).toBeCloseTo(s.second, 9);
    },
  );

  property(
    "nobody gets less than without an agreement",
    fc.record({ list: points, d: fc.tuple(between(0, 10), between(0, 10)) }),
    300,
    ({ list, d }) => {
      const s = solve(list, d);
      expect(s.first).toBeGreaterThanOrEqual(d[0]);
      expect(s.second).toBeGreaterThanOrEqual(d[1]);
    },
  );

  it("on a straight line is its middle; the transfer is the same thing", () => {
    expect(
      solve([
        [0, 1],
        [1, 0],
      ]),
    ).toEqual({ first: 0.5, second: 0.5 });
    // Downstream gains 3, upstream loses 1; payments from 0 to 4 move one to one.
    const s = solve([
      [3, -1],
      [-1, 3],
    ]);
    expect(3 - nashTransfer(3, 1)).toBe(s.first);
    expect(-1 + nashTransfer(3, 1)).toBe(s.second);
  });

  it("is the disagreement where there is nothing to gain", () => {
    expect(solve([[1, 1]], [2, 2])).toEqual({ first: 2, second: 2 });
  });
});
