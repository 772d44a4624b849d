/** Clocks fire as often as their rates say, however long a step is; what a known date and a clock do in one month. */
import { describe, expect, it } from "vitest";
import { Session } from "../../src/engine/session.ts";
import { openScenario } from "../../src/node/open.ts";
import { compile } from "../support/compile.ts";
import { clockModel, miniWorld } from "../support/mini.ts";

const CLOCKS = 4000;
const MONTHS = 24;

function countsOf(rate: number, substeps: number): Float64Array {
  const names = Array.from({ length: CLOCKS }, (_, k) => `A${k}`);
  const cells = new Map(names.map((id) => [`rate.${id}`, rate]));
  const session = new Session(compile(clockModel(), miniWorld(names, MONTHS, { cells, substeps })));
  session.begin({ seed: "counts" });
  session.finish();
  return session.column("clock.ordinal");
}

describe("how often a clock fires", () => {
  it.each([
    [0.5, 1],
    [6, 1],
    [12, 1],
    [12, 4],
    [60, 1],
  ])("at %d a year and %d substeps has the mean and the variance of a Poisson count", (rate, substeps) => {
    const counts = countsOf(rate, substeps);
    const expected = (rate * MONTHS) / 12;
    const mean = counts.reduce((a, b) => a + b, 0) / CLOCKS;
    const variance = counts.reduce((a, b) => a + (b - mean) * (b - mean), 0) / (CLOCKS - 1);
    // Standard errors: sqrt(mu / n) of the mean, sqrt((mu + 2 mu^2) / n) of the variance.
    expect(Math.abs(mean - expected)).toBeLessThan(4 * Math.sqrt(expected / CLOCKS));
    expect(Math.abs(variance - expected)).toBeLessThan(
      4 * Math.sqrt((expected + 2 * expected * expected) / CLOCKS),
    );
  });

  it("does not depend on how a month is divided", () => {
    expect(countsOf(30, 8)).toEqual(countsOf(30, 1));
  });

  it("fails by name where there is no luck left for another firing", () => {
    const cells = new Map([["rate.A", 1e6]]);
    const session = new Session(compile(clockModel(), miniWorld(["A"], 24, { cells })));
    session.begin({ seed: "many" });
    expect(() => session.finish()).toThrowError(/clock.*65535 times/);
  });

  it("brings all the visits of a month that has several", () => {
    const sets = ["pairs.KAZ-UZB.visits=24", "schedule=[]", "start=2024-01", "end=2033-12"];
    const { program } = openScenario("baseline", sets);
    const session = new Session(program);
    const counts: number[] = [];
    for (let run = 0; run < 8; run++) {
      session.begin({ seed: "visits", run });
      session.finish();
      counts.push(session.value("visit.ordinal", "KAZ-UZB"));
    }
    const mean = counts.reduce((a, b) => a + b, 0) / counts.length;
    expect(Math.abs(mean - 240)).toBeLessThan(4 * Math.sqrt(240 / counts.length));
  });
});

describe("a leader who leaves on a known date", () => {
  const known =
    "schedule=[{at: 2022-09, succession: {actor: TJK, name: Somebody, regionalism: 0.5, openness: 0.5, openingJump: 0, born: 1980-01-01, type: dynastic}}]";

  it("does not leave by the clock in the same month, too, and counts once", () => {
    const sets = [known, "knownUntil=2022-06", "actors.TJK.leader.irregular=5"];
    const { program } = openScenario("baseline", [...sets, "start=2022-09", "end=2022-09"]);
    const session = new Session(program);
    for (let run = 0; run < 15; run++) {
      session.begin({ seed: "known", run, record: "events" });
      session.finish();
      const told = session.events
        .all()
        .filter((e) => e.kind === "succession" && e.actors.includes("TJK")).length;
      expect(told).toBe(1);
      expect(session.value("leader.exits", "TJK")).toBe(1);
      expect(session.value("leader.regionalism", "TJK")).toBe(0.5);
    }
  });

  it("leaves as often by chance as is told", () => {
    const sets = [
      "schedule=[]",
      "knownUntil=2022-06",
      "actors.TJK.leader.irregular=5",
      "start=2022-09",
      "end=2026-12",
    ];
    const { program } = openScenario("baseline", sets);
    const session = new Session(program);
    session.begin({ seed: "often", record: "events" });
    session.finish();
    const told = session.events
      .all()
      .filter((e) => e.kind === "succession" && e.actors.includes("TJK")).length;
    expect(told).toBeGreaterThan(3);
    expect(session.value("leader.exits", "TJK")).toBe(told);
  });
});
