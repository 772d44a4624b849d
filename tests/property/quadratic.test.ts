/** Invariants 44 to 46 of model/7, of the solver itself. */
import fc from "fast-check";
import { describe, expect } from "vitest";
import { allocate, byTrial, type Problem, problems, residual, worth } from "../support/allocations.ts";
import { between, property } from "../support/property.ts";

const total = (x: ArrayLike<number>) => Array.from(x).reduce((a, b) => a + b, 0);

describe("the best allocation", () => {
  property(
    "44: is feasible and meets the conditions of Karush, Kuhn and Tucker",
    problems(8),
    2000,
    (problem) => {
      const best = allocate(problem);
      for (const v of best.x) expect(v).toBeGreaterThanOrEqual(0);
      expect(total(best.x)).toBeLessThanOrEqual(1 + 1e-12);
      expect(residual(problem, best)).toBeLessThan(1e-8);
    },
  );

  property("44: is the one that trying every set finds", problems(4), 500, (problem) => {
    const best = allocate(problem);
    byTrial(problem).forEach((v, j) => {
      expect(best.x[j]).toBeCloseTo(v, 8);
    });
  });

  property(
    "44: is better than any other",
    fc.tuple(problems(6), fc.array(between(0, 1), { minLength: 6, maxLength: 6 })),
    500,
    ([problem, raw]) => {
      const other = raw.slice(0, problem.gain.length);
      const sum = Math.max(1, total(other));
      const best = worth(problem, allocate(problem).x);
      expect(
        worth(
          problem,
          other.map((v) => v / sum),
        ),
      ).toBeLessThanOrEqual(best + 1e-12);
    },
  );

  property("does not show where the search began", problems(6), 500, (problem) => {
    const cold = allocate({ ...problem, from: problem.gain.map(() => 0) });
    const warm = allocate(problem);
    warm.x.forEach((v, j) => {
      expect(v).toBeCloseTo(cold.x[j]!, 10);
    });
    // From its own result the search is over at once, to the bit.
    const again = allocate({ ...problem, from: Array.from(warm.x) });
    expect(again.x).toEqual(warm.x);
  });

  property(
    "44: with H = I and equal gains is the least concentrated",
    fc.tuple(fc.integer({ min: 1, max: 8 }), between(0.01, 5)),
    200,
    ([n, g]) => {
      const hessian = Array.from({ length: n }, (_, j) =>
        Array.from({ length: n }, (_, k) => (j === k ? 1 : 0)),
      );
      const { x } = allocate({ hessian, gain: new Array(n).fill(g), from: new Array(n).fill(0) });
      for (const v of x) expect(v).toBeCloseTo(Math.min(g, 1 / n), 12);
    },
  );

  property(
    "45: a greater own risk never raises a use",
    fc.tuple(problems(6), fc.nat(), between(0.01, 3)),
    1000,
    ([problem, which, more]) => {
      const p = which % problem.gain.length;
      const riskier: Problem = {
        ...problem,
        hessian: problem.hessian.map((row, j) => row.map((v, k) => (j === p && k === p ? v + more : v))),
      };
      expect(allocate(riskier).x[p]).toBeLessThanOrEqual(allocate(problem).x[p]! + 1e-10);
    },
  );
});
