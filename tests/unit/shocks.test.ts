/** War, Afghanistan, perceived threat and solidarity: closed forms, and frequencies against the hazards' own. */
import { describe, expect, it } from "vitest";
import type { Mechanism } from "../../src/engine/mechanism.ts";
import { Session } from "../../src/engine/session.ts";
import { reflected } from "../../src/mechanisms/shocks.ts";
import { openScenario } from "../../src/node/open.ts";
import { ALONE, begun, played, withMechanisms } from "../support/hedging.ts";

const alone = (on: string[], ...sets: string[]) =>
  openScenario("baseline", [...ALONE, ...on.map((id) => `mechanisms.${id}=on`), ...sets]).program;
const calm = ["parameters.afghan.spread=0", "parameters.afghan.jumps=0"];

describe("the war", () => {
  it("comes by the schedule, and stays", () => {
    const session = begun(alone(["shocks"]));
    session.step();
    expect(session.value("war")).toBe(0);
    session.step();
    expect(session.value("war")).toBe(1);
    session.finish();
    expect(session.value("war")).toBe(1);
  });

  it("ends by the hazard, from the year on that is named, as often as exp(-h t) says", () => {
    const program = alone(["shocks"], "parameters.war.ending=0.15", "end=2029-12");
    const session = new Session(program);
    let ended = 0;
    const runs = 4000;
    for (let run = 0; run < runs; run++) {
      session.begin({ seed: "war", run });
      session.finish();
      if (session.value("war") === 0) ended++;
      const first = session.events.all().find((e) => e.kind === "war-ends");
      if (first) expect(first.date >= "2026-01").toBe(true);
    }
    const p = 1 - Math.exp(-0.15 * 4);
    expect(Math.abs(ended / runs - p)).toBeLessThan(4 * Math.sqrt((p * (1 - p)) / runs));
  });
});

describe("the risk from Afghanistan", () => {
  it("returns to its mean: .3 + x exp(-k t), whatever the substeps", () => {
    for (const substeps of [1, 3]) {
      const session = begun(alone(["shocks"], ...calm, "region.afghan=0.8", `substeps=${substeps}`));
      session.finish(session.month + 24);
      expect(session.value("afghan")).toBeCloseTo(0.3 + 0.5 * Math.exp(-0.5 * 2), 12);
    }
  });

  it("wanders with the variance of its process, sd^2 / (2 k)", () => {
    const program = alone(["shocks"], "parameters.afghan.jumps=0", "parameters.afghan.spread=0.05");
    const session = new Session(program);
    const values: number[] = [];
    for (let run = 0; run < 2000; run++) {
      session.begin({ seed: "afghan", run });
      session.finish();
      values.push(session.value("afghan"));
    }
    const mean = values.reduce((a, b) => a + b, 0) / values.length;
    const variance = values.reduce((a, v) => a + (v - mean) ** 2, 0) / (values.length - 1);
    const truth = 0.05 ** 2 / (2 * 0.5);
    expect(Math.abs(mean - 0.3)).toBeLessThan(4 * Math.sqrt(truth / values.length));
    expect(Math.abs(variance / truth - 1)).toBeLessThan(4 * Math.sqrt(2 / values.length));
  });

  it("jumps by U(.2, .5), and as the schedule says", () => {
    const jumps = alone(
      ["shocks"],
      "parameters.afghan.spread=0",
      "parameters.afghan.speed=0",
      "parameters.afghan.jumps=0.5",
      "region.afghan=0",
      "end=2022-12",
    );
    const session = new Session(jumps);
    let seen = 0;
    for (let run = 0; run < 300; run++) {
      session.begin({ seed: "jump", run });
      session.finish();
      const count = session.events.all().filter((e) => e.kind === "afghan-jump").length;
      if (count !== 1) continue;
      seen++;
      expect(session.value("afghan")).toBeGreaterThanOrEqual(0.2);
      expect(session.value("afghan")).toBeLessThanOrEqual(0.5);
    }
    expect(seen).toBeGreaterThan(50);
    const scheduled = "schedule=[{ at: 2022-03, shock: { afghan: 0.4 } }]";
    const still = [...calm, "parameters.afghan.speed=0", "end=2022-03"];
    expect(played(alone(["shocks"], scheduled, ...still)).value("afghan")).toBeCloseTo(0.7, 12);
    expect(
      played(alone(["shocks"], scheduled, ...still, "parameters.afghan.scheduled=0.5")).value("afghan"),
    ).toBeCloseTo(0.5, 12);
  });

  it("is reflected at 0 and 1", () => {
    expect([-0.25, 0, 0.5, 1, 1.25, 2.5, -1.5].map(reflected)).toEqual([0.25, 0, 0.5, 1, 0.75, 0.5, 0.5]);
  });
});

