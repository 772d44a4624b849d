/** The map: true to the areas, told without colour, never larger than its place. */
import { fc, test } from "@fast-check/vitest";
import { describe, expect, it } from "vitest";
import { GEOGRAPHY } from "../../src/models/central-asia/geography.ts";
import { atlasOf } from "../../src/node/atlas.ts";
import { plainRow } from "../../src/terminal/ink/draw/cells.ts";
import { drawMap, hatchSample, LEVELS, type MapContent } from "../../src/terminal/ink/map/draw.ts";
import { rasterise } from "../../src/terminal/ink/map/raster.ts";
import { widthOf } from "../../src/views/text/width.ts";

const atlas = atlasOf(GEOGRAPHY);
const FIVE = ["KAZ", "KGZ", "TJK", "TKM", "UZB"];
const all = (level: number, text = "0.50"): MapContent => ({
  states: [...FIVE, "AZE"].map((id) => ({ id, level, text })),
  legs: [],
  marks: [],
});
const shown = (columns: number, rows: number, content: MapContent) =>
  drawMap(atlas, rasterise(atlas, columns, rows), content).map(plainRow);
const inked = (lines: string[]) =>
  [...lines.join("")]
    .filter((c) => c > "⠀" && c <= "⣿")
    .reduce((n, c) => n + bitsOf(c.charCodeAt(0) - 0x2800), 0);
const bitsOf = (n: number): number => (n === 0 ? 0 : (n & 1) + bitsOf(n >> 1));

describe("the raster", () => {
  const raster = rasterise(atlas, 110, 44);
  const area = (id: string) => {
    const shape = atlas.shapes.findIndex((s) => s.id === id);
    return raster.owner.reduce((n, owner) => n + (owner === shape ? 1 : 0), 0);
  };

  it("keeps the proportions of areas", () => {
    // Official areas in thousand square kilometres, rounded; together 4003.
    const known = { KAZ: 2725, KGZ: 200, TJK: 143, TKM: 488, UZB: 447 };
    const whole = FIVE.reduce((sum, id) => sum + area(id), 0);
    for (const [id, size] of Object.entries(known))
      expect(Math.abs(area(id) / whole - size / 4003), id).toBeLessThan(0.01);
  });

  it("knows where places are", () => {
    const ownerAt = (id: string) => {
      const [x, y] = raster.dotOf(...atlas.places.get(id)!.at)!;
      return atlas.shapes[raster.owner[y * raster.width + x]!]?.id;
    };
    for (const place of atlas.places.values())
      if (place.kind === "capital" && FIVE.includes(place.actor))
        expect(ownerAt(place.id), place.id).toBe(place.actor);
    expect(raster.dotOf(0, 50)[0]).toBeLessThan(0);
  });
});

describe("a map", () => {
  it.each([
    [56, 17],
    [110, 44],
  ])("names every state at %i x %i", (columns, rows) => {
    const text = shown(columns, rows, all(1)).join("\n");
    for (const id of [...FIVE, "AZE"]) expect(text).toContain(id);
    expect(text).toContain("KAZ 0.50");
  });

  it("tells levels by the density of dots", () => {
    const counts = Array.from({ length: LEVELS }, (_, level) => inked(shown(56, 17, all(level))));
    for (let level = 1; level < LEVELS; level++)
      expect(counts[level]! - counts[0]!).toBeGreaterThan((counts[level - 1]! - counts[0]!) * 1.5);
    const samples = Array.from({ length: LEVELS }, (_, level) => hatchSample(level, 3).text);
    expect(new Set(samples).size).toBe(LEVELS);
  });

  it("keeps a border between states of one level", () => {
    const full = shown(56, 17, all(4));
    expect(full.join("")).toMatch(/⣿/);
    const raster = rasterise(atlas, 56, 17);
    const states = new Set(FIVE.map((id) => atlas.shapes.findIndex((s) => s.id === id)));
    for (let at = 0; at < raster.owner.length - 1; at++) {
      const [here, there] = [raster.owner[at]!, raster.owner[at + 1]!];
      if (here !== there && states.has(here) && states.has(there)) expect(raster.inner[at]).toBe(0);
    }
  });

  it("draws an open leg whole, a closed one dotted, and a mark at its place", () => {
    const leg = (open: boolean) =>
      shown(56, 17, { ...all(0), legs: [{ line: ["khorgos", "astana"], open }] });
    const none = inked(shown(56, 17, all(0)));
    expect(inked(leg(true))).toBeGreaterThan(inked(leg(false)));
    expect(inked(leg(false))).toBeGreaterThan(none);
    const marked = shown(56, 17, { ...all(0), marks: [{ at: "baku", text: "◆12" }] });
    expect(marked.join("\n")).toContain("◆12");
  });

  it("leaves out what it does not know", () => {
    const content = {
      states: [{ id: "XXX", level: 2, text: "" }],
      legs: [{ line: ["x", "baku"], open: true }],
      marks: [{ at: "x", text: "!" }],
    };
    expect(shown(40, 12, content).join("")).not.toMatch(/[X!]/);
  });

  test.prop(
    [
      fc.integer({ min: 1, max: 120 }),
      fc.integer({ min: 1, max: 40 }),
      fc.array(
        fc.record({
          id: fc.constantFrom(...FIVE),
          level: fc.option(fc.nat(4)),
          text: fc.constantFrom("", "2023-09", "1234567.8", "阿拉"),
        }),
        { maxLength: 5 },
      ),
    ],
    { numRuns: 25 },
  )("never leaves its place", (columns, rows, states) => {
    const drawn = shown(columns, rows, {
      states,
      legs: [{ line: ["poti", "urumqi"], open: true }],
      marks: [{ at: "aktau", text: "◆ Ақтау" }],
    });
    expect(drawn.length).toBe(rows);
    for (const line of drawn) expect(widthOf(line)).toBe(columns);
  });
});
