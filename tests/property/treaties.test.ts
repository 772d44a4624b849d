/** Invariants of treaties and pairs (model/7 C 22, 23, 29-31) in random worlds. */
import fc from "fast-check";
import { describe, expect } from "vitest";
import { explain } from "../../src/answers/explain.ts";
import { Session } from "../../src/engine/session.ts";
import { centralAsia } from "../../src/models/central-asia/model.ts";
import { nodeTables } from "../../src/node/files.ts";
import { bind } from "../../src/scenario/bind.ts";
import type { PlainMap } from "../../src/scenario/plain.ts";
import { compile } from "../support/compile.ts";
import { property } from "../support/property.ts";
import { actorsOf, documentOf, type Plan, worldOf, worlds } from "../support/worlds.ts";

/** Worlds in which treaties get far: everything is on, and capable states meet often. */
const busy = worlds((p) => ({
  ...p,
  off: [],
  actors: p.actors.map((a) => ({ ...a, capacity: Math.max(a.capacity, 0.5) })),
  treaties: p.treaties.map((t) => ({ ...t, proposed: t.proposed ?? 0 })),
  schedule: p.schedule.concat([1, 5].map((at) => ({ verb: "summit", at, who: at, whom: 1, value: 0 }))),
  fixed: { "accession.fixed": -2, "ratification.rate": 4 },
}));

/** Columns over time, one row a month. */
function months(plan: Plan, columns: readonly string[], record: "outcomes" | "ledger" = "outcomes") {
  const session = new Session(compile(centralAsia, worldOf(plan)));
  session.begin({ seed: "treaties", record });
  const rows: Record<string, Float64Array>[] = [];
  const take = () => rows.push(Object.fromEntries(columns.map((id) => [id, session.column(id)])));
  take();
  while (!session.done) {
    session.step();
    take();
  }
  return { session, rows };
}

describe("treaties", () => {
  property("C22 proposal, signature, ratification, force come in that order", busy, 40, (plan) => {
    const ids = [
      "treaty.proposedAt",
      "signedAt",
      "ratifiedAt",
      "inForceAt",
      "treaty.entryIntoForce",
      "parties",
    ];
    const { rows } = months(plan, ids);
    const n = plan.actors.length;
    for (const row of rows.slice(1)) {
      const [proposed, signed, ratified, inForce, needed, parties] = ids.map((id) => row[id]!) as [
        Float64Array,
        Float64Array,
        Float64Array,
        Float64Array,
        Float64Array,
        Float64Array,
      ];
      plan.treaties.forEach((_, t) => {
        const own = (c: Float64Array) => c.slice(t * n, (t + 1) * n);
        own(signed).forEach((at, i) => {
          if (at !== Infinity) expect(at).toBeGreaterThanOrEqual(proposed[t]!);
          const done = own(ratified)[i]!;
          if (done !== Infinity) expect(done).toBeGreaterThan(at);
        });
        // In force in the very month of the last ratification needed.
        expect(inForce[t]).toBe(own(ratified).sort()[needed[t]! - 1] ?? Infinity);
        expect(parties[t]).toBe(own(signed).filter((at) => at !== Infinity).length);
      });
    }
  });

  property("C23 what is signed, ratified or in force stays so", busy, 30, (plan) => {
    const ids = ["signedAt", "ratifiedAt", "inForceAt", "treaty.proposedAt"];
    const { rows } = months(plan, ids);
    for (const id of ids)
      for (let m = 1; m < rows.length; m++)
        rows[m - 1]![id]!.forEach((at, k) => {
          if (at !== Infinity) expect(rows[m]![id]![k]).toBe(at);
        });
  });

  property("C30 states defer, and sign, only where they have an opportunity", busy, 40, (plan) => {
    const { session, rows } = months(plan, ["deferred", "signedAt"], "ledger");
    const { start } = session.program.world;
    const actors = session.program.axes.get("actor")!.ids;
    const n = actors.length;
    const ledger = session.ledger();
    const events = session.events.all();
    const asked = (month: number, k: number, chosen: number) =>
      ledger.some((r) => r.month === month && r.object * n + r.decider === k && r.chosen === chosen);
    for (let m = 1; m < rows.length; m++)
      rows[m]!["deferred"]!.forEach((value, k) => {
        const before = rows[m - 1]!;
        if (value !== before["deferred"]![k]) expect(asked(start + m - 1, k, 0)).toBe(true);
        if (rows[m]!["signedAt"]![k] !== before["signedAt"]![k])
          expect(asked(start + m - 1, k, 1)).toBe(true);
      });
    for (const row of ledger) {
      if (row.forced) continue;
      expect(row.gates).toBe(3);
      const date = monthsText(row.month);
      const courted = (e: (typeof events)[number]) =>
        e.kind === "courting-visit" &&
        e.actors[0] === `t${row.object}` &&
        e.actors[1] === actors[row.decider];
      const met = (e: (typeof events)[number]) => ["summit", "preparatory", "format"].includes(e.kind);
      expect(events.some((e) => e.date === date && (courted(e) || met(e)))).toBe(true);
    }
  });

  property("C31 where there was no opportunity nothing was drawn and nothing chosen", busy, 30, (plan) => {
    const session = new Session(compile(centralAsia, worldOf(plan)));
    session.decisions.get("accession")!.ledger.probing = true;
    session.begin({ seed: "treaties", record: "ledger" });
    session.finish();
    for (const row of session.ledger()) {
      const open = row.forced || row.gates === 3;
      expect(row.chosen >= 0).toBe(open);
      expect(Number.isNaN(row.luck)).toBe(!open);
    }
  });
});

