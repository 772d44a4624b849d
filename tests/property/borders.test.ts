/** What the sources claim of borders (K22 to K24), as properties of a month's hazards in random worlds. */
import fc from "fast-check";
import { describe, expect } from "vitest";
import { Session } from "../../src/engine/session.ts";
import { BORDER_CLAIMS } from "../../src/models/central-asia/claims/borders.ts";
import { centralAsia } from "../../src/models/central-asia/model.ts";
import { compile } from "../support/compile.ts";
import { property, share } from "../support/property.ts";
import { type Plan, worldOf, worlds } from "../support/worlds.ts";

/** One month in which talks are open, nobody is replaced, and no threshold is near enough to be crossed. */
const open = (plan: Plan): Plan => ({
  ...plan,
  off: [],
  months: 1,
  substeps: 1,
  schedule: [],
  disputes: plan.disputes.map((d) => ({
    ...d,
    kind: "border",
    stage: "open",
    settled: d.settled / 2,
    frozen: 0,
  })),
});

const trials = fc.record({
  plan: worlds(open).filter((p) => p.disputes.length > 0),
  from: share,
  to: share,
  which: fc.nat({ max: 40 }),
});

describe.each(BORDER_CLAIMS)("$id ($source)", (claim) => {
  const moves: number[] = [];
  property(claim.statement, trials, 60, ({ plan, from, to, which }) => {
    const session = new Session(compile(centralAsia, worldOf(plan)));
    const pattern = new RegExp(`^${claim.lever.replace(/\./g, "\\.").replace(/\*/g, "[^.]+")}$`);
    const found = session.program.addresses().filter((a) => pattern.test(a.path));
    const address = found[which % found.length]!;
    const clock = claim.column.replace(".accumulated", ".ordinal");
    const at = (value: number) => {
      session.begin({ seed: "borders", values: [{ ...address, value }] });
      session.step();
      return { hazard: session.column(claim.column), fired: session.column(clock) };
    };
    const [before, after] = [at(Math.min(from, to)), at(Math.max(from, to))];
    before.hazard.forEach((b, k) => {
      if (before.fired[k]! + after.fired[k]! > 0) return; // what has fired starts anew
      const moved = (after.hazard[k]! - b) * (claim.direction === "raises" ? 1 : -1);
      moves.push(moved);
      expect(moved).toBeGreaterThanOrEqual(-1e-12);
    });
  });
  property("and does move it somewhere", fc.constant(0), 1, () => Math.max(...moves) > 1e-4);
});
