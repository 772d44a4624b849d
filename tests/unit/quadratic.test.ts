import { describe, expect, it } from "vitest";
import { Allocation } from "../../src/theory/quadratic-allocation.ts";
import { allocate } from "../support/allocations.ts";

const identity = (n: number) =>
  Array.from({ length: n }, (_, j) => Array.from({ length: n }, (_, k) => (j === k ? 1 : 0)));
const zeros = (n: number) => new Array<number>(n).fill(0);

describe("an allocation", () => {
  it("is g where nothing binds and risks are apart", () => {
    const { x, price } = allocate({ hessian: identity(3), gain: [0.1, 0.2, 0.3], from: zeros(3) });
    expect(Array.from(x)).toEqual([0.1, 0.2, 0.3]);
    expect(price).toBe(0);
  });

  it("spreads evenly what is equally good: x = 1/n, price g - 1/n", () => {
    for (const n of [1, 2, 5, 8]) {
      const { x, price } = allocate({ hessian: identity(n), gain: new Array(n).fill(2), from: zeros(n) });
      for (const v of x) expect(v).toBeCloseTo(1 / n, 14);
      expect(price).toBeCloseTo(2 - 1 / n, 14);
    }
  });

  it("fills from the best down where the total binds: x = (g - mu)+", () => {
    // mu = (1 + .5 - 1) / 2 = .25 with two uses; the third, worth .2, stays empty.
    const { x, price, slack } = allocate({ hessian: identity(3), gain: [1, 0.5, 0.2], from: zeros(3) });
    expect(Array.from(x)).toEqual([0.75, 0.25, 0]);
    expect(price).toBeCloseTo(0.25, 15);
    expect(slack[2]).toBeCloseTo(0.05, 15);
  });

  it("gives nothing to what only harms", () => {
    const { x, slack } = allocate({ hessian: identity(2), gain: [-0.5, -1], from: [0.5, 0.5] });
    expect(Array.from(x)).toEqual([0, 0]);
    expect(Array.from(slack)).toEqual([0.5, 1]);
  });

  it("solves the two-asset case with correlation: H^-1 g", () => {
    const { x } = allocate({
      hessian: [
        [2, 1],
        [1, 2],
      ],
      gain: [1, 0.8],
      from: zeros(2),
    });
    expect(x[0]).toBeCloseTo(0.4, 15);
    expect(x[1]).toBeCloseTo(0.2, 15);
  });

  it("begins at nothing where it is told to begin outside", () => {
    const problem = { hessian: identity(3), gain: [1, 0.5, 0.2] };
    const plain = allocate({ ...problem, from: zeros(3) });
    for (const from of [
      [2, 2, 2],
      [-1, 0.5, 0.5],
      [Number.NaN, 0, 0],
    ])
      expect(allocate({ ...problem, from }).x).toEqual(plain.x);
  });

  it("sees that H has changed between two solutions, and that it has not", () => {
    const problem = new Allocation(2);
    for (const j of [0, 1]) problem.set(j, j, 1);
    problem.gain.set([0.2, 0.2]);
    problem.solve();
    problem.gain.set([0.4, 0.2]);
    problem.solve();
    expect(Array.from(problem.x)).toEqual([0.4, 0.2]);
    problem.set(0, 0, 2);
    problem.solve();
    expect(Array.from(problem.x)).toEqual([0.2, 0.2]);
    problem.set(0, 1, 1);
    problem.solve();
    expect(Array.from(problem.x)).toEqual([0.2, 0]);
  });

  it("says so where there is no best one", () => {
    const problem = new Allocation(2);
    problem.set(0, 0, 1);
    problem.set(1, 1, 1);
    problem.set(0, 1, 1.5);
    problem.gain.set([1, 1]);
    problem.x.set([0.3, 0.3]);
    expect(problem.solve()).toBe(false);
    expect(new Allocation(0).solve()).toBe(true);
  });
});
