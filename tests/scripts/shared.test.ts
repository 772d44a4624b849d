/** What the scripts share: arguments, statistics, Markdown, runs. */
import { describe, expect, it } from "vitest";
import { Misuse, readArguments, readRuns } from "../../scripts/shared/arguments.ts";
import { comparison, decimal, table } from "../../scripts/shared/markdown.ts";
import { by, playAll, playLooking } from "../../scripts/shared/play.ts";
import { median, quantileOfFinite } from "../../scripts/shared/statistics.ts";
import { monthOf } from "../../src/engine/calendar.ts";

describe("arguments", () => {
  const defaults = { check: false, rounds: 5, sizes: "15,100", scenario: ["full"] };

  it("are the defaults where nothing is given", () => {
    expect(readArguments([], defaults)).toEqual({ options: defaults, rest: [] });
  });

  it("are read by the kind of their default", () => {
    const args = ["--check", "--rounds", "2", "--scenario", "a", "x", "--scenario", "b"];
    expect(readArguments(args, defaults)).toEqual({
      options: { check: true, rounds: 2, sizes: "15,100", scenario: ["a", "b"] },
      rest: ["x"],
    });
  });

  it.each([[["--rounds", "few"]], [["--rounds", ""]], [["--nothing"]], [["--rounds"]]])(
    "that are mistaken are told: %j",
    (args) => {
      expect(() => readArguments(args, defaults)).toThrow(Misuse);
    },
  );

  it("hold a number of runs that is whole and not zero", () => {
    expect([readRuns(undefined, 2000), readRuns("3", 2000)]).toEqual([2000, 3]);
    for (const text of ["0", "1.5", "-1", "x"]) expect(() => readRuns(text, 2000), text).toThrow(Misuse);
  });
});

describe("statistics", () => {
  it("count an event that never came, or leave it out", () => {
    expect(median([3, Infinity, 1, Infinity])).toBe(Infinity);
    expect(quantileOfFinite([3, Infinity, 1, Infinity], 0.5)).toBe(3);
    expect(quantileOfFinite([Infinity], 0.5)).toBeUndefined();
  });
});

describe("Markdown", () => {
  it("writes shares without the zero", () => {
    expect([0.5, -0.25, 1, 0, undefined, Number.NaN].map((x) => decimal(x))).toEqual([
      ...[".500", "-.250", "1.000", ".000", "", ""],
    ]);
    expect(decimal(0.4, 0)).toBe("0");
  });

  it("puts this model beside the prototype", () => {
    expect(comparison([["signed", [0.5, "never"], ".6"]])).toBe(
      "|  | here | prototype |\n| --- | --- | --- |\n| signed | .500 / never | .6 |",
    );
    expect(table(["a"], [[1]])).toBe("| a |\n| --- |\n| 1 |");
  });
});

describe("runs", () => {
  const runs = { runs: 3, seed: "test" };

  it("keep what is watched at the end of a month beside the outcomes", () => {
    // The end of a month is the beginning of the next.
    const watch = { "2022-07": { month: (s: { month: number }) => s.month } };
    const rows = playAll("friendship-treaty", { ...runs, watch });
    expect(rows).toHaveLength(3);
    expect(rows[0]).toHaveProperty(["signed.KAZ"]);
    expect(by(rows, "signed.KAZ", "2500-01")).toBeGreaterThan(0);
    expect(rows.map((row) => row["month"])).toEqual(Array(3).fill(monthOf("2022-08")));
  });

  it("are the same whether they are looked at or not", () => {
    const looked = playLooking("friendship-treaty", { ...runs, months: ["2024-01"], look: (s) => s.month });
    expect(looked.map((run) => run.outcomes)).toEqual(playAll("friendship-treaty", runs));
    expect(looked.map((run) => run.seen)).toEqual(Array(3).fill([monthOf("2024-01")]));
  });
});
