/** Invariants of disputes and leaders (model/7 F 59-61) in random worlds. */
import { describe, expect } from "vitest";
import { Session } from "../../src/engine/session.ts";
import { centralAsia } from "../../src/models/central-asia/model.ts";
import { compile } from "../support/compile.ts";
import { property } from "../support/property.ts";
import { type Plan, worldOf, worlds } from "../support/worlds.ts";

/** Nothing is done from outside. */
const steady = (p: Plan): Plan => ({
  ...p,
  off: [],
  schedule: p.schedule.filter((e) => !["set", "when", "decide", "succession"].includes(e.verb)),
});

function play(plan: Plan, columns: readonly string[]) {
  const session = new Session(compile(centralAsia, worldOf(plan)));
  session.begin({ seed: "disputes" });
  const months: Record<string, Float64Array>[] = [];
  const take = () => months.push(Object.fromEntries(columns.map((id) => [id, session.column(id)])));
  take();
  while (!session.done) {
    session.step();
    take();
  }
  return { session, months };
}

describe("disputes", () => {
  const quiet = worlds((p) => ({
    ...steady(p),
    disputes: p.disputes.map((d, k) => (k % 2 === 0 ? { ...d, severity: 0 } : { ...d, settled: 1 })),
    fixed: { "clash.base": 3, "clash.imbalance": 3 },
  }));
  property("F59 nobody shoots over what is settled or does not matter", quiet, 40, (plan) => {
    const { months } = play(plan, ["clash.accumulated", "dispute.clashes"]);
    for (const month of months) {
      expect(Math.max(0, ...month["clash.accumulated"]!)).toBe(0);
      expect(Math.max(0, ...month["dispute.clashes"]!)).toBe(0);
    }
  });

  const lively = worlds((p) => ({
    ...steady(p),
    disputes: p.disputes.map((d) => ({ ...d, kind: "border" as const })),
    fixed: { "dispute.settlement.base": 1, "dispute.signing": 12, "clash.base": 3 },
  }));
  property("F60 what is settled never comes unsettled, nor a stage undone", lively, 40, (plan) => {
    const { months } = play(plan, [
      "dispute.settled",
      "dispute.segments",
      "dispute.stage",
      "dispute.signedAt",
    ]);
    for (let m = 1; m < months.length; m++) {
      const [before, after] = [months[m - 1]!, months[m]!];
      plan.disputes.forEach((_, b) => {
        const settled = after["dispute.settled"]![b]!;
        expect(settled).toBeGreaterThanOrEqual(before["dispute.settled"]![b]!);
        expect(settled).toBeLessThanOrEqual(after["dispute.segments"]![b]!);
        expect(after["dispute.stage"]![b]).toBeGreaterThanOrEqual(before["dispute.stage"]![b]!);
        // One stage a substep at most, and none before the last segment.
        expect(after["dispute.stage"]![b]! - before["dispute.stage"]![b]!).toBeLessThanOrEqual(plan.substeps);
        if (after["dispute.stage"]![b]! > 0) expect(settled).toBe(after["dispute.segments"]![b]);
        const signed = before["dispute.signedAt"]![b]!;
        if (signed !== Infinity) expect(after["dispute.signedAt"]![b]).toBe(signed);
      });
    }
  });

  const frozen = worlds((p) => ({
    ...steady(p),
    disputes: p.disputes.map((d) => ({ ...d, kind: "border" as const, stage: "open" as const, frozen: 5 })),
    fixed: { "dispute.settlement.base": 1, "dispute.settlement.trust": 10 },
  }));
  property("talks that are frozen settle nothing", frozen, 20, (plan) => {
    const { session, months } = play(plan, ["dispute.settled"]);
    expect(months.at(-1)!["dispute.settled"]).toEqual(months[0]!["dispute.settled"]);
    expect(session.events.all().filter((e) => e.kind === "settled")).toEqual([]);
  });
});

describe("leaders", () => {
  const mortal = worlds((p) => ({
    ...steady(p),
    months: 18,
    known: p.known === undefined ? -1 : p.known,
    fixed: { "leader.mortality": 0.5 },
  }));

  property(
    "F61 a leader ages a year in twelve months; who leaves is followed by another",
    mortal,
    40,
    (plan) => {
      const columns = ["leader.born", "leader.entered", "leader.exits", "leader.firstExit", "leader.opening"];
      const { session, months } = play(plan, columns);
      const { start } = session.program.world;
      const told = session.events.all().filter((e) => e.kind === "succession");
      const ids = session.program.axes.get("actor")!.ids;
      for (let m = 1; m < months.length; m++) {
        const [before, after] = [months[m - 1]!, months[m]!];
        ids.forEach((_, i) => {
          const exits = after["leader.exits"]![i]! - before["leader.exits"]![i]!;
          // Born when one was born: age grows with the calendar alone.
          if (exits === 0) {
            expect(after["leader.born"]![i]).toBe(before["leader.born"]![i]);
            expect(after["leader.entered"]![i]).toBe(before["leader.entered"]![i]);
          } else {
            expect(after["leader.entered"]![i]).toBe(start + m - 1);
            expect(after["leader.born"]![i]).not.toBe(before["leader.born"]![i]);
            if (before["leader.firstExit"]![i] === Infinity)
              expect(after["leader.firstExit"]![i]).toBe(start + m - 1);
          }
        });
      }
      ids.forEach((id, i) => {
        const left = told.filter((e) => e.actors[0] === id).length;
        expect(left).toBeGreaterThanOrEqual(months.at(-1)!["leader.exits"]![i]!);
      });
    },
  );

  property("F61 the natural hazard rises with age, by Gompertz' law", mortal, 30, (plan) => {
    const lonely: Plan = {
      ...plan,
      known: -1,
      schedule: [],
      actors: plan.actors.map((a) => ({ ...a, irregular: 0, heir: false })),
      parameters: [],
      fixed: { "leader.mortality": 1e-6 },
    };
    const { session, months } = play(lonely, ["leader.exit.accumulated", "leader.born"]);
    const { start } = session.program.world;
    const total = months.at(-1)!["leader.exit.accumulated"]!;
    for (let m = 2; m < months.length; m++)
      total.forEach((_, i) => {
        const grown = (k: number) =>
          months[k]!["leader.exit.accumulated"]![i]! - months[k - 1]!["leader.exit.accumulated"]![i]!;
        expect(grown(m)).toBeGreaterThan(grown(m - 1));
      });
    // The whole of it is the integral of .000001 exp(.095 (age - 60)).
    total.forEach((h, i) => {
      const age = (start - months[0]!["leader.born"]![i]!) / 12;
      const exact =
        (1e-6 / 0.095) * Math.exp(0.095 * (age - 60)) * Math.expm1((0.095 * (months.length - 1)) / 12);
      expect(h / exact).toBeCloseTo(1, 9);
    });
  });
});
