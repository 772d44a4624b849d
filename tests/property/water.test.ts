/** Invariants of water and energy (model/7 F 55, 56), its directional claims, and the engine's contracts for it. */

import fc from "fast-check";
import { describe, expect } from "vitest";
import { CONTRACTS } from "../../src/engine/harness.ts";
import type { Program } from "../../src/engine/program.ts";
import { Session } from "../../src/engine/session.ts";
import { WATER_CLAIMS } from "../../src/models/central-asia/claims/water.ts";
import { centralAsia } from "../../src/models/central-asia/model.ts";
import { formulas } from "../../src/scenario/formula/language.ts";
import { compile } from "../support/compile.ts";
import { property, share } from "../support/property.ts";
import { ON, RIVERS, type WaterPlan, waterWorld, waterWorlds } from "../support/water-worlds.ts";
import { actorsOf } from "../support/worlds.ts";

const NEAR = 1e-9;
/** Rivers and dams alone: what the powers do is no part of it. */
const OTHERS = centralAsia.mechanisms
  .map((m) => m.id)
  .filter((id) => !(RIVERS as readonly string[]).includes(id));

function alone(plan: WaterPlan): Program {
  const world = waterWorld(plan);
  const switches = new Map([
    ...OTHERS.map((id) => [id, false] as const),
    ...RIVERS.map((id) => [id, true] as const),
  ]);
  return compile(centralAsia, { ...world, switches, interventions: [], outcomes: [] });
}

function begun(program: Program, values: Parameters<Session["begin"]>[0]["values"] = []): Session {
  const session = new Session(program);
  session.begin({ seed: "water", values: values ?? [] });
  return session;
}

describe("water", () => {
  property(
    "55: inflow less releases less losses is what the storage changes by",
    waterWorlds(),
    60,
    (plan) => {
      const session = begun(alone(plan));
      const before = session.column("basin.storage");
      while (!session.done) {
        session.step();
        const [now, inflow, out, lost, room] = ["storage", "flowedIn", "released", "lost", "capacity"].map(
          (k) => session.column(`basin.${k}`),
        );
        now!.forEach((s, k) => {
          expect(before[k]! + inflow![k]! - out![k]! - lost![k]! - s).toBeCloseTo(0, 9);
          expect(s).toBeGreaterThanOrEqual(0);
          expect(s).toBeLessThanOrEqual(room![k]! + NEAR);
        });
      }
    },
  );

  property(
    "55: the joint course is worth no less together, and neither side loses by it",
    waterWorlds(),
    60,
    (plan) => {
      const session = begun(alone(plan));
      while (!session.done) {
        const column = (k: string) => session.column(`basin.${k}`);
        column("joint").forEach((joint, k) => {
          const [ua, uj, da, dj, x, surplus] = [
            "upstreamAlone",
            "upstreamJoint",
            "downstreamAlone",
            "downstreamJoint",
            "transfer",
            "surplus",
          ].map((id) => column(id)[k]!) as [number, number, number, number, number, number];
          expect(uj + dj).toBeGreaterThanOrEqual(ua + da - NEAR);
          expect(uj + x).toBeGreaterThanOrEqual(ua - NEAR);
          expect(dj - x).toBeGreaterThanOrEqual(da - NEAR);
          expect(uj + x - ua - surplus / 2).toBeCloseTo(0, 9);
          expect(dj - x - da - surplus / 2).toBeCloseTo(0, 9);
          for (const s of [joint, column("alone")[k]!]) {
            expect(s).toBeGreaterThanOrEqual(0.25);
            expect(s).toBeLessThanOrEqual(0.75);
          }
        });
        session.step();
      }
    },
  );

  property("56: the canal never fills in, and its river never brings more", waterWorlds(), 40, (plan) => {
    const program = alone({ ...plan, rivers: { ...plan.rivers, months: 30 } });
    const session = begun(program, [{ ...program.address("parameters.canal.from")!, value: 1990 }]);
    session.step();
    let [q, inflow] = [session.value("canal"), session.column("basin.inflow")];
    while (!session.done) {
      session.step();
      const now = session.column("basin.inflow");
      expect(session.value("canal")).toBeGreaterThanOrEqual(q);
      now.forEach((v, k) => {
        expect(v).toBeLessThanOrEqual(inflow[k]!);
      });
      [q, inflow] = [session.value("canal"), now];
    }
  });

  property(
    "is linked only while every side has accepted, and paid for only then",
    waterWorlds(),
    40,
    (plan) => {
      const session = begun(alone(plan));
      const n = actorsOf(plan.outside.plan).length;
      while (!session.done) {
        const before = session.column("basin.linked");
        const march = session.month % 12 === 2;
        session.step();
        const [upstream, downstream, accepts, linked, paid] = [
          "basin.upstream",
          "basin.downstream",
          "linkage.accepts",
          "basin.linked",
          "basin.paid",
        ].map((k) => session.column(k)) as Float64Array[];
        linked!.forEach((on, k) => {
          if (on === 0) expect(paid![k]).toBe(0);
          const alone = session.column("basin.upstreamAlone")[k]!;
          const income = session.column("basin.income.upstream")[k]!;
          expect(income).toBeGreaterThanOrEqual(alone - NEAR);
          if (on === 0) expect(income).toBe(alone);
          if (on > before[k]!) expect(march).toBe(true);
          if (!march || on === 0) return;
          for (let i = 0; i < n; i++)
            if (upstream![k] === i || downstream![k * n + i]! > 0) expect(accepts![k * n + i]).toBe(1);
        });
      }
    },
  );
});

