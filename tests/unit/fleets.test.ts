/** Fleets, exercises and incidents against the worked values of model/4.11 and 5.3, and closed forms. */
import { describe, expect, it } from "vitest";
import { explain } from "../../src/answers/explain.ts";
import { questionOf } from "../../src/answers/question.ts";
import { monthOf } from "../../src/engine/calendar.ts";
import { logistic } from "../../src/engine/dmath.ts";
import { Session } from "../../src/engine/session.ts";
import { openScenario } from "../../src/node/open.ts";
import { compile } from "../support/compile.ts";
import { calmSea } from "../support/sea.ts";

const NO_SUPPORT = ["AZE", "KAZ", "TKM"].map((id) => `fleets.${id}.discount=0`);
/** The hazard of 12 a year ends the war within weeks of the date. */
const PEACE = ["mechanisms.shocks=on", "parameters.war.ending=12", "parameters.war.endingFrom=2026"];
const NO_WAR = ["fleets.RUS.warBudget=0", "fleets.RUS.warTransfer=0"];

function entries(session: Session, column: string, axis: string): Record<string, number> {
  const ids = session.program.axes.get(axis)!.ids;
  return Object.fromEntries(Array.from(session.column(column), (x, k) => [ids[k]!, x]));
}

interface Balance {
  RUS?: number;
  three?: number;
  points?: number;
}

/** Shares of Russia and of the three, and points of the three, as a month begins. */
function asOf(session: Session, month: string): Required<Balance> {
  session.finish(monthOf(month) - 1);
  return {
    RUS: entries(session, "fleet.share", "fleet")["RUS"]!,
    three: entries(session, "bloc.share", "bloc")["turkic"]!,
    points: entries(session, "bloc.capability", "bloc")["turkic"]!,
  };
}

describe("fleets", () => {
  it("have the points of model/5.3", () => {
    const sea = calmSea();
    sea.begin({ seed: "a" });
    const points = entries(sea, "capability", "fleet");
    const printed = { RUS: 159, IRN: 36.05, AZE: 41.6, KAZ: 24.5, TKM: 37.45 };
    for (const [id, m] of Object.entries(printed)) expect(points[id]).toBeCloseTo(m, 9);
  });

  const printed: [string, string[], Balance][] = [
    ["2018-01", [], { RUS: 0.532, three: 0.347, points: 103.5 }],
    ["2022-01", [], { RUS: 0.507, three: 0.368 }],
    ["2025-01", [], { RUS: 0.475, three: 0.395 }],
    ["2035-01", [], { RUS: 0.408, three: 0.45, points: 126.7 }],
    ["2025-01", NO_SUPPORT, { three: 0.374 }],
    ["2035-01", NO_SUPPORT, { points: 110.8 }],
    ["2035-01", [...NO_SUPPORT, ...NO_WAR], { RUS: 0.496, three: 0.371 }],
    ["2035-01", PEACE, { RUS: 0.462 }],
  ];
  it.each(printed)("as real numbers move as the prototype did: %s %j", (month, sets, expected) => {
    const sea = calmSea(...sets);
    sea.begin({ seed: "a" });
    const found = asOf(sea, month);
    for (const key of ["RUS", "three"] as const)
      if (expected[key] !== undefined) expect(Math.abs(found[key] - expected[key])).toBeLessThan(1e-3);
    if (expected.points !== undefined) expect(Math.abs(found.points - expected.points)).toBeLessThan(0.1);
  });

  it("as whole ships stay within two ships of that", () => {
    const [real, whole] = [calmSea(), calmSea("region.shipbuilding=queue")];
    for (const s of [real, whole]) {
      s.begin({ seed: "a" });
      s.finish();
    }
    const [a, b] = [entries(real, "capability", "fleet"), entries(whole, "capability", "fleet")];
    for (const id of Object.keys(a)) expect(Math.abs(b[id]! - a[id]!)).toBeLessThan(id === "RUS" ? 24 : 16);
  });

  it("agree in one step a month and in eight: exactly under binding budgets, closely else", () => {
    const run = (...sets: string[]) => {
      const s = calmSea(...sets);
      s.begin({ seed: "a" });
      s.finish();
      return s.column("capability");
    };
    const hungry = ["AZE", "IRN", "KAZ", "RUS", "TKM"].flatMap((id) => [
      `fleets.${id}.grievance=9000`,
      `fleets.${id}.warTransfer=0`,
      `fleets.${id}.warBudget=0`,
    ]);
    const [one, eight] = [run(...hungry), run(...hungry, "substeps=8")];
    one.forEach((m, i) => {
      expect(m / eight[i]!).toBeCloseTo(1, 12);
    });
    const [two, four] = [run(), run("substeps=8")];
    two.forEach((m, i) => {
      expect(Math.abs(m / four[i]! - 1)).toBeLessThan(5e-4);
    });
  });

  it("get no more support from a supplier that spends less there, by the root", () => {
    const sea = new Session(
      openScenario("caspian-naval-balance", [
        "mechanisms.contest=on",
        "powers.TUR.budget=1",
        "powers.TUR.budgetGrowth=0",
        "powers.TUR.aims={ AZE: 0.5, KAZ: 0.3, TKM: 0.2 }",
        "powers.TUR.warDrain=0.5",
        "reference=true",
      ]).program,
    );
    sea.begin({ seed: "a" });
    sea.finish(monthOf("2018-01"));
    expect(entries(sea, "fleet.support", "fleet")["TKM"]).toBeCloseTo(0.35, 6);
    sea.finish(monthOf("2022-06"));
    const support = entries(sea, "fleet.support", "fleet");
    const [effort, first] = [sea.column("effort"), entries(sea, "fleet.effort0", "fleet")];
    const { axes } = sea.program;
    const turkish = axes.get("power")!.index.get("TUR")! * axes.get("actor")!.size;
    for (const [id, s0] of [
      ["AZE", 0.25],
      ["KAZ", 0.2],
      ["TKM", 0.35],
    ] as const) {
      const ratio = effort[turkish + axes.get("actor")!.index.get(id)!]! / first[id]!;
      expect(ratio).toBeLessThan(0.6);
      expect(support[id]).toBeCloseTo(s0 * Math.sqrt(ratio), 12);
    }
    expect(support["RUS"]).toBe(0);
  });

  it("let outside ships in only where the convention is gone", () => {
    const guests = (...sets: string[]) => {
      const s = calmSea(...sets);
      s.begin({ seed: "a" });
      s.finish(monthOf("2018-12"));
      return entries(s, "fleet.guests", "fleet");
    };
    expect(guests()).toEqual({ AZE: 0, IRN: 0, KAZ: 0, RUS: 0, TKM: 0 });
    const open = guests("region.caspianConvention=false");
    // One a year, less what grows old: (1 - exp(-del)) / del.
    for (const id of ["AZE", "TKM"]) expect(open[id]).toBeCloseTo((1 - Math.exp(-0.035)) / 0.035, 9);
    expect(open["KAZ"]).toBe(0);
  });
});