describe("explanations", () => {
  const asked = fc.record({ plan: busy, who: fc.nat(), when: fc.nat() });
  property(
    "C31 a month without an opportunity has no choice to explain",
    asked,
    25,
    ({ plan, who, when }) => {
      const session = new Session(compile(centralAsia, worldOf(plan)));
      const kernel = session.decisions.get("accession")!;
      const decider = who % plan.actors.length;
      const month = session.program.world.start + (when % plan.months);
      session.begin({ seed: "explain", record: "ledger" });
      session.finish();
      const rows = session
        .ledger()
        .filter((r) => r.decider === decider && r.object === 0 && r.month === month && r.chosen >= 0);
      const said = explain(session, { seed: "explain" }, { kernel, object: 0, decider, month });
      expect(said.asked).toBe(rows.length > 0);
      expect(said.realised === null).toBe(rows.length === 0);
      if (said.realised) expect(said.realised.chosen).toBe(kernel.alternatives[rows.at(-1)!.chosen]);
    },
  );
});

describe("pairs", () => {
  property("C29 a pair is one object, whichever way it is named", worlds(), 30, (plan) => {
    const { axes } = compile(centralAsia, worldOf(plan));
    const pair = axes.get("pair") as unknown as { of: Int32Array; index: ReadonlyMap<string, number> };
    const ids = [...actorsOf(plan)].sort();
    const n = ids.length;
    ids.forEach((a, i) => {
      ids.forEach((b, j) => {
        if (i === j) expect(pair.of[i * n + j]).toBe(-1);
        else {
          expect(pair.of[i * n + j]).toBe(pair.of[j * n + i]);
          expect(pair.index.get(`${a}-${b}`)).toBe(pair.of[i * n + j]);
          expect(pair.index.get(`${b}-${a}`)).toBe(pair.of[i * n + j]);
        }
      });
    });
  });

  property("C29 both names of a pair together are an error", worlds(), 15, (plan) => {
    const data = documentOf(plan);
    const pairs = data["pairs"] as PlainMap;
    const [name, value] = Object.entries(pairs)[0]!;
    const [a, b] = name.split("-");
    const twice = { ...data, pairs: { ...pairs, [`${b}-${a}`]: value } };
    const attempt = () =>
      bind({ file: "", data: twice as PlainMap, positions: new Map() }, centralAsia, nodeTables);
    expect(attempt).toThrow(/are the same; both are given/);
  });
});

function monthsText(month: number): string {
  return `${1900 + Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, "0")}`;
}
