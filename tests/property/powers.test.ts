/** Invariants of powers, formats and regional bodies (model/7, 38 to 43), and the engine's contracts for them. */
import fc from "fast-check";
import { describe, expect } from "vitest";
import { CONTRACTS } from "../../src/engine/harness.ts";
import { Session } from "../../src/engine/session.ts";
import { efficacy } from "../../src/mechanisms/contest.ts";
import { centralAsia } from "../../src/models/central-asia/model.ts";
import { formulas } from "../../src/scenario/formula/language.ts";
import { type Contest, ContestSolver } from "../../src/theory/contest.ts";
import { compile } from "../support/compile.ts";
import { ON, type PowerPlan, powerWorld, powerWorlds } from "../support/power-worlds.ts";
import { between, property, share } from "../support/property.ts";
import { actorsOf } from "../support/worlds.ts";

const contests = fc
  .record({
    contestants: fc.integer({ min: 1, max: 6 }),
    prizes: fc.integer({ min: 1, max: 6 }),
    table: fc.array(share, { minLength: 5, maxLength: 40 }),
    budget: fc.array(fc.constantFrom(0, 0.01, 0.5, 1, 3, 40), { minLength: 1, maxLength: 6 }),
    outside: fc.array(between(0.01, 2), { minLength: 1, maxLength: 6 }),
    decisiveness: fc.constantFrom(0.05, 0.3, 0.5, 0.8, 1),
    presence: fc.constantFrom(1e-6, 0.001, 0.1),
  })
  .map(({ contestants, prizes, table, budget, outside, ...rest }): Contest => {
    const cycle = (n: number, list: readonly number[], step: number) =>
      Array.from({ length: n }, (_, k) => list[(k * step + 1) % list.length]!);
    return {
      worth: cycle(contestants * prizes, table, 1),
      impact: cycle(contestants * prizes, table, 3),
      budget: cycle(contestants, budget, 1),
      outside: cycle(prizes, outside, 1),
      ...rest,
    };
  });

function solve(c: Contest) {
  const solver = new ContestSolver(c.budget.length, c.outside.length);
  const effort = new Float64Array(c.worth.length);
  const shares = new Float64Array(c.worth.length);
  const sweeps = solver.solve(c, effort, shares);
  return { effort, shares, sweeps, solver, prizes: c.outside.length };
}

describe("a contest", () => {
  property("settles", contests, 300, (c) => solve(c).sweeps > 0);

  property("38: budgets are kept, and spent where anything can be gained", contests, 300, (c) => {
    const { effort, prizes } = solve(c);
    for (let p = 0; p < c.budget.length; p++) {
      const own = Array.from(effort.subarray(p * prizes, (p + 1) * prizes));
      const spent = own.reduce((a, b) => a + b, 0);
      expect(Math.min(...own)).toBeGreaterThanOrEqual(0);
      expect(spent).toBeLessThanOrEqual(c.budget[p]! + 1e-9);
      if (own.some((_, i) => c.worth[p * prizes + i]! * c.impact[p * prizes + i]! > 0))
        expect(spent).toBeGreaterThan(c.budget[p]! - 1e-6);
    }
  });

  property("41: shares lie in 0 to 1 and leave the rest to autonomy", contests, 300, (c) => {
    const { shares, prizes } = solve(c);
    for (let i = 0; i < prizes; i++) {
      let held = 0;
      for (let p = 0; p < c.budget.length; p++) {
        expect(shares[p * prizes + i]).toBeGreaterThanOrEqual(0);
        held += shares[p * prizes + i]!;
      }
      expect(held).toBeLessThan(1);
    }
  });

  property(
    "is an equilibrium: what is worth more than the price is bought, nothing else",
    contests,
    300,
    (c) => {
      const { effort, shares, prizes, solver } = solve(c);
      for (let k = 0; k < effort.length; k++) {
        const p = Math.floor(k / prizes);
        if (c.budget[p]! === 0 || !(solver.price[p]! > 0)) continue;
        const gain =
          (c.worth[k]! * c.decisiveness * shares[k]! * (1 - shares[k]!)) / (effort[k]! + c.presence);
        const price = solver.price[p]!;
        // Efforts are settled to a millionth of the budget; near the floor that is much of an effort.
        const slack = price * (1e-4 + (20e-6 * c.budget[p]!) / (effort[k]! + c.presence));
        expect(gain).toBeLessThan(price + slack);
        if (effort[k]! > 1e-5 * c.budget[p]!) expect(gain).toBeGreaterThan(price - slack);
      }
    },
  );

  property(
    "39: a larger budget never lowers the payoff, rivals held",
    fc.tuple(contests, share),
    300,
    ([c, more]) => {
      const one = (budget: number) => {
        const prizes = c.outside.length;
        const alone = { ...c, worth: Array.from(c.worth).slice(0, prizes), budget: [budget] };
        const { shares } = solve({ ...alone, impact: Array.from(c.impact).slice(0, prizes) });
        return shares.reduce((sum, s, i) => sum + s * c.worth[i]!, 0);
      };
      const budget = c.budget[0]!;
      return one(budget + more) >= one(budget) - 1e-7;
    },
  );

  property(
    "42: efforts held, stronger autonomy takes from every share",
    fc.tuple(contests, between(0.01, 3)),
    300,
    ([c, by]) => {
      // One prize: all efforts go there, whatever autonomy is.
      const n = c.budget.length;
      const first = { ...c, worth: new Array<number>(n).fill(1), impact: Array.from(c.impact).slice(0, n) };
      const low = solve({ ...first, outside: [c.outside[0]!] });
      const high = solve({ ...first, outside: [c.outside[0]! + by] });
      low.effort.forEach((e, p) => {
        expect(high.effort[p]).toBeCloseTo(e, 9);
        if (low.shares[p]! > 0) expect(high.shares[p]).toBeLessThan(low.shares[p]!);
      });
    },
  );

  property(
    "43: solidarity blunts sticks",
    fc.tuple(between(0.01, 5), share, between(0.01, 1)),
    100,
    ([k, sol, by]) => efficacy(k, sol + by) < efficacy(k, sol),
  );
});