describe("exercises", () => {
  const { program } = openScenario("caspian-naval-balance");
  const blocs = program.axes.get("bloc")!.ids;
  const chance = (e: number) => {
    const index = (id: string) => {
      const column = program.layout.byId.get(id)!;
      return column.offset;
    };
    const s = new Session(program);
    s.begin({
      seed: "a",
      record: "ledger",
      values: blocs.map((_, b) => ({ kind: "cell" as const, index: index("exercise.recent") + b, value: e })),
    });
    s.step();
    const rows = s.ledger().filter((row) => row.decision === "exercise");
    return Object.fromEntries(rows.map((row) => [blocs[row.decider]!, row.probability]));
  };

  it("have the chances of model/4.11: .16 a quarter, .39 right after a rival's", () => {
    expect(chance(0)["rusIrn"]).toBeCloseTo(logistic(0.3 + 0.25 - 2.2), 12);
    expect(chance(0)["rusIrn"]).toBeCloseTo(0.16, 2);
    expect(chance(1)["rusIrn"]).toBeCloseTo(0.39, 2);
  });

  it("explain themselves: shares and luck are all that decides", () => {
    const s = new Session(program);
    const options = { seed: "why" };
    for (const actor of blocs)
      for (const at of ["2018-04", "2023-10", "2030-01"]) {
        const { realised } = explain(s, options, questionOf(s, options, { actor, decision: "exercise", at }));
        const [hold] = realised!.alternatives;
        expect(hold!.terms.map((t) => t.id)).toEqual([
          ...["signal", "cohesion", "reciprocity", "cost", "tension"],
        ]);
        expect(hold!.terms.reduce((sum, t) => sum + t.share, 0)).toBeCloseTo(hold!.utility, 12);
        expect(hold!.utility + hold!.luck!.draw).toBeCloseTo(hold!.margin!, 12);
        expect(realised!.chosen).toBe(hold!.margin! > 0 ? "hold" : "rest");
      }
  });

  it("may be forced in mid-quarter, once", () => {
    const forced = (...months: string[]) => {
      const list = months.map((at) => `{ at: "${at}", decide: { exercise.turkic: true } }`).join(", ");
      const s = new Session(
        openScenario("caspian-naval-balance", [
          `schedule=[${list}]`,
          "end=2018-12",
          "parameters.exercise.cost=6",
          "parameters.exercise.noise=0.05",
        ]).program,
      );
      s.begin({ seed: "a" });
      s.finish();
      return entries(s, "exercise.count", "bloc");
    };
    expect(forced()).toEqual({ rusIrn: 0, turkic: 0 });
    expect(forced("2018-02", "2018-06")).toEqual({ rusIrn: 0, turkic: 2 });
    expect(() => forced("2018-02", "2018-03")).toThrow(/exercise is not open to it/);
  });

  it("58: without reciprocity and tension the blocs' draws are independent", () => {
    const still = ["visits", "contact", "trust", "incidents"].map((id) => `mechanisms.${id}=off`);
    const alone = openScenario("caspian-naval-balance", [
      ...still,
      "end=2021-12",
      ...["reciprocity", "tension", "bonding"].map((p) => `parameters.exercise.${p}=0`),
    ]).program;
    const s = new Session(alone);
    let [both, east, west, asked] = [0, 0, 0, 0];
    for (let run = 0; run < 500; run++) {
      s.begin({ seed: "independent", run, record: "ledger" });
      s.finish();
      const byMonth = new Map<number, number[]>();
      for (const row of s.ledger())
        byMonth.set(row.month, [...(byMonth.get(row.month) ?? []), row.chosen > 0 ? 1 : 0]);
      for (const [a = 0, b = 0] of byMonth.values()) {
        asked++;
        both += a * b;
        east += a;
        west += b;
      }
    }
    const [p, q] = [east / asked, west / asked];
    const spread = Math.sqrt((p * q * (1 - p * q)) / asked);
    expect(asked).toBe(8000);
    expect(Math.abs(both / asked - p * q)).toBeLessThan(4 * spread);
  });
});

