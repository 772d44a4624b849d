/** Invariants of fleets, exercises and incidents (model/7, 47 to 52 and 58), and the engine's contracts for them. */
import fc from "fast-check";
import { describe, expect } from "vitest";
import { CONTRACTS } from "../../src/engine/harness.ts";
import { Session } from "../../src/engine/session.ts";
import { centralAsia } from "../../src/models/central-asia/model.ts";
import { formulas } from "../../src/scenario/formula/language.ts";
import { contestSuccess, salvoLosses } from "../../src/theory/combat.ts";
import { compile } from "../support/compile.ts";
import { AFLOAT, type FleetPlan, fleetWorld, fleetWorlds, renamed } from "../support/fleet-worlds.ts";
import { between, property } from "../support/property.ts";

function played(plan: FleetPlan): Session {
  const session = new Session(compile(centralAsia, fleetWorld(plan)));
  session.begin({ seed: "fleets" });
  return session;
}

function months(session: Session, look: (s: Session) => void): void {
  while (!session.done) {
    session.step();
    look(session);
  }
}

describe("fleets", () => {
  property(
    "47: strength is never negative, and nobody spends more than the budget",
    fleetWorlds(),
    40,
    (plan) =>
      months(played(plan), (s) => {
        const [points, bought, support] = [
          s.column("capability"),
          s.column("fleet.purchase"),
          s.column("fleet.support"),
        ];
        const [budget, drain, war] = [
          s.column("fleet.budget"),
          s.column("fleet.warBudget"),
          s.column("war")[0]!,
        ];
        points.forEach((m, i) => {
          expect(m).toBeGreaterThanOrEqual(0);
          const spent = bought[i]! * (1 - support[i]!);
          expect(spent).toBeLessThanOrEqual(budget[i]! * (1 - drain[i]! * war) * (1 + 1e-12));
        });
      }),
  );

  property(
    "50: shares sum to 1, and those of the blocs are those of their fleets",
    fleetWorlds(),
    40,
    (plan) =>
      months(played(plan), (s) => {
        const [shares, blocs, member] = [
          s.column("fleet.share"),
          s.column("bloc.share"),
          s.column("bloc.member"),
        ];
        expect(shares.reduce((a, b) => a + b, 0)).toBeCloseTo(1, 12);
        blocs.forEach((part, b) => {
          const own = shares.reduce((sum, x, i) => sum + x * member[b * shares.length + i]!, 0);
          expect(part).toBeCloseTo(own, 12);
        });
      }),
  );

  // Ratios know no scale where whole ships do not round them: all strengths, wishes and budgets times the same.
  property(
    "50: twice the worth of every point doubles strengths and leaves shares",
    fleetWorlds((s) => ({ ...s, continuous: true, incidents: 0.01 })),
    20,
    (plan) => {
      const doubled: FleetPlan = {
        ...plan,
        sea: {
          ...plan.sea,
          fleets: plan.sea.fleets.map((f) => ({
            ...f,
            quality: 2 * f.quality,
            grievance: 2 * f.grievance,
            budget: 2 * f.budget,
          })),
        },
      };
      const quiet = { "incident.base": 0 };
      const [one, two] = [plan, doubled].map((p) => {
        const session = played(p);
        const slots = session.program.slots;
        session.begin({
          seed: "fleets",
          values: Object.entries(quiet).map(([id, value]) => ({
            kind: "parameter" as const,
            index: slots.get(id)!,
            value,
          })),
        });
        session.finish();
        return session;
      }) as [Session, Session];
      const [a, b] = [one.column("fleet.share"), two.column("fleet.share")];
      a.forEach((x, i) => {
        expect(b[i]).toBeCloseTo(x, 9);
      });
    },
  );

  property(
    "whole ships are whole, and nothing waits that is worth a ship",
    fleetWorlds((s) => ({ ...s, continuous: false })),
    40,
    (plan) =>
      months(played(plan), (s) => {
        const [ships, queue, wear, quality] = [
          s.column("ships"),
          s.column("fleet.queue"),
          s.column("fleet.wear"),
          s.column("fleet.quality"),
        ];
        const worth = [10, 5, 1.5, 2, 2.5, 3];
        ships.forEach((n, cell) => {
          expect(Number.isInteger(n)).toBe(true);
          expect(wear[cell]).toBeLessThan(1);
          expect(queue[cell]).toBeLessThanOrEqual(worth[cell % 6]! * quality[Math.floor(cell / 6)]!);
        });
      }),
  );

  property(
    "convention: while it holds, nobody is a guest",
    fleetWorlds((s) => ({ ...s, convention: true })),
    15,
    (plan) =>
      months(played(plan), (s) => {
        expect(Math.max(...s.column("fleet.guests"))).toBe(0);
      }),
  );
});

describe("battles", () => {
  const ships = fc.integer({ min: 0, max: 40 });
  const salvo = fc.record({ offence: between(0, 5), defence: between(0, 5), staying: between(0.1, 5) });
  property(
    "51: losses lie between none and all, and who cannot hit sinks nobody",
    fc.tuple(ships, ships, salvo),
    500,
    ([own, other, of]) => {
      const lost = salvoLosses(own, other, of);
      expect(lost).toBeGreaterThanOrEqual(0);
      expect(lost).toBeLessThanOrEqual(own);
      expect(salvoLosses(own, other, { ...of, offence: 0 })).toBe(0);
      expect(salvoLosses(own, other + 1, of)).toBeGreaterThanOrEqual(lost);
    },
  );

  const strength = fc.oneof(between(0, 300), fc.constantFrom(0, 1e-12, 1e200));
  property(
    "52: one side or the other prevails",
    fc.tuple(strength, strength, between(0, 5)),
    500,
    ([a, b, m]) => {
      const [p, q] = [contestSuccess(a, b, m), contestSuccess(b, a, m)];
      expect(p + q).toBeCloseTo(1, 12);
      expect(Math.min(p, q)).toBeGreaterThanOrEqual(0);
    },
  );
});

describe("exercises", () => {
  property("58: a bloc never holds more than four a year", fleetWorlds(), 40, (plan) => {
    const s = played(plan);
    const held: number[][] = [];
    months(s, () => {
      held.push(Array.from(s.column("exercise.count")));
    });
    for (let m = 12; m < held.length; m++)
      held[m]!.forEach((n, b) => {
        expect(n - held[m - 12]![b]!).toBeLessThanOrEqual(4);
      });
  });
});

describe(`contracts, with ${AFLOAT.join(", ")} on`, () => {
  for (const contract of CONTRACTS)
    property(`${contract.id}: ${contract.doc}`, fleetWorlds(), 8, (plan) => {
      const subject = {
        model: centralAsia,
        world: fleetWorld(plan),
        seed: "harness",
        language: formulas,
        restated: [fleetWorld(plan, { scrambled: true }), fleetWorld(renamed(plan))],
        bystander: { world: fleetWorld(plan, { bystander: "Mmm" }), id: "Mmm" },
      };
      expect(contract.check(subject)).toEqual([]);
    });
});