function played(plan: PowerPlan) {
  const session = new Session(compile(centralAsia, powerWorld(plan)));
  session.begin({ seed: "powers", record: "ledger" });
  return session;
}

/** What each power expects to prevent by a full stick at each state, at the first opportunity. */
function prevented(plan: PowerPlan): Map<string, number> {
  const s = played(plan);
  const terms = s.decisions.get("sticks")!.terms.map((t) => t.id);
  while (!s.done && !s.ledger().some((r) => r.decision === "sticks")) s.step();
  return new Map(
    s
      .ledger()
      .filter((r) => r.decision === "sticks" && r.alternative === 2)
      .map((r) => [
        `${r.month} ${r.decider} ${r.object}`,
        r.shares[terms.indexOf("gain")]! + r.shares[terms.indexOf("obstruction")]!,
      ]),
  );
}

describe("in random worlds", () => {
  property(
    "the more a state is exposed, the more a stick prevents; nothing where it is not",
    fc.tuple(powerWorlds(), between(0.1, 1)),
    15,
    ([plan, part]) => {
      const exposed = (by: number): PowerPlan => ({
        ...plan,
        outside: { ...plan.outside, exposure: plan.outside.exposure.map((x) => x * by) },
      });
      const [all, less, none] = [prevented(exposed(1)), prevented(exposed(part)), prevented(exposed(0))];
      for (const [key, gain] of all) {
        expect(gain).toBeGreaterThanOrEqual(less.get(key)! - 1e-12);
        expect(less.get(key)).toBeGreaterThanOrEqual(0);
        expect(none.get(key)).toBeCloseTo(0, 12);
      }
    },
  );

  property("budgets, shares and sticks are lawful month by month", powerWorlds(), 15, (plan) => {
    const s = played(plan);
    const { axes } = s.program;
    const n = axes.get("actor")!.size;
    const treaties = axes.get("treaty")!.size;
    while (!s.done) {
      const month = s.month;
      const asOf = Math.max(s.program.world.start, month - (month % 3));
      const effortBefore = s.column("effort");
      const [signedBefore, eligible] = [s.column("signedAt"), s.column("treaty.eligible")];
      const joinedBefore = s.column("step.joinedAt");
      s.step();
      const [effort, shares, free] = [
        s.column("effort"),
        s.column("influence.share"),
        s.column("influence.autonomy"),
      ];
      for (let i = 0; i < n; i++) {
        let sum = free[i]!;
        for (let k = i; k < shares.length; k += n) sum += shares[k]!;
        expect(sum).toBeCloseTo(1, 9);
      }
      for (let p = 0; p * n < effort.length; p++) {
        const spent = effort.subarray(p * n, (p + 1) * n).reduce((a, b) => a + b, 0);
        const top = s.column("budget")[p]! * (1 + s.column("budgetGrowth")[p]!) ** ((asOf - 1464) / 12);
        expect(spent).toBeLessThanOrEqual(top + 1e-9);
      }
      const [stick, blocking] = [s.column("stick"), s.column("blocking")];
      const obstructed = s.column("blocking.step");
      const steps = obstructed.length / (stick.length / n);
      if (month % 3 !== 0) {
        expect(effort).toEqual(effortBefore);
        continue;
      }
      stick.forEach((z, k) => {
        if (z === 0) return;
        const [p, i] = [Math.floor(k / n), k % n];
        const targets = Array.from({ length: treaties }, (_, t) => t).filter(
          (t) =>
            blocking[p * treaties + t]! > 0 &&
            eligible[t * n + i] === 1 &&
            signedBefore[t * n + i] === Infinity,
        );
        const taken = Array.from({ length: steps }, (_, k) => k).filter(
          (step) => obstructed[p * steps + step]! > 0 && joinedBefore[step * n + i] === Infinity,
        );
        expect(targets.length + taken.length).toBeGreaterThan(0);
      });
    }
    for (const row of s.optimisations.get("contest")!.rows) {
      const total = (terms: number[]) => terms.reduce((a, b) => a + b, 0);
      const budgetRose = total(row.chosen) >= total(row.previous) - 1e-9;
      if (budgetRose) expect(total(row.termsChosen)).toBeGreaterThanOrEqual(total(row.termsPrevious) - 1e-5);
    }
  });

  property("formats rise one level at a time, with a date for each", powerWorlds(), 15, (plan) => {
    const s = played(plan);
    let before = s.column("format.level");
    while (!s.done) {
      s.step();
      const level = s.column("format.level");
      const since = s.column("format.since");
      level.forEach((l, k) => {
        expect([0, 1]).toContain(l - before[k]!);
        for (let r = 0; r < 4; r++) expect(Number.isFinite(since[k * 4 + r]!)).toBe(r < l);
        for (let r = 1; r < l; r++) expect(since[k * 4 + r]).toBeGreaterThanOrEqual(since[k * 4 + r - 1]!);
        if (l === 4)
          expect(s.column("format.mayHaveSecretariat")[k] === 1 || plan.outside.formats[k]!.level === 4).toBe(
            true,
          );
      });
      before = level;
    }
  });

  property("a body is absorbed only after it was joined, and ends once", powerWorlds(), 40, (plan) => {
    const s = played(plan);
    s.finish();
    const at = (id: string) => s.column(`body.${id}At`)[0]!;
    const [joined, absorbed, lapsed] = [at("joined"), at("absorbed"), at("lapsed")];
    const ends = [absorbed, lapsed].filter(Number.isFinite).length;
    const patience = s.program.vector[s.program.slots.get("overtures.patience")!]!;
    expect(ends).toBeLessThanOrEqual(1);
    expect(s.column("body.alive")[0]).toBe(1 - ends);
    if (Number.isFinite(absorbed)) expect(absorbed).toBeGreaterThanOrEqual(joined + 12 * patience);
    const last = Math.min(absorbed, lapsed);
    for (const row of s.ledger())
      if (row.decision === "admission" || row.decision === "merger")
        expect(row.month).toBeLessThanOrEqual(last);
  });
});