describe("incidents", () => {
  const still = ["visits", "contact", "trust", "exercise", "drills"].map((id) => `mechanisms.${id}=off`);
  const frozen = ["AZE", "IRN", "KAZ", "RUS", "TKM"].map((id) => `fleets.${id}.speed=0`);

  it("come at the hazard of model/4.11", () => {
    const program = openScenario("caspian-naval-balance", [
      ...still,
      ...frozen,
      "region.shipbuilding=continuous",
      "parameters.fleet.obsolescence=0",
      "parameters.incident.base=0.1",
      "fleets.RUS.warTransfer=0",
      "end=2022-12",
    ]).program;
    const [one, two] = [195.05, 103.55];
    const parity = 1 + Math.exp(-(Math.log(one / two) ** 2) / 0.08);
    const hazard = 0.1 * (two / 100) * Math.exp(0.2 - 1) * parity;
    const chance = 1 - Math.exp(-hazard * 5);
    const s = new Session(program);
    let came = 0;
    const runs = 2000;
    for (let run = 0; run < runs; run++) {
      s.begin({ seed: "incident", run });
      s.finish();
      if (s.column("incident.firstAt")[0] !== Infinity) came++;
    }
    expect(Math.abs(came / runs - chance)).toBeLessThan(4 * Math.sqrt((chance * (1 - chance)) / runs));
  });

  it("sink whole missile ships of the two fleets that met, and no others", () => {
    const program = openScenario("caspian-naval-balance", [...still, "parameters.incident.base=10"]).program;
    const s = new Session(program);
    s.begin({ seed: "salvo" });
    const classes = program.axes.get("shipClass")!.ids;
    while (!s.done) {
      s.step();
      s.column("sunk").forEach((lost, cell) => {
        expect(Number.isInteger(lost)).toBe(true);
        if (!["corvette", "missileBoat"].includes(classes[cell % classes.length]!)) expect(lost).toBe(0);
      });
      expect(Math.min(...s.column("ships"))).toBeGreaterThanOrEqual(0);
    }
    expect(s.column("incident.count")[0]).toBeGreaterThan(10);
    expect(s.events.all().some((e) => e.kind === "ship-lost")).toBe(true);
  });
});

describe("what is refused", () => {
  it.each([
    [
      "fleets.XXX={ ships: { patrol: 1 }, quality: 1, grievance: 1, budget: 1, speed: 1 }",
      /no actor or power/,
    ],
    ["fleets.KAZ.ships={}", /has no ships|nothing says what it would build/],
    ["fleets.KAZ.reaction={ KAZ: 0.1 }", /react to itself/],
    ["blocs.turkic.members=[AZE, KAZ, RUS]", /in both blocs/],
    ["blocs.turkic=null", /1 blocs/],
    ["blocs.KAZ={ members: [] }", /3 blocs|name of a fleet/],
  ])("%s", (set, message) => {
    expect(() =>
      compile(openScenario("baseline", [set]).model, openScenario("baseline", [set]).program.world),
    ).toThrow(message);
  });
});
