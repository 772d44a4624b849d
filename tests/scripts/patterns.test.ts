/** The reports under docs/validation, with a handful of runs: that they are written, not what they say. */
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { formats } from "../../scripts/patterns/formats.ts";
import { ladder } from "../../scripts/patterns/ladder.ts";
import { projects } from "../../scripts/patterns/projects.ts";
import { patternCells, playing, type Section } from "../../scripts/patterns/section.ts";
import { treaty } from "../../scripts/patterns/treaty.ts";
import { union } from "../../scripts/patterns/union.ts";
import { playFull, vectors } from "../../scripts/patterns/vectors.ts";
import { patternsPage } from "../../scripts/patterns.ts";
import * as corridors from "../../scripts/patterns-caspian/corridors.ts";
import * as ferghana from "../../scripts/patterns-caspian/ferghana.ts";
import * as navies from "../../scripts/patterns-caspian/navies.ts";
import * as pipeline from "../../scripts/patterns-caspian/pipeline.ts";
import { AS_IT_IS } from "../../scripts/patterns-caspian/study.ts";
import * as water from "../../scripts/patterns-caspian/water.ts";
import { main, SECTIONS } from "../../scripts/patterns-caspian.ts";
import { prototypeReport } from "../../scripts/prototype-report.ts";
import { Misuse } from "../../scripts/shared/arguments.ts";
import { openLoaded } from "../../src/models/open.ts";
import { nodeFiles, nodeTables, SHIPPED, shippedNames } from "../../src/node/files.ts";
import { loadScenario } from "../../src/scenario/extends.ts";

const headings = (text: string) => text.split("\n").filter((line) => /^#+ /.test(line));
/** How many cells each row of each table has; all of a table must have as many. */
function expectTables(text: string, count: number): void {
  const tables = text.match(/(?:^\|.*\n?)+/gm) ?? [];
  expect(tables).toHaveLength(count);
  for (const found of tables) {
    const widths = found
      .trim()
      .split("\n")
      .map((line) => line.split(" | ").length);
    expect(widths.length).toBeGreaterThanOrEqual(3);
    expect(new Set(widths).size, found).toBe(1);
    expect(found).not.toMatch(/undefined|NaN/);
  }
}

describe("patterns of the region's politics", () => {
  const play = playing(2);
  const page = (...sections: Section[]) => patternsPage(2, sections);

  it.each([
    ["Formats (c5plus-formats, 2000 to 2026)", formats],
    ["The ladder (institutionalization, 2018 to 2030)", ladder],
    ["Projects, with the depth of the region given (2018 to 2030)", projects],
    ["The Central Asian Union (1994 to 2006)", union],
  ])("have a section: %s", (title, section) => {
    const text = page(section(play));
    expect(headings(text)).toEqual(["# Patterns of the region's politics", `## ${title}`]);
    expectTables(text, 2);
    expect(text).toMatch(/\| (met|weak|not met) \|/);
  });

  it("have sections that share the runs in which everything is played", () => {
    const full = playFull(play);
    const text = page(treaty(play, full), vectors(play, full));
    expect(headings(text)).toHaveLength(2);
    expectTables(text, 2);
  });

  it("are met, weak or not met by their share of the runs", () => {
    const verdict = (found: number, ofMost = false) => patternCells({ what: "", found, why: "", ofMost })[2];
    expect([0.8, 0.79, 0.5, 0.49].map((found) => verdict(found))).toEqual([
      ...["met", "weak", "weak", "not met"],
    ]);
    expect([verdict(0.5, true), verdict(0.49, true)]).toEqual(["met", "not met"]);
  });
});

describe("patterns of the Caspian", () => {
  it.each([
    ["navies", "## Naval balance", 3],
    ["corridors", "## Corridors and trade", 5],
    ["water", "## Water and power", 2],
    ["pipeline", "## The trans-Caspian pipeline", 1],
    ["ferghana", "## The Ferghana valley", 1],
  ])("have a section: %s", (id, title, tables) => {
    const text = SECTIONS[id](1, [AS_IT_IS]);
    expect(headings(text)).toEqual([title]);
    expectTables(text, tables);
  });

  it.each([
    ["caspian-naval-balance", [...navies.VARIANTS, navies.WITHOUT_BOTH]],
    ["middle-corridor-vs-instc", corridors.VARIANTS],
    ["water-energy", water.VARIANTS],
    ["trans-caspian-energy", pipeline.VARIANTS],
    ["ferghana-borders", ferghana.VARIANTS],
  ])("set only what %s has", (scenario, variants) => {
    const options = { shipped: SHIPPED, names: shippedNames() };
    const loaded = loadScenario(join(SHIPPED, `${scenario}.yaml`), nodeFiles, options);
    for (const [name, sets] of variants)
      expect(() => openLoaded(loaded, sets, nodeTables), name).not.toThrow();
  });

  it("tell which sections there are", () => {
    expect(() => main(["1", "navy"])).toThrow(Misuse);
    expect(() => main(["1", "navy"])).toThrow(/navies, corridors/);
  });
});

describe("the treaty beside the prototype", () => {
  it("has its four tables", () => {
    const text = prototypeReport(1);
    expect(headings(text)).toHaveLength(4);
    expectTables(text, 4);
    expect(text).toContain("| TKM | ");
  });
});
