/** Fleets without prestige, discounts, war and binding budgets are Richardson's arms race (model/4.11, 7: 48), by mathjs. */
import fc from "fast-check";
import { eigs, lusolve } from "mathjs";
import { describe, expect, it } from "vitest";
import { monthOf } from "../../src/engine/calendar.ts";
import { between, property } from "../support/property.ts";
import { at, calmSea } from "../support/sea.ts";

const sea = calmSea("end=2320-12");
const { program } = sea;
const fleets = program.axes.get("fleet")!.ids;
const n = fleets.length;

/** K = D S, D diagonal and S symmetric: reactions differ by side, and mathjs gets a symmetric matrix of the same roots. */
interface Race {
  d: number[];
  s: number[][];
  K: number[][];
  g: number[];
  eta: number;
}

const races = fc
  .record({
    d: fc.array(between(0.3, 2), { minLength: n, maxLength: n }),
    pairs: fc.array(between(0.05, 1), { minLength: n * n, maxLength: n * n }),
    /** What S is times: some races are stable, some are not. */
    heat: between(0.05, 0.8),
    g: fc.array(between(0.1, 50), { minLength: n, maxLength: n }),
    eta: between(0.5, 2),
  })
  .map(({ d, pairs, heat, g, eta }): Race => {
    const s = square((i, j) => (i === j ? 0 : heat * pairs[Math.min(i, j) * n + Math.max(i, j)]!));
    return { d, s, K: square((i, j) => d[i]! * s[i]![j]!), g, eta };
  });

function square(of: (i: number, j: number) => number): number[][] {
  return Array.from({ length: n }, (_, i) => Array.from({ length: n }, (_, j) => of(i, j)));
}

function run(race: Race, budget: number, until: string): Float64Array {
  const values: Record<string, number> = {
    "parameters.fleet.prestige": 0,
    "parameters.fleet.obsolescence": 0.2,
  };
  fleets.forEach((id, i) => {
    values[`fleets.${id}.grievance`] = race.g[i]!;
    values[`fleets.${id}.speed`] = race.eta;
    values[`fleets.${id}.budget`] = budget;
    values[`fleets.${id}.discount`] = 0;
    values[`fleets.${id}.warTransfer`] = 0;
    values[`fleets.${id}.warBudget`] = 0;
    fleets.forEach((other, j) => {
      if (i !== j) values[`fleets.${id}.reaction.${other}`] = race.K[i]![j]!;
    });
  });
  sea.begin({ seed: "richardson", values: at(program, values)! });
  sea.finish(monthOf(until));
  return sea.column("capability");
}

/** The greatest eigenvalue of K - I: D S has the roots of the symmetric D^1/2 S D^1/2. */
function slowest({ d, s }: Pick<Race, "d" | "s">): number {
  const symmetric = s.map((row, i) => row.map((x, j) => Math.sqrt(d[i]! * d[j]!) * x - (i === j ? 1 : 0)));
  return Math.max(...(eigs(symmetric).values as number[]));
}

const ENOUGH = 1e6;

describe("Richardson", () => {
  property("a stable race comes to rest at (I - K)^-1 g", races, 40, (race) => {
    fc.pre(slowest(race) < -0.1);
    const away = race.K.map((row, i) => row.map((k, j) => (i === j ? 1 : 0) - k));
    const rest = lusolve(away, race.g) as number[][];
    const end = run(race, ENOUGH, "2320-12");
    rest.forEach(([m], i) => {
      expect(Math.abs(end[i]! - m!)).toBeLessThan(1e-6 * Math.max(1, m!));
    });
  });

  property("an unstable one goes beyond all bounds, but for the budgets", races, 40, (race) => {
    fc.pre(slowest(race) > 0.1);
    const [early, late] = [run(race, ENOUGH, "2060-12"), run(race, ENOUGH, "2120-12")];
    // Some hundred thousand points on, even these budgets begin to bind.
    for (let i = 0; i < n; i++) expect(late[i]).toBeGreaterThan(Math.min(early[i]! * 1.5, 1e5));
    const bounded = run(race, 10, "2120-12");
    // dM/dt <= Bn - del M, so M stays below the greater of what it was and Bn / del.
    for (let i = 0; i < n; i++) expect(bounded[i]).toBeLessThan(Math.max(159, 10 / 0.2) + 1e-9);
  });

  it("two fleets: stable if k12 k21 < 1", () => {
    // D S with d = (k12, k21) and ones off the diagonal.
    const two = (k12: number, k21: number) =>
      slowest({
        d: [k12, k21],
        s: [
          [0, 1],
          [1, 0],
        ],
      });
    expect(two(2, 0.4)).toBeLessThan(0);
    expect(two(2, 0.6)).toBeGreaterThan(0);
  });
});
