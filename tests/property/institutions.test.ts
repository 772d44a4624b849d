/** What holds of the ladder of institutions in random worlds (model/7: 24 to 28, 36, 57, and legality). */
import fc from "fast-check";
import { describe, expect } from "vitest";
import { CONTRACTS, type Subject } from "../../src/engine/harness.ts";
import { Session } from "../../src/engine/session.ts";
import { weightsOf } from "../../src/mechanisms/institutions/game.ts";
import type { Ladder } from "../../src/mechanisms/ladder.ts";
import { centralAsia } from "../../src/models/central-asia/model.ts";
import { formulas } from "../../src/scenario/formula/language.ts";
import { powerOfRule, weightedPower } from "../../src/theory/power-index.ts";
import { compile } from "../support/compile.ts";
import { type LadderPlan, ladders, ladderWorld } from "../support/ladders.ts";
import { property } from "../support/property.ts";
import { actorsOf } from "../support/worlds.ts";

const RUNS = 60;
/** The council of foreign ministers. */
const TOP_RUNG = 7;

interface Moment {
  month: number;
  tabled: Float64Array;
  by: Float64Array;
  accepts: Float64Array;
  joined: Float64Array;
  adopted: Float64Array;
  member: Float64Array;
  own: Float64Array;
  depth: number;
  core: number;
  held: number;
  ladder: Float64Array;
  /** How often the clock of a pair has fired. */
  rungs: Float64Array;
  z: Float64Array;
  started: number;
  mean: number;
  banzhaf: Float64Array;
  shapley: Float64Array;
}

/** Plays a world month by month, one substep each, and keeps what the claims below are about. */
function played(plan: LadderPlan) {
  const world = { ...ladderWorld(plan), substeps: 1 };
  const program = compile(centralAsia, world);
  const session = new Session(program);
  session.begin({ seed: "ladder" });
  const look = (month: number): Moment => ({
    month,
    tabled: session.column("tabled"),
    by: session.column("tabled.by"),
    accepts: session.column("vote.accepts"),
    joined: session.column("step.joinedAt"),
    adopted: session.column("step.adoptedAt"),
    member: session.column("member"),
    own: session.column("depth.own"),
    depth: session.column("depth")[0]!,
    core: session.column("depth.core")[0]!,
    held: session.column("summit.held")[0]!,
    ladder: session.column("ladder"),
    rungs: session.column("rung.ordinal"),
    z: session.column("implementation.z"),
    started: session.column("implementation.started")[0]!,
    mean: session.column("implementation.mean")[0]!,
    banzhaf: session.column("power.banzhaf"),
    shapley: session.column("power.shapley"),
  });
  const moments = [look(-1)];
  while (!session.done) {
    const month = session.month;
    session.step();
    moments.push(look(month));
  }
  const n = program.axes.get("actor")!.size;
  const steps = program.axes.get("step")!.size;
  const budget = session.column("diplomacy");
  const p = (id: string) => program.vector[program.slots.get(id)!]!;
  return { moments, n, steps, budget, p, ladder: world.structure["ladder"] as Ladder };
}

describe("the ladder", () => {
  property(
    "24: no step is adopted, and none taken by a member, before its prerequisites; depth never falls",
    ladders(),
    RUNS,
    (plan) => {
      const { moments, n, steps, ladder } = played(plan);
      moments.forEach((now, k) => {
        if (k === 0) return;
        const before = moments[k - 1]!;
        expect(now.depth).toBeGreaterThanOrEqual(k === 1 ? 0 : before.depth);
        for (let s = 0; s < steps; s++) {
          if (now.adopted[s] === now.month)
            for (const first of ladder.prerequisites[s]!)
              expect(before.adopted[first]).toBeLessThan(now.month);
          for (let i = 0; i < n; i++)
            if (now.joined[s * n + i] === now.month && before.member[i] === 1)
              for (const first of ladder.prerequisites[s]!)
                expect(before.joined[first * n + i]).toBeLessThan(now.month);
        }
      });
    },
  );

  property(
    "what is adopted by all is taken by all; a circle has two, one of the core",
    ladders(),
    RUNS,
    (plan) => {
      const { moments, n, steps, budget, ladder } = played(plan);
      moments.forEach((now, k) => {
        if (k === 0) return;
        const before = moments[k - 1]!;
        for (let s = 0; s < steps; s++) {
          if (now.adopted[s] !== now.month || now.tabled[s] === 0) continue;
          const takers = Array.from({ length: n }, (_, i) => i).filter(
            (i) => now.joined[s * n + i] === now.month,
          );
          if (now.tabled[s] === 1) {
            for (let i = 0; i < n; i++) if (before.member[i] === 1) expect(takers).toContain(i);
            if (ladder.admits[s]! >= 0) expect(takers).toContain(ladder.admits[s]!);
          } else {
            expect(takers.length).toBeGreaterThanOrEqual(2);
            expect(takers.some((i) => budget[i]! > 0)).toBe(true);
          }
        }
      });
    },
  );

  property(
    "steps are tabled at meetings alone, three at most, and whoever tables one votes for it",
    ladders(),
    RUNS,
    (plan) => {
      for (const now of played(plan).moments) {
        const tabled = now.tabled.filter((t) => t > 0).length;
        expect(tabled).toBeLessThanOrEqual(now.held === 1 ? 3 : 0);
        now.by.forEach((by, row) => {
          if (by === 1) expect(now.accepts[row]).toBe(1);
        });
        if (now.held === 0) expect(now.accepts.every((a) => a === 0)).toBe(true);
      }
    },
  );

  property(
    "26, 27: circles leave outsiders where they were, and the core is never shallower than all",
    ladders(),
    RUNS,
    (plan) => {
      const { moments, n, steps, budget } = played(plan);
      moments.forEach((now, k) => {
        const core = budget.some((b, i) => b > 0 && now.member[i] === 1);
        if (core) expect(now.core).toBeGreaterThanOrEqual(now.depth);
        if (k === 0) return;
        const before = moments[k - 1]!;
        for (let i = 0; i < n; i++) {
          if (now.own[i] === before.own[i]) continue;
          const took = Array.from({ length: steps }, (_, s) => s).some(
            (s) => now.joined[s * n + i] === now.month,
          );
          expect(took || now.member[i] !== before.member[i]).toBe(true);
          expect(now.own[i]).toBeGreaterThan(before.own[i]!);
        }
      });
    },
  );

  property(
    "28: the bilateral ladder rises by a rung whenever its clock fires, up to its top",
    ladders(),
    RUNS,
    (plan) => {
      const { moments } = played(plan);
      moments.forEach((now, k) => {
        if (k === 0) return;
        const before = moments[k - 1]!;
        now.ladder.forEach((rung, pair) => {
          const fired = now.rungs[pair]! - before.rungs[pair]!;
          expect(rung).toBe(Math.min(TOP_RUNG, before.ladder[pair]! + fired));
        });
      });
    },
  );

  property("36: power sums to 1 over the members, and outsiders have none", ladders(), RUNS, (plan) => {
    const { moments } = played(plan);
    const last = moments.at(-1)!;
    const members = last.member.some((m) => m === 1);
    for (const index of [last.banzhaf, last.shapley]) {
      expect(index.reduce((a, b) => a + b, 0)).toBeCloseTo(members ? 1 : 0, 12);
      index.forEach((share, i) => {
        if (last.member[i] === 0) expect(share).toBe(0);
      });
    }
  });

  property(
    "57: implementation never falls, and projects start below the ceiling",
    ladders(),
    RUNS,
    (plan) => {
      const { moments, p } = played(plan);
      moments.forEach((now, k) => {
        if (k === 0) return;
        const before = moments[k - 1]!;
        now.z.forEach((z, a) => {
          expect(z).toBeGreaterThanOrEqual(before.z[a]!);
        });
        const ceiling = Math.min(
          1,
          p("implementation.ceiling") + p("implementation.ceilingGain") * now.depth * before.mean,
        );
        const most = p("implementation.projects");
        if (now.started > before.started && k > 1)
          expect(now.started / most).toBeLessThanOrEqual(ceiling + 1e-12);
      });
    },
  );
});

