/** A contest solved slowly and surely: nested bisection for each best response, damped by half, as a check on the fast one. */
import type { Contest } from "../../src/theory/contest.ts";

/** d share / d e of contestant p in prize i, the others' forces `rest` given. */
function marginal(c: Contest, k: number, rest: number, e: number): number {
  const x = e + c.presence;
  const m = c.impact[k]!;
  const force = m * x ** c.decisiveness;
  return (c.worth[k]! * c.decisiveness * force * rest) / (x * (force + rest) ** 2);
}

/** Efforts of p that are best against `effort` of the others. */
export function bestResponse(c: Contest, prizes: number, effort: ArrayLike<number>, p: number): number[] {
  const contestants = c.budget.length;
  const budget = c.budget[p]!;
  const rest = Array.from({ length: prizes }, (_, i) => {
    let sum = c.outside[i]!;
    for (let q = 0; q < contestants; q++)
      if (q !== p)
        sum += c.impact[q * prizes + i]! * (effort[q * prizes + i]! + c.presence) ** c.decisiveness;
    return sum;
  });
  const spend = (price: number) =>
    rest.map((r, i) => {
      const k = p * prizes + i;
      if (marginal(c, k, r, 0) <= price) return 0;
      let [low, high] = [0, budget];
      if (marginal(c, k, r, high) >= price) return budget;
      for (let n = 0; n < 60; n++) {
        const e = (low + high) / 2;
        if (marginal(c, k, r, e) > price) low = e;
        else high = e;
      }
      return (low + high) / 2;
    });
  let [low, high] = [0, Math.max(...rest.map((r, i) => marginal(c, p * prizes + i, r, 0)))];
  if (!(high > 0)) return rest.map(() => 0);
  for (let n = 0; n < 80; n++) {
    const price = (low + high) / 2;
    if (spend(price).reduce((a, b) => a + b, 0) > budget) low = price;
    else high = price;
  }
  return spend(high);
}

/** The equilibrium; [contestants x prizes]. */
export function slowContest(c: Contest, prizes: number, tolerance = 1e-8): number[] {
  const contestants = c.budget.length;
  const effort = Array.from({ length: contestants * prizes }, (_, k) => {
    const p = Math.floor(k / prizes);
    let worth = 0;
    for (let i = 0; i < prizes; i++) worth += c.worth[p * prizes + i]! * c.impact[p * prizes + i]!;
    return worth > 0 ? (c.budget[p]! * c.worth[k]! * c.impact[k]!) / worth : 0;
  });
  for (let round = 0; round < 500; round++) {
    const answers = Array.from({ length: contestants }, (_, p) => bestResponse(c, prizes, effort, p)).flat();
    let gap = 0;
    answers.forEach((a, k) => {
      gap = Math.max(gap, Math.abs(a - effort[k]!));
      effort[k] = (effort[k]! + a) / 2;
    });
    if (gap < tolerance) return effort;
  }
  throw new Error("the slow solver did not settle");
}