const trials = fc.record({ plan: waterWorlds(), from: share, to: share, which: fc.nat({ max: 20 }) });

describe.each(WATER_CLAIMS)("$id ($source)", (claim) => {
  const moves: number[] = [];
  property(claim.statement, trials, 60, ({ plan, from, to, which }) => {
    const program = alone(plan);
    const pattern = new RegExp(`^${claim.lever.replace(/\./g, "\\.").replace(/\*/g, "[^.]+")}$`);
    const found = program.addresses().filter((a) => pattern.test(a.path));
    const address = found[which % found.length]!;
    const [low, high] = [Math.min(from, to), Math.max(from, to)].map((u) =>
      claim.id === "purchase-linkage" ? 0.021 + 0.1 * u : u,
    ) as [number, number];
    const at = (value: number) => begun(program, [{ ...address, value }]).column(claim.column);
    const [before, after] = [at(low), at(high)];
    before.forEach((b, k) => {
      const moved = (after[k]! - b) * (claim.direction === "raises" ? 1 : -1);
      moves.push(moved);
      expect(moved).toBeGreaterThanOrEqual(-NEAR);
    });
    return true;
  });
  property("and does move it somewhere", fc.constant(0), 1, () => Math.max(...moves) > 1e-3);
});

/** Other names in the same order, each carrying the luck of the old one. */
function renamed(plan: WaterPlan): WaterPlan {
  const { plan: inner, outside } = plan.outside;
  const sorted = [...actorsOf(inner)].sort();
  const ids = inner.ids.map((id) => `N${String(sorted.indexOf(id) + 1).padStart(2, "0")}`);
  return { ...plan, outside: { outside, plan: { ...inner, ids, streamKeys: actorsOf(inner) } } };
}

describe(`contracts, with ${ON.join(", ")} on`, () => {
  for (const contract of CONTRACTS)
    property(`${contract.id}: ${contract.doc}`, waterWorlds(), 8, (plan) => {
      const subject = {
        model: centralAsia,
        world: waterWorld(plan),
        seed: "harness",
        language: formulas,
        restated: [waterWorld(plan, { scrambled: true }), waterWorld(renamed(plan))],
        bystander: { world: waterWorld(plan, { bystander: "Mmm" }), id: "Mmm" },
      };
      expect(contract.check(subject)).toEqual([]);
    });
});
