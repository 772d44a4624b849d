/** Invariants 44 to 46 of model/7 on the mechanism, and the contracts of the engine with its part switched on. */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { CONTRACTS } from "../../src/engine/harness.ts";
import { Session } from "../../src/engine/session.ts";
import { centralAsia } from "../../src/models/central-asia/model.ts";
import { openScenario } from "../../src/node/open.ts";
import { formulas } from "../../src/scenario/formula/language.ts";
import { hedgingAlone, setting } from "../support/hedging.ts";
import { between, property, share } from "../support/property.ts";

const START = "2022-01";
/** War comes in the second month, whatever its weight; the rest of the schedule would only cost time. */
const program = hedgingAlone(
  "schedule=[{ at: 2022-02, set: { region.war: 1 } }]",
  "powers.RUS.correlation.CHN=0",
  "powers.EUU.correlation.USA=0",
  "end=2023-06",
);
const states = program.axes.get("actor")!.ids;
const powers = program.axes.get("power")!.ids;

const cells = fc.record({
  shares: fc.array(fc.array(between(0, 0.16), { minLength: 6, maxLength: 6 }), {
    minLength: 6,
    maxLength: 6,
  }),
  closeness: fc.array(between(-1, 1), { minLength: 6, maxLength: 6 }),
  threat: fc.array(share, { minLength: 6, maxLength: 6 }),
  rent: fc.array(between(-1, 1), { minLength: 6, maxLength: 6 }),
  correlation: fc.tuple(between(-0.9, 0.9), between(-0.9, 0.9), between(-0.9, 0.9)),
  sanctions: share,
  aversion: between(0.1, 20),
  adjustment: fc.constantFrom(0, 2, 10),
  speed: between(0, 12),
});
type Cells = typeof cells extends fc.Arbitrary<infer T> ? T : never;

/** Correlations of three disjoint pairs: whatever they are, risks can correlate so. */
function values(c: Cells, more: Record<string, number> = {}) {
  const list: Record<string, number> = {
    "powers.RUS.correlation.CHN": c.correlation[0],
    "powers.EUU.correlation.USA": c.correlation[1],
    "powers.IRN.correlation.TUR": c.correlation[2],
    "powers.RUS.warSanctions": c.sanctions,
    "parameters.hedging.riskAversion": c.aversion,
    "parameters.hedging.adjustment": c.adjustment,
    "parameters.hedging.speed": c.speed,
  };
  states.forEach((i, a) => {
    powers.forEach((p, k) => {
      list[`actors.${i}.vectors.${p}.share`] = c.shares[a]![k]!;
      list[`actors.${i}.vectors.${p}.closeness`] = c.closeness[(a + k) % 6]!;
      list[`actors.${i}.vectors.${p}.threat`] = c.threat[(a + 2 * k) % 6]!;
      list[`actors.${i}.vectors.${p}.rent`] = c.rent[(2 * a + k) % 6]!;
    });
  });
  return Object.entries({ ...list, ...more }).map(([path, value]) => ({ ...setting(program, path), value }));
}

const session = new Session(program);
function run(c: Cells, more?: Record<string, number>): Session {
  const all = values(c, more);
  // A world of its own with these cells, not a departure from the table.
  for (const { kind, index, value } of all) if (kind === "cell") program.image[index] = value;
  session.begin({ seed: START, values: all.filter((v) => v.kind === "parameter") });
  session.finish();
  return session;
}