const pressing: Mechanism = {
  id: "pressing",
  phase: "nature",
  doc: "Sticks and a canal for tests.",
  sources: ["judgement"],
  writes: [
    { id: "stick", axes: ["power", "actor"], unit: "1", range: [0, 1], doc: "Stand-in" },
    { id: "canal", axes: [], unit: "1", range: [0, 1], doc: "Stand-in" },
  ],
  compile(env) {
    const [stick, canal] = [env.write("stick"), env.write("canal")];
    const n = env.axis("actor").size;
    const [rus, chn] = ["RUS", "CHN"].map((p) => env.axis("power").index.get(p)!) as [number, number];
    return {
      tick() {
        for (let i = 0; i < n; i++) {
          stick[rus * n + i] = 1;
          stick[chn * n + i] = 0.5;
        }
        canal[0] = 0.5;
      },
    };
  },
};

describe("perceived threat", () => {
  const states = ["AZE", "KAZ", "KGZ", "TJK", "TKM", "UZB"];
  it("is the scenario's at the start, and that of model/5.1 once the war is on", () => {
    const session = begun(alone(["shocks", "threats"], ...calm));
    const at = () => states.map((i) => session.value("threat", i));
    session.step();
    [0.14, 0.25, 0.13, 0.21, 0.15, 0.18].forEach((th, k) => {
      expect(at()[k]).toBeCloseTo(th, 14);
    });
    session.step();
    [0.35, 0.6, 0.3, 0.35, 0.25, 0.35].forEach((th, k) => {
      expect(Math.abs(at()[k]! - th)).toBeLessThan(0.0051);
    });
  });

  it("falls by the war's part when it ends, from a scenario that begins in it", () => {
    const { program } = openScenario("friendship-treaty", [
      ...ALONE,
      "mechanisms.shocks=on",
      "mechanisms.threats=on",
      ...calm,
      "schedule=[{ at: 2022-08, set: { region.war: 0 } }]",
    ]);
    const session = begun(program);
    session.step();
    expect(session.value("threat", "KAZ")).toBeCloseTo(0.6, 14);
    session.step();
    expect(session.value("threat", "KAZ")).toBeCloseTo(0.25, 14);
  });

  it("follows Afghanistan by .2 bord, the hardest stick by .15, the canal by .15 of exposure, up to 1", () => {
    const program = withMechanisms(
      alone(
        ["shocks", "threats"],
        ...calm,
        "region.war=0",
        "schedule=[{ at: 2022-02, shock: { afghan: 0.5 } }]",
        "parameters.afghan.speed=0",
      ),
      pressing,
    );
    const session = begun(program);
    session.finish(session.month + 1);
    expect(session.value("threat", "TJK")).toBeCloseTo(0.21 + 0.2 * 0.5 + 0.15, 13);
    expect(session.value("threat", "TKM")).toBeCloseTo(0.15 + 0.2 * 0.9 * 0.5 + 0.15 + 0.15 * 0.5, 13);
    const most = begun(
      alone(
        ["shocks", "threats"],
        "actors.KAZ.threat=0.9",
        "schedule=[{ at: 2022-01, set: { region.war: 1 } }]",
      ),
    );
    most.step();
    expect(most.value("threat", "KAZ")).toBe(1);
  });
});

describe("solidarity", () => {
  it("is tauY (.3 + .4 d + .3 sh), about .22 in 2022-01 as in the prototype", () => {
    const session = begun(alone(["solidarity"]));
    expect(Math.abs(session.value("solidarity") - 0.22)).toBeLessThan(0.01);
    const ids = ["KAZ", "KGZ", "TJK", "TKM", "UZB"];
    let [sum, weight] = [0, 0];
    ids.forEach((i, a) => {
      for (const j of ids.slice(a + 1)) {
        const w = Math.sqrt(session.value("gdp", i) * session.value("gdp", j));
        sum += w * session.value("trust", `${i}-${j}`);
        weight += w;
      }
    });
    expect(session.value("solidarity")).toBeCloseTo((sum / weight) * (0.3 + 0.4 * 0.12), 14);
  });

  it("counts the signatories' share of the members' GDP, of the widest treaty", () => {
    const signed = "treaties.friendship.signed={KAZ: '2022-07', UZB: '2022-07'}";
    const at = (...sets: string[]) => {
      const { program } = openScenario("friendship-treaty", [...ALONE, "mechanisms.solidarity=on", ...sets]);
      return begun(program);
    };
    const [none, two] = [at(), at(signed)];
    const gdp = (...ids: string[]) => ids.reduce((a, i) => a + two.value("gdp", i), 0);
    const share = gdp("KAZ", "UZB") / gdp("KAZ", "KGZ", "TJK", "TKM", "UZB");
    const d = two.value("depth");
    expect(two.value("solidarity") / none.value("solidarity")).toBeCloseTo(
      (0.3 + 0.4 * d + 0.3 * share) / (0.3 + 0.4 * d),
      12,
    );
  });
});
