/** The directional claims about navies: in random worlds, and of the levers of the naval scenario. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Program } from "../../src/engine/program.ts";
import { Session } from "../../src/engine/session.ts";
import { LEVER_CLAIMS, NAVY_CLAIMS } from "../../src/models/central-asia/claims/navies.ts";
import { centralAsia } from "../../src/models/central-asia/model.ts";
import { openScenario } from "../../src/node/open.ts";
import type { PlainMap } from "../../src/scenario/plain.ts";
import { compile } from "../support/compile.ts";
import { type FleetPlan, fleetWorld, fleetWorlds } from "../support/fleet-worlds.ts";
import { property, share } from "../support/property.ts";

const NEAR = 1e-9;
const KEPT = ["fleets", "incidents"];

/** The sea alone: no drills, no politics, and nothing done from outside. */
function alone(plan: FleetPlan): Program {
  const world = fleetWorld(plan);
  const switches = new Map(centralAsia.mechanisms.map((m) => [m.id, KEPT.includes(m.id)] as const));
  return compile(centralAsia, { ...world, switches, interventions: [], outcomes: [] });
}

const trials = fc.record({
  plan: fleetWorlds((s) => ({
    ...s,
    continuous: true,
    incidents: 0.01,
    // Each side has somebody, so that they can meet.
    fleets: s.fleets.map((f, k) => (k < 2 ? { ...f, side: k } : f)),
  })),
  from: share,
  to: share,
  which: fc.nat({ max: 41 }),
});

describe.each(NAVY_CLAIMS)("$id ($source)", (claim) => {
  const moves: number[] = [];
  property(claim.statement, trials, 40, ({ plan, from, to, which }) => {
    const program = alone(plan);
    const pattern = new RegExp(`^${claim.lever.replace(/\./g, "\\.").replace(/\*/g, "([^.]+)")}$`);
    const found = program.addresses().filter((a) => pattern.test(a.path));
    const address = found[which % found.length]!;
    const own = program.axes.get("fleet")!.index.get(pattern.exec(address.path)?.[1] ?? "");
    const whole = address.column?.kind === "boolean";
    const [low, high] = whole ? [0, 1] : [Math.min(from, to) * 0.95, Math.max(from, to) * 0.95];
    const at = (value: number) => {
      const session = new Session(program);
      session.begin({ seed: "navies", values: [{ ...address, value }] });
      const months: Float64Array[] = [];
      while (!session.done) {
        session.step();
        if (claim.id === "seabed" && session.column("incident.count")[0]! > 0) break;
        months.push(session.column(claim.column));
      }
      return months;
    };
    const [before, after] = [at(low!), at(high!)];
    const watched = claim.column === "capability" && own !== undefined ? [own] : undefined;
    after.forEach((month, m) => {
      month.forEach((x, k) => {
        if (!before[m] || (watched && !watched.includes(k))) return;
        const moved = (x - before[m]![k]!) * (claim.direction === "raises" ? 1 : -1);
        moves.push(moved);
        expect(moved).toBeGreaterThanOrEqual(-NEAR * Math.max(1, x));
      });
    });
  });

  it.skipIf(process.env["FC_PATH"])("and it does move it", () => {
    expect(Math.max(...moves)).toBeGreaterThan(1e-5);
  });
});

const SCENARIO = "caspian-naval-balance";

function sets(lever: string): string[] {
  const levers = openScenario(SCENARIO).data["levers"] as Record<string, PlainMap>;
  return Object.entries(levers[lever]!).map(([path, value]) => `${path}=${String(value)}`);
}

/** Mean of an outcome over some runs, an event that never comes counted at the end. */
function mean(outcome: string, changes: readonly string[], runs: number): number {
  const { program } = openScenario(SCENARIO, changes);
  const session = new Session(program);
  const ids = [...program.outcomes, ...program.world.outcomes].map((o) => o.id);
  const at = ids.indexOf(outcome);
  let sum = 0;
  for (let run = 0; run < runs; run++) {
    session.begin({ seed: "levers", run });
    session.finish();
    sum += Math.min(session.outcomes()[at]!, program.world.end + 1);
  }
  return sum / runs;
}

describe("levers of the naval scenario", () => {
  it.each(LEVER_CLAIMS)("$id: $statement", ({ lever, outcome, direction }) => {
    const { program } = openScenario(SCENARIO);
    const event =
      program.world.outcomes.some((o) => o.id === outcome) ||
      program.outcomes.some((o) => o.id === outcome && o.kind === "event");
    const [plain, moved] = [mean(outcome, [], 60), mean(outcome, sets(lever), 60)];
    const sooner = event ? plain - moved : moved - plain;
    expect(direction === "raises" ? sooner : -sooner).toBeGreaterThan(0);
  });

  it("leave no share out of sight: without support the three's still rises, for Russia's fleet shrinks", () => {
    const changes = sets("noTurkishSupport");
    const start = 103.55 / 298.6;
    expect(mean("share.turkic", changes, 20)).toBeGreaterThan(start + 0.02);
    expect(mean("points.turkic", changes, 20)).toBeLessThan(mean("points.turkic", [], 20) - 5);
  });

  it("of model/6 are all there", () => {
    const { data } = openScenario(SCENARIO);
    expect(Object.keys(data["levers"] as PlainMap)).toEqual(
      expect.arrayContaining([
        ...["noTurkishSupport", "warEnds2026", "warEnds2030", "conventionRepealed", "iranDrills"],
      ]),
    );
    for (const lever of Object.keys(data["levers"] as PlainMap)) {
      const session = new Session(openScenario(SCENARIO, sets(lever)).program);
      session.begin({ seed: "levers" });
      session.finish();
      expect(session.outcomes().length).toBeGreaterThan(10);
    }
  });
});