describe("in random worlds", () => {
  property("44: engagement and its best are no less than nothing and sum to at most 1", cells, 150, (c) => {
    const s = run(c);
    for (const id of ["engagement", "engagement.target"])
      for (let i = 0; i < states.length; i++) {
        const row = s.column(id).slice(i * 6, i * 6 + 6);
        for (const d of row) expect(d).toBeGreaterThanOrEqual(0);
        expect(row.reduce((a, b) => a + b, 0)).toBeLessThanOrEqual(1 + 1e-12);
      }
  });

  property("without war and whatever else moves nothing, engagement stays", cells, 100, (c) => {
    const s = run(c, {
      "region.war": 0,
      ...Object.fromEntries(powers.map((p) => [`powers.${p}.belligerent`, 0])),
      "powers.RUS.warSanctions": 0,
      ...noRent(),
    });
    s.column("engagement").forEach((d, k) => {
      expect(d).toBeCloseTo(c.shares[Math.floor(k / 6)]![k % 6]!, 10);
    });
  });

  property("a power at war, with no rent and no help from correlations, never gains", cells, 100, (c) => {
    const s = run({ ...c, correlation: [0, 0, 0] }, { ...noRent(), "parameters.hedging.drift": 0 });
    const rus = powers.indexOf("RUS");
    states.forEach((i, a) => {
      expect(s.value("engagement", i, "RUS")).toBeLessThanOrEqual(c.shares[a]![rus]! + 1e-12);
    });
  });

  property(
    "45, 46: more threat from a power never raises its best share, the others held apart",
    fc.tuple(cells, between(0.01, 1)),
    100,
    ([c, more]) => {
      const apart = { ...c, correlation: [0, 0, 0] as [number, number, number], adjustment: 0 as const };
      // What the threat is at the start is what it was always: so the second threat comes by the war.
      const best = (prox: number) =>
        Array.from(
          run(apart, {
            ...noRent(),
            ...Object.fromEntries(states.map((i) => [`actors.${i}.warProximity`, prox])),
          }).column("engagement.target"),
        );
      const [near, far] = [best(more), best(0)];
      const rus = powers.indexOf("RUS");
      states.forEach((_, a) => {
        expect(near[a * 6 + rus]!).toBeLessThanOrEqual(far[a * 6 + rus]! + 1e-10);
      });
    },
  );

  property(
    "46: nor where covariances grow with it, m_RUS > 0, all shares above nothing and the total free",
    fc.tuple(cells, between(0.01, 1)),
    300,
    ([c, more]) => {
      const free = { ...c, adjustment: 0 as const };
      const at = (prox: number) => {
        const s = run(free, {
          ...noRent(),
          "parameters.hedging.drift": 0,
          ...Object.fromEntries(states.map((i) => [`actors.${i}.warProximity`, prox])),
        });
        return {
          best: Array.from(s.column("engagement.target")),
          gain: Array.from(s.column("hedging.habit")),
        };
      };
      const [near, far] = [at(more), at(0)];
      const rus = powers.indexOf("RUS");
      states.forEach((_, a) => {
        const rows = [near.best, far.best].map((b) => b.slice(a * 6, a * 6 + 6));
        const inside = rows.every((row) => row.every((d) => d > 0) && row.reduce((x, y) => x + y, 0) < 1);
        if (!inside || near.gain[a * 6 + rus]! <= 0) return;
        expect(rows[0]![rus]!).toBeLessThanOrEqual(rows[1]![rus]! + 1e-10);
      });
    },
  );
});

function noRent(): Record<string, number> {
  return Object.fromEntries(states.flatMap((i) => powers.map((p) => [`actors.${i}.vectors.${p}.rent`, 0])));
}

describe("with hedging, shocks, threats and solidarity on", () => {
  const on = ["hedging", "shocks", "threats", "solidarity"].map((id) => `mechanisms.${id}=on`);
  const worlds = [
    [],
    ["substeps=3", "parameters.war.ending=3", "parameters.war.endingFrom=2022", "parameters.afghan.jumps=3"],
  ].map(
    (sets) =>
      openScenario("friendship-treaty", [
        ...on,
        "end=2023-10",
        "schedule=[{ at: 2022-09, shock: { afghan: 0.5 } }, { at: 2023-09, summit: { host: TJK } }, { at: 2023-02, set: { region.war: 1 } }]",
        ...sets,
      ]).program.world,
  );
  for (const contract of CONTRACTS)
    it(`${contract.id}: ${contract.doc}`, () => {
      for (const world of worlds)
        expect(contract.check({ model: centralAsia, world, seed: "harness", language: formulas })).toEqual(
          [],
        );
    });
});