describe("agreements", () => {
  property(
    "are ready, signed and in force in that order, never before they are initialled",
    powerWorlds(),
    40,
    (plan) => {
      const s = played(plan);
      s.finish();
      const [initialled, ready, signed, inForce] = ["initialled", "ready", "signed", "inForce"].map(
        (what) => s.column(`agreement.${what}At`)[0]!,
      ) as [number, number, number, number];
      if (Number.isFinite(ready)) expect(ready).toBeGreaterThan(initialled);
      if (Number.isFinite(signed)) expect(signed).toBeGreaterThanOrEqual(ready);
      if (Number.isFinite(inForce)) expect(inForce).toBeGreaterThan(signed);
      else expect(inForce).toBe(Infinity);
    },
  );
});

/** Other names in the same order, each carrying the luck of the old one. */
function renamed({ plan, outside }: PowerPlan): PowerPlan {
  const sorted = [...actorsOf(plan)].sort();
  const ids = plan.ids.map((id) => `N${String(sorted.indexOf(id) + 1).padStart(2, "0")}`);
  return { plan: { ...plan, ids, streamKeys: actorsOf(plan) }, outside };
}

describe(`contracts, with ${ON.join(", ")} on`, () => {
  for (const contract of CONTRACTS)
    property(`${contract.id}: ${contract.doc}`, powerWorlds(), 8, (plan) => {
      const subject = {
        model: centralAsia,
        world: powerWorld(plan),
        seed: "harness",
        language: formulas,
        restated: [powerWorld(plan, { scrambled: true }), powerWorld(renamed(plan))],
        bystander: { world: powerWorld(plan, { bystander: "Mmm" }), id: "Mmm" },
      };
      expect(contract.check(subject)).toEqual([]);
    });
});
