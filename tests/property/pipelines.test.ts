/** Pipelines: consents, fees and building in random worlds, and what moves the worth of consent. */
import fc from "fast-check";
import { describe, expect } from "vitest";
import type { Program } from "../../src/engine/program.ts";
import { Session } from "../../src/engine/session.ts";
import { asksThisMonth } from "../../src/mechanisms/pipelines/pipelines.ts";
import { PIPELINE_CLAIMS } from "../../src/models/central-asia/claims/water.ts";
import { centralAsia } from "../../src/models/central-asia/model.ts";
import { compile } from "../support/compile.ts";
import { property, share } from "../support/property.ts";
import { type WaterPlan, waterWorld, waterWorlds } from "../support/water-worlds.ts";

/** Consents and what they lead to; leaders, borders and treaties as they are. */
const PLAYED = ["consent", "pipelines", "hedging"];
const PRESSED = [...PLAYED, "contest", "sticks", "solidarity", "accession", "proposals", "trust"];

function programOf(plan: WaterPlan, played: readonly string[] = PLAYED): Program {
  const world = waterWorld(plan);
  const switches = new Map(centralAsia.mechanisms.map((m) => [m.id, played.includes(m.id)]));
  return compile(centralAsia, { ...world, switches, interventions: [], outcomes: [] });
}

describe("a pipeline", () => {
  property(
    "is agreed on only when all whom it takes consent in one January, and then built",
    waterWorlds(),
    40,
    (plan) => {
      const session = new Session(programOf(plan));
      const lines = plan.rivers.lines.length;
      const n = session.program.axes.get("actor")!.size;
      session.begin({ seed: "lines" });
      while (!session.done) {
        const before = session.column("pipeline.agreedAt");
        const [month, january] = [session.month, session.month % 12 === 0];
        session.step();
        const [agreed, built, needed, given, allowed, years] = [
          "pipeline.agreedAt",
          "pipeline.builtAt",
          "pipeline.consent",
          "consent.given",
          "pipeline.allowedAt",
          "pipeline.years",
        ].map((c) => session.column(c)) as Float64Array[];
        for (let k = 0; k < lines; k++) {
          const sides = Array.from({ length: n }, (_, i) => i).filter((i) => needed![k * n + i] === 1);
          const all = sides.every((i) => given![k * n + i] === 1);
          if (before[k] !== Infinity) expect(agreed![k]).toBe(before[k]);
          else if (agreed![k] !== Infinity) {
            expect([agreed![k], january, all]).toEqual([month, true, true]);
            expect(month).toBeGreaterThanOrEqual(allowed![k]!);
          } else if (january && month >= allowed![k]!) expect(all).toBe(false);
          const due = agreed![k]! + Math.round(12 * years![k]!);
          expect(built![k]).toBe(due <= month ? due : Infinity);
          expect(session.column("pipeline.fee")[k]! * sides.length).toBeCloseTo(1, 12);
        }
      }
    },
  );

  property(
    "takes half of the supplier's transit from the power that it bypasses, once it is built",
    waterWorlds(),
    40,
    (plan) => {
      const session = new Session(programOf(plan));
      const powers = session.program.axes.get("power")!.size;
      session.begin({ seed: "lines" });
      while (!session.done) {
        session.step();
        const [detour, built, supplier, bypasses] = [
          "engagement.detour",
          "pipeline.builtAt",
          "pipeline.supplier",
          "pipeline.bypasses",
        ].map((c) => session.column(c)) as Float64Array[];
        const taken = new Float64Array(detour!.length);
        built!.forEach((at, k) => {
          if (at !== Infinity && bypasses![k]! >= 0) taken[supplier![k]! * powers + bypasses![k]!] = 0.075;
        });
        expect([...detour!]).toEqual([...taken]);
      }
    },
  );
});

const trials = fc.record({ plan: waterWorlds(), from: share, to: share, which: fc.nat({ max: 20 }) });

/** The sum of the terms of consent in the first January, by pipeline and state; sticks, where there are any, are full. */
function worth(session: Session, value: Parameters<Session["begin"]>[0]["values"]): Map<string, number> {
  const decision = session.decisions.get("consent")!;
  decision.ledger.probing = true;
  session.begin({ seed: "lines", values: value ?? [], record: "ledger" });
  while (!session.done && !asksThisMonth(session.month)) session.step();
  if (session.done) return new Map();
  const sticks = session.decisions.get("sticks");
  const size = (axis: string) => session.program.axes.get(axis)!.size;
  for (let i = 0; sticks && i < size("actor"); i++)
    for (let q = 0; q < size("power"); q++) if (mayPress(session, q, i)) sticks.force(i, q, 2);
  session.step();
  return new Map(decision.ledger.rows.map((r) => [`${r.object} ${r.decider}`, r.utility]));
}

function mayPress(session: Session, power: number, actor: number): boolean {
  const [blocking, needed, allowed] = ["blocking.pipeline", "pipeline.consent", "pipeline.allowedAt"].map(
    (c) => session.column(c),
  ) as [Float64Array, Float64Array, Float64Array];
  const n = session.program.axes.get("actor")!.size;
  const lines = allowed.length;
  return Array.from(allowed.keys()).some(
    (k) => blocking[power * lines + k]! > 0 && needed[k * n + actor] === 1 && allowed[k]! <= session.month,
  );
}

describe.each(PIPELINE_CLAIMS)("$id ($source)", (claim) => {
  const moves: number[] = [];
  property(claim.statement, trials, 60, ({ plan, from, to, which }) => {
    const session = new Session(programOf(plan, claim.id === "consent-sticks" ? PRESSED : PLAYED));
    const pattern = new RegExp(`^${claim.lever.replace(/\./g, "\\.").replace(/\*/g, "[^.]+")}$`);
    const found = session.program.addresses().filter((a) => pattern.test(a.path));
    const address = found[which % found.length]!;
    const top = Math.min(address.range[1], 20);
    const [low, high] = [Math.min(from, to) * top, Math.max(from, to) * top];
    const [before, after] = [low, high].map((v) => worth(session, [{ ...address, value: v }])) as [
      Map<string, number>,
      Map<string, number>,
    ];
    for (const [who, b] of before) {
      const moved = (after.get(who)! - b) * (claim.direction === "raises" ? 1 : -1);
      moves.push(moved);
      expect(moved).toBeGreaterThanOrEqual(-1e-9);
    }
  });
  property("and does move it somewhere", fc.constant(0), 1, () => Math.max(...moves) > 1e-3);
});
