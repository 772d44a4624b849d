/** Common projects and the bilateral ladder: closed forms and worked hazards. */
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { Session } from "../../src/engine/session.ts";
import { openScenario } from "../../src/node/open.ts";

const SCENARIOS = resolve(import.meta.dirname, "../../scenarios");
const folder = mkdtempSync(join(tmpdir(), "projects-"));
let files = 0;

/** Projects and rungs alone over a shipped scenario, so that depth is what is set. */
function session(base: string, text: string, sets: string[] = []): Session {
  const path = join(folder, `s${files++}.yaml`);
  writeFileSync(path, `multivector: 1\nid: test\nextends: ${join(SCENARIOS, base)}.yaml\n${text}`);
  const { program } = openScenario(path, sets);
  const s = new Session(program);
  s.begin({ seed: "any" });
  return s;
}

const ALONE = "mechanisms: { agenda: off, vote: off, institutions: off, rungs: off }\n";

describe("implementation", () => {
  it("carries a project out as 1 - exp(-kz min kap (1 + k_I d)(1 - q) t), exactly", () => {
    const s = session(
      "institutionalization",
      `${ALONE}region: { depth: .3, projects: 40 }\nschedule: []\nparameters: { implementation.starts: 0 }\n`,
    );
    for (let m = 0; m < 60; m++) s.step();
    const z = s.column("implementation.z");
    for (const a of [1, 7, 40]) {
      const rate = 0.35 * 0.4 * (1 + 1.5 * 0.3) * (1 - a / 100);
      expect(z[a - 1]).toBeCloseTo(1 - Math.exp(-rate * 5), 12);
    }
    expect(z[40]).toBe(0);
    const mean = z.slice(0, 40).reduce((a, b) => a + b, 0) / 40;
    expect(s.value("implementation.mean")).toBeCloseTo(mean, 12);
    expect(s.value("implementation.joint", "KAZ-UZB")).toBe(mean);
  });

  it.each([
    ["as parameters say", [], 0.25 + 0.9 * 0.4],
    ["without a gain from depth", ["parameters.implementation.ceilingGain=0"], 0.25],
  ])("stalls near the ceiling: %s", (_, sets, top) => {
    const s = session(
      "institutionalization",
      `${ALONE}end: 2060-12\nregion: { depth: .4 }\nschedule: []\nparameters: { implementation.speed: 10 }\n`,
      sets as string[],
    );
    s.finish();
    expect(s.value("implementation.stalled")).toBe(1);
    const zbar = s.value("implementation.mean");
    const ceiling = Math.floor(100 * (0.25 + ((top as number) - 0.25) * zbar) + 1e-9);
    expect(s.value("implementation.started")).toBeLessThanOrEqual(ceiling + 1);
    expect(s.value("implementation.started")).toBeGreaterThanOrEqual(ceiling - 1);
  });

  it("begins rho times mean capacity a year while easy projects last", () => {
    const s = session(
      "institutionalization",
      `${ALONE}end: 2022-12\nschedule: []\nparameters: { implementation.starts: 5, implementation.ceiling: 1 }\n`,
    );
    let sum = 0;
    const runs = 400;
    for (let run = 0; run < runs; run++) {
      s.begin({ seed: "rate", run });
      s.finish();
      sum += s.value("implementation.started");
    }
    const expected = 5 * ((0.65 + 0.4 + 0.4 + 0.4 + 0.55) / 5) * 5;
    expect(Math.abs(sum / runs - expected)).toBeLessThan(4 * Math.sqrt(expected / runs) + 0.1);
  });

  it("is worth nothing to institutions where the rival thesis holds", () => {
    const same = [
      "parameters.implementation.institutionElasticity=0",
      "parameters.implementation.ceilingGain=0",
    ];
    const ends = [0, 0.6].map((depth) => {
      const s = session("institutionalization", `${ALONE}region: { depth: ${depth} }\nschedule: []\n`, same);
      s.finish();
      return [s.value("implementation.started"), s.value("implementation.mean")];
    });
    expect(ends[0]).toEqual(ends[1]);
  });
});

describe("the bilateral ladder", () => {
  /** Share of runs in which the pair takes its first rung within a year, against 1 - exp(-h). */
  function firstYear(pair: [string, string], text: string): number {
    const s = session("baseline", `mechanisms: { rungs: on }\nschedule: []\nend: 2022-12\n${text}`);
    const runs = 1500;
    const before = s.value("ladder", `${pair[0]}-${pair[1]}`);
    let up = 0;
    for (let run = 0; run < runs; run++) {
      s.begin({ seed: "rung", run });
      s.finish();
      if (s.value("ladder", `${pair[0]}-${pair[1]}`) > before) up++;
    }
    return up / runs;
  }

  it.each([
    // exp(2 x .22 + 1.2 x .7 + .2 ln 3.9 - 1.5 x .05) x .12 x (1 + .6 exp(-ten/2)) with ten of Tokayev 2.8 to 3.8 years
    [["KAZ", "UZB"], "pairs: { KAZ-UZB: { rivalry: .05 } }\n", 0.595],
    // exp(-.2 + .096 + .2 ln .03 + .8) x .12 x (1 + .6 exp(-ten/2)) with ten of Japarov 1.2 to 2.2 years
    [["KGZ", "TJK"], "disputes: { kgz-tjk: { severity: 0 } }\n", 0.15],
  ])("%j climbs at its hazard", (pair, text, hazard) => {
    const found = firstYear(pair as [string, string], text as string);
    expect(Math.abs(found - (1 - Math.exp(-(hazard as number))))).toBeLessThan(0.05);
  });

  it("rivalry slows it", () => {
    const calm = firstYear(["KAZ", "UZB"], "");
    const rival = firstYear(["KAZ", "UZB"], "pairs: { KAZ-UZB: { rivalry: .8 } }\n");
    expect(rival).toBeLessThan(calm * 0.5);
  });
});
