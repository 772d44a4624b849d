/** What a scenario says of its start acts: no constant that is found at the start takes it back. */
import { describe, expect, it } from "vitest";
import { Session } from "../../src/engine/session.ts";
import { openScenario } from "../../src/node/open.ts";
import { ALONE } from "../support/hedging.ts";

/** The fields whose constants are found at the start, and what moves them; the rest would only take time. */
const FIELDS = [
  ...ALONE,
  ..."trade routes legs hedging contest solidarity influence positions threats shocks"
    .split(" ")
    .map((id) => `mechanisms.${id}=on`),
];

interface StartLever {
  path: string;
  /** Times the value that the scenario has, or the value itself. */
  times?: number;
  to?: number;
  /** The cell that must follow, and in which sense. */
  moves: [column: string, ...entry: string[]];
  sense: 1 | -1;
  /** Least difference that counts, in the unit of the column: what the constants left of it before was less. */
  least: number;
}

const LEVERS: StartLever[] = [
  { path: "powers.CHN.budget", times: 2, moves: ["engagement.region", "CHN"], sense: 1, least: 0.005 },
  { path: "powers.RUS.budget", times: 0.5, moves: ["engagement.region", "RUS"], sense: -1, least: 0.003 },
  { path: "powers.RUS.sanctioned", to: 0.5, moves: ["engagement.region", "RUS"], sense: -1, least: 0.005 },
  { path: "actors.KAZ.gdp", times: 2, moves: ["trade.region"], sense: 1, least: 2 },
  { path: "actors.KAZ.gdp", times: 2, moves: ["trade.power", "KAZ", "RUS"], sense: 1, least: 5 },
  { path: "pairs.KAZ-UZB.trust", to: 0.2, moves: ["trade", "KAZ-UZB"], sense: -1, least: 0.1 },
  { path: "legs.k3.tariff", times: 2, moves: ["trade.power", "KAZ", "EUU"], sense: -1, least: 1 },
  { path: "markets.CHN-EUU.flow", times: 2, moves: ["leg.flow", "k3"], sense: 1, least: 1 },
  {
    path: "actors.KAZ.vectors.RUS.trade",
    times: 2,
    moves: ["engagement", "KAZ", "RUS"],
    sense: 1,
    least: 0.005,
  },
  {
    path: "actors.KAZ.vectors.CHN.closeness",
    to: -0.5,
    moves: ["engagement", "KAZ", "CHN"],
    sense: -1,
    least: 0.05,
  },
  {
    path: "actors.KAZ.vectors.CHN.ideal",
    to: 1,
    moves: ["engagement", "KAZ", "CHN"],
    sense: -1,
    least: 0.01,
  },
  {
    path: "actors.KAZ.vectors.CHN.threat",
    to: 0.9,
    moves: ["engagement", "KAZ", "CHN"],
    sense: -1,
    least: 0.03,
  },
  { path: "actors.KAZ.afghanBorder", to: 1, moves: ["threat", "KAZ"], sense: 1, least: 0.02 },
  {
    path: "actors.KAZ.issues.depth.position",
    to: 0.95,
    moves: ["position", "UZB", "depth"],
    sense: 1,
    least: 0.01,
  },
];

function playedFor(program: ReturnType<typeof openScenario>["program"], months: number): Session {
  const session = new Session(program);
  session.begin({ seed: "levers" });
  session.finish(program.world.start + months - 1);
  return session;
}

describe("a start value that is set", () => {
  const { program } = openScenario("baseline", FIELDS);
  const MONTHS = 24;
  const plain = playedFor(program, MONTHS);

  it.each(LEVERS)("$path moves $moves", ({ path, times, to, moves: [column, ...entry], sense, least }) => {
    const value = to ?? program.image[program.address(path)!.index]! * times!;
    const moved = playedFor(openScenario("baseline", [...FIELDS, `${path}=${value}`]).program, MONTHS);
    const by = moved.value(column, ...entry) - plain.value(column, ...entry);
    expect(by * sense).toBeGreaterThan(least);
  });

  it("at war has the threats and the flight from Russia of a war that comes", () => {
    const [peace, war] = ["0", "1"].map((w) =>
      playedFor(openScenario("baseline", [...FIELDS, "schedule=[]", `region.war=${w}`]).program, MONTHS),
    ) as [Session, Session];
    const comes = playedFor(
      openScenario("baseline", [...FIELDS, "schedule=[{ at: 2022-01, set: { region.war: 1 } }]"]).program,
      MONTHS,
    );
    expect(war.value("threat", "KAZ")).toBeGreaterThan(peace.value("threat", "KAZ") + 0.1);
    expect(war.value("threat", "KAZ")).toBeCloseTo(comes.value("threat", "KAZ"), 9);
    expect(war.value("engagement.region", "RUS")).toBeCloseTo(comes.value("engagement.region", "RUS"), 2);
    expect(war.value("engagement.region", "RUS")).toBeLessThan(
      peace.value("engagement.region", "RUS") - 0.02,
    );
  });

  it.each([
    ["actors.KAZ.threat", 0.6, ["threat", "KAZ"]],
    ["pairs.KAZ-UZB.trade", 12, ["trade", "KAZ-UZB"]],
    ["actors.KAZ.vectors.RUS.trade", 60, ["trade.power", "KAZ", "RUS"]],
    ["legs.k3.flow", 60, ["leg.flow", "k3"]],
    ["actors.KAZ.issues.depth.position", 0.95, ["position", "KAZ", "depth"]],
  ] as const)("%s, which it states, lasts where nothing else moves it", (path, value, [column, ...entry]) => {
    const sets = [`${path}=${value}`, "schedule=[]", "afghan.jumps=0", "afghan.spread=0", "end=2022-06"];
    const session = playedFor(openScenario("baseline", [...FIELDS, ...sets]).program, 6);
    const kept = session.value(column, ...entry) / value;
    expect(kept).toBeGreaterThan(0.93);
    expect(kept).toBeLessThan(1.07);
  });
});

describe("a supplier with less to spend", () => {
  it("bears less of its customers' ships", () => {
    const of = (budget: number) => {
      const sets = [`powers.TUR.budget=${budget}`, "end=2030-12"];
      return playedFor(openScenario("caspian-naval-balance", sets).program, 12 * 10);
    };
    const { program } = openScenario("caspian-naval-balance");
    const budget = program.image[program.address("powers.TUR.budget")!.index]!;
    const [rich, poor] = [of(budget), of(budget / 5)];
    for (const fleet of ["AZE", "KAZ", "TKM"]) {
      expect(poor.value("fleet.support", fleet)).toBeLessThan(rich.value("fleet.support", fleet) - 0.05);
    }
    const strength = (s: Session) =>
      ["AZE", "KAZ", "TKM"].reduce((sum, f) => sum + s.value("capability", f), 0);
    expect(strength(poor)).toBeLessThan(strength(rich));
  });
});
