/** Issue positions by the Friedkin-Johnsen process (model/7 D 32) in random worlds. */
import fc from "fast-check";
import { identity, lusolve, matrix, multiply, subtract } from "mathjs";
import { describe, expect } from "vitest";
import type { PairAxis } from "../../src/engine/axis.ts";
import { Session } from "../../src/engine/session.ts";
import { centralAsia } from "../../src/models/central-asia/model.ts";
import { compile } from "../support/compile.ts";
import { between, property, share } from "../support/property.ts";
import { CORE, type Plan, worldOf, worlds } from "../support/worlds.ts";

const ON = ["influence", "positions"];

interface Settings {
  lam: number;
  substeps: number;
}

/** Trust, leaders and all else rest, so that who listens to whom does too; all listen. */
function still(plan: Plan, { lam, substeps }: Settings): Plan {
  return {
    ...plan,
    months: 300,
    substeps,
    off: CORE.flatMap((m, k) => (ON.includes(m.id) ? [] : [k])),
    schedule: [],
    actors: plan.actors.map((a) => ({ ...a, member: true })),
    // Everybody has somebody to hear, and nobody is heard by none: connected and, with three or more, aperiodic.
    pairs: plan.pairs.map((p) => ({ ...p, trust: Math.max(p.trust, 0.2), trade: Math.max(p.trade, 0.5) })),
    fixed: { "positions.speed": 5, "positions.susceptibility": lam },
  };
}

const cases = fc.record({ plan: worlds(), lam: between(0, 0.7), shift: share, who: fc.nat({ max: 41 }) });

interface Played {
  session: Session;
  anchors: Float64Array;
  weights: Float64Array;
  /** All positions at the end of each month. */
  positions: Float64Array[];
}

/** Plays from its start, or from other positions than those at which it rests. */
function play(plan: Plan, settings: Settings, push?: { who: number; to: number }): Played {
  const session = new Session(compile(centralAsia, worldOf(still(plan, settings))));
  session.begin({ seed: "influence" });
  const laid = session.program.layout.byId.get("position")!;
  if (push)
    for (let k = 0; k < laid.size; k++)
      if (k % 3 === push.who % 3) session.set({ kind: "cell", index: laid.offset + k }, push.to);
  const positions = [session.column("position")];
  while (!session.done) {
    session.step();
    positions.push(session.column("position"));
  }
  return {
    session,
    anchors: session.column("position.anchor"),
    weights: session.column("influence"),
    positions,
  };
}

describe("who listens to whom", () => {
  property(
    "members listen to each other by trust times the root of trade, rows summing to 1",
    worlds(),
    30,
    (plan) => {
      const session = new Session(compile(centralAsia, worldOf({ ...plan, off: [], schedule: [] })));
      session.begin({ seed: "influence" });
      const [weights, trust, trade, member] = ["influence", "trust", "trade", "member"].map((id) =>
        session.column(id),
      ) as [Float64Array, Float64Array, Float64Array, Float64Array];
      const n = plan.actors.length;
      const pairs = session.program.axes.get("pair") as PairAxis;
      for (let i = 0; i < n; i++) {
        const raw = Array.from({ length: n }, (_, j) => {
          const k = pairs.of[i * n + j]!;
          return i === j ? 0 : member[i]! * member[j]! * trust[k]! * Math.sqrt(trade[k]!);
        });
        const sum = raw.reduce((a, b) => a + b, 0);
        raw.forEach((r, j) => {
          expect(weights[i * n + j]).toBeCloseTo(sum > 0 ? r / sum : 0, 12);
        });
      }
    },
  );
});

describe("Friedkin and Johnsen", () => {
  property(
    "D32 positions come to rest at (I - Lam W)^-1 (1 - Lam) u, whatever the step",
    cases,
    12,
    ({ plan, lam, shift, who }) => {
      const n = plan.actors.length;
      for (const substeps of [1, 3]) {
        const { anchors, weights, positions } = play(plan, { lam, substeps }, { who, to: shift });
        const issues = anchors.length / n;
        const w = matrix(Array.from({ length: n }, (_, i) => Array.from(weights.slice(i * n, (i + 1) * n))));
        const left = subtract(identity(n), multiply(w, lam));
        for (let k = 0; k < issues; k++) {
          const u = Array.from({ length: n }, (_, i) => (1 - lam) * anchors[i * issues + k]!);
          const rest = (lusolve(left as never, u) as unknown as { toArray(): number[][] }).toArray();
          for (let i = 0; i < n; i++) expect(positions.at(-1)![i * issues + k]).toBeCloseTo(rest[i]![0]!, 8);
        }
      }
    },
  );

  property(
    "D32 positions never leave the range of anchors and first positions",
    cases,
    12,
    ({ plan, lam, shift, who }) => {
      const { anchors, positions } = play(plan, { lam, substeps: 1 }, { who, to: shift });
      const n = plan.actors.length;
      const issues = anchors.length / n;
      for (let k = 0; k < issues; k++) {
        const column = (state: Float64Array) => Array.from({ length: n }, (_, i) => state[i * issues + k]!);
        const all = [...column(anchors), ...column(positions[0]!)];
        const [low, high] = [Math.min(...all) - 1e-12, Math.max(...all) + 1e-12];
        for (const state of positions)
          for (const x of column(state)) {
            expect(x).toBeGreaterThanOrEqual(low);
            expect(x).toBeLessThanOrEqual(high);
          }
      }
    },
  );

  property(
    "D32 positions rest from the start, unless an anchor had to be clipped",
    cases,
    12,
    ({ plan, lam }) => {
      const { session, positions } = play(plan, { lam, substeps: 1 });
      if (session.events.all().some((e) => e.kind === "anchor-clipped")) return;
      positions.at(-1)!.forEach((x, k) => {
        expect(x).toBeCloseTo(positions[0]![k]!, 10);
      });
    },
  );

  property("D32 who hears nobody comes to the own anchor", cases, 8, ({ plan, shift, who }) => {
    const { anchors, positions } = play(plan, { lam: 0, substeps: 1 }, { who, to: shift });
    anchors.forEach((u, k) => {
      expect(positions.at(-1)![k]).toBeCloseTo(u, 10);
    });
  });

  const crowds = cases.filter(({ plan }) => plan.actors.length > 2);
  property("D32 who heeds nothing but others comes to agree", crowds, 8, ({ plan, shift, who }) => {
    const { positions } = play(plan, { lam: 1, substeps: 1 }, { who, to: shift });
    const n = plan.actors.length;
    const issues = positions[0]!.length / n;
    const last = positions.at(-1)!;
    for (let k = 0; k < issues; k++)
      for (let i = 1; i < n; i++) expect(last[i * issues + k]).toBeCloseTo(last[k]!, 6);
  });
});