describe("power in voting games", () => {
  const game = fc.record({
    weights: fc.array(fc.nat({ max: 9 }), { minLength: 1, maxLength: 8 }),
    quota: fc.double({ min: 0, max: 1, noNaN: true }),
  });

  property(
    "36: counted by weight or one by one; shares sum to 1; dummies get 0; equals get the same",
    game,
    300,
    (g) => {
      const total = g.weights.reduce((a, b) => a + b, 0);
      const quota = 1 + Math.floor(g.quota * total);
      const n = g.weights.length;
      const counted = weightedPower(n + 2, total + 5);
      counted.measure(g.weights, quota, n);
      const wins = (set: number) => g.weights.reduce((s, w, i) => s + (set & (1 << i) ? w : 0), 0) >= quota;
      const listed = powerOfRule(n, wins);
      for (const index of ["banzhaf", "shapley", "penrose"] as const)
        for (let i = 0; i < n; i++) {
          expect(counted[index][i]).toBeCloseTo(listed[index][i]!, 12);
          if (g.weights[i] === 0) expect(counted[index][i]).toBe(0);
          for (let j = 0; j < i; j++)
            if (g.weights[i] === g.weights[j]) expect(counted[index][i]).toBeCloseTo(counted[index][j]!, 12);
        }
      if (quota > total) return;
      for (const index of [listed.banzhaf, listed.shapley])
        expect(index.reduce((a, b) => a + b, 0)).toBeCloseTo(1, 12);
    },
  );

  property(
    "the rule of circles is the weighted game that stands for it",
    fc.array(fc.boolean(), { minLength: 2, maxLength: 8 }),
    100,
    (core) => {
      const n = core.length;
      const weights = new Float64Array(n);
      const quota = weightsOf(weights, Float64Array.from(core, Number), n, core.includes(true) ? 1 : 0);
      for (let set = 0; set < 1 << n; set++) {
        const inside = core.filter((_, i) => set & (1 << i));
        const circle = core.includes(true)
          ? inside.length >= 2 && inside.includes(true)
          : inside.length === n;
        const weight = weights.reduce((s, w, i) => s + (set & (1 << i) ? w : 0), 0);
        expect(weight >= quota).toBe(circle);
      }
    },
  );
});

describe("contracts of the ladder's mechanisms", () => {
  function renamed({ plan, ladder }: LadderPlan): LadderPlan {
    const sorted = [...actorsOf(plan)].sort();
    const ids = plan.ids.map((id) => `N${String(sorted.indexOf(id) + 1).padStart(2, "0")}`);
    return { plan: { ...plan, ids, streamKeys: actorsOf(plan) }, ladder };
  }
  const subjectOf = (plan: LadderPlan): Subject => ({
    model: centralAsia,
    world: ladderWorld(plan),
    seed: "harness",
    language: formulas,
    restated: [ladderWorld(plan, { scrambled: true }), ladderWorld(renamed(plan))],
    bystander: { world: ladderWorld(plan, { bystander: "Mmm" }), id: "Mmm" },
  });
  for (const contract of CONTRACTS)
    property(`${contract.id}: ${contract.doc}`, ladders(), 12, (plan) => {
      expect(contract.check(subjectOf(plan))).toEqual([]);
    });
});
