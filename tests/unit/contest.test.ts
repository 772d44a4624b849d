/** The contest: closed forms, the slow exact solver, and what a warm start saves. */
import { describe, expect, it } from "vitest";
import { type Contest, ContestSolver } from "../../src/theory/contest.ts";
import { slowContest } from "../support/slow-contest.ts";

function solve(c: Contest, effort?: Float64Array) {
  const [n, m] = [c.budget.length, c.outside.length];
  const solver = new ContestSolver(n, m);
  const e = effort ?? new Float64Array(n * m);
  const share = new Float64Array(n * m);
  const sweeps = solver.solve(c, e, share);
  return { effort: e, share, sweeps, solver };
}

const even = (n: number, value = 1) => new Array<number>(n).fill(value);

describe("closed forms", () => {
  it("a lottery of contestants that want the same: e = B om / sum om (Friedman 1958)", () => {
    const worth = [0.5, 0.3, 0.2];
    const budget = [1, 2, 0.5];
    const { effort, share } = solve({
      worth: budget.flatMap(() => worth),
      impact: even(9),
      budget,
      outside: even(3, 0),
      decisiveness: 1,
      presence: 0,
    });
    budget.forEach((b, p) => {
      worth.forEach((w, i) => {
        expect(effort[p * 3 + i]).toBeCloseTo(b * w, 6);
        expect(share[p * 3 + i]).toBeCloseTo(b / 3.5, 6);
      });
    });
  });

  it("equals split every prize evenly", () => {
    const { share, effort } = solve({
      worth: [0.6, 0.3, 0.1, 0.6, 0.3, 0.1],
      impact: [0.5, 0.9, 0.4, 0.5, 0.9, 0.4],
      budget: [1.3, 1.3],
      outside: even(3, 0.4),
      decisiveness: 0.5,
      presence: 0.001,
    });
    for (let i = 0; i < 3; i++) {
      expect(effort[i]).toBeCloseTo(effort[3 + i]!, 6);
      expect(share[i]).toBeCloseTo(share[3 + i]!, 6);
    }
  });

  it("one contestant for two equal prizes: half to each, at the price of the first-order condition", () => {
    const c = { worth: [1, 1], impact: [1, 1], budget: [2], outside: [1, 1], decisiveness: 1, presence: 0 };
    const { effort, solver } = solve(c);
    expect(Array.from(effort)).toEqual([1, 1]);
    // d/de e/(e+1) = 1/(e+1)^2 at e = 1
    expect(solver.price[0]).toBeCloseTo(0.25, 9);
  });

  it("a prize too dear is left alone", () => {
    const c = {
      worth: [1, 0.01],
      impact: [1, 1],
      budget: [0.5],
      outside: [1, 1],
      decisiveness: 1,
      presence: 0.001,
    };
    const { effort } = solve(c);
    expect(effort[0]).toBeCloseTo(0.5, 12);
    expect(effort[1]).toBe(0);
  });

  it("where nothing can be gained the budget is not spent, or spent as it was", () => {
    const none = solve({
      worth: [0, 0],
      impact: [1, 1],
      budget: [1],
      outside: [1, 1],
      decisiveness: 0.5,
      presence: 0.001,
    });
    expect(Array.from(none.effort)).toEqual([0, 0]);
    const sure = solve({
      worth: [0.75, 0.25],
      impact: [1, 1],
      budget: [1],
      outside: [0, 0],
      decisiveness: 0.5,
      presence: 0.001,
    });
    expect(sure.effort[0]).toBeCloseTo(0.75, 9);
    expect(Array.from(sure.share)).toEqual([1, 1]);
  });
});

const CASES: [string, Contest, number][] = [
  ["r .5", game(4, 3, 0.5, 7), 3],
  ["r .8", game(3, 4, 0.8, 11), 4],
  ["r 1", game(3, 3, 1, 5), 3],
  ["r .2", game(5, 2, 0.2, 3), 2],
];

/** A contest whose numbers only look random. */
function game(n: number, m: number, decisiveness: number, step: number): Contest {
  const turn = (k: number) => ((k * step) % 13) / 13 + 0.05;
  return {
    worth: Array.from({ length: n * m }, (_, k) => turn(k + 1)),
    impact: Array.from({ length: n * m }, (_, k) => turn(2 * k + 3)),
    budget: Array.from({ length: n }, (_, p) => 2 * turn(3 * p + 2)),
    outside: Array.from({ length: m }, (_, i) => turn(i + 4)),
    decisiveness,
    presence: 0.001,
  };
}

describe.each(CASES)("against the slow exact solver, %s", (_, c, prizes) => {
  it("efforts agree", () => {
    const slow = slowContest(c, prizes);
    const fast = solve(c);
    expect(fast.sweeps).toBeGreaterThan(0);
    slow.forEach((e, k) => {
      expect(fast.effort[k]).toBeCloseTo(e, 5);
    });
  });
});

it("a warm start takes a few sweeps and ends where a cold one does", () => {
  const c = game(6, 6, 0.5, 7);
  const warm = solve(c);
  const moved = { ...c, outside: Array.from(c.outside, (z) => z * 1.01) };
  const cold = solve(moved);
  const again = solve(moved, warm.effort.slice());
  expect(again.sweeps).toBeLessThanOrEqual(5);
  again.effort.forEach((e, k) => {
    expect(e).toBeCloseTo(cold.effort[k]!, 5);
  });
});
