/** The reduction of upstream tables to data/. */
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { reduceShapes, SHAPES, type Shapes } from "../../scripts/data/shapes.ts";
import { TABLES } from "../../scripts/data/tables.ts";
import { main, reduceAll, reduceTable } from "../../scripts/data.ts";
import { Misuse } from "../../scripts/shared/arguments.ts";
import { ROOT } from "../../scripts/shared/root.ts";

const reduced = (to: string, ...lines: string[]) =>
  reduceTable(TABLES.find((table) => table.to === to)!, lines.join("\n")).map((row) => row.join(","));

describe("data", () => {
  let [source, target] = ["", ""];
  beforeEach(() => {
    [source, target] = ["source", "target"].map((name) =>
      mkdtempSync(join(tmpdir(), `multivector-${name}-`)),
    );
  });
  afterEach(() => {
    for (const folder of [source, target]) rmSync(folder, { recursive: true });
  });

  it("rebuilds nothing where a table is missing", () => {
    writeFileSync(join(source, TABLES[0].from), "iso3,year,gdp_usd_current,population\nKAZ,2000,1,2\n");
    const print = (line: string) => expect.fail(line);
    expect(() => reduceAll(source, target, print)).toThrow(Misuse);
    expect(() => reduceAll(source, target, print)).toThrow(/lacks regime_scores_1991_2025.csv/);
    expect(readdirSync(target)).toEqual([]);
    expect(() => main([])).toThrow(/usage/);
  });

  it("names only files that are kept, and each once", () => {
    const names = [...TABLES, ...SHAPES].map(({ to }) => to);
    expect(readdirSync(join(ROOT, "data"))).toEqual(expect.arrayContaining(names));
    expect(new Set(names).size).toBe(names.length);
  });

  it("keeps the countries of the scenarios where there is a value, by the actors' ids", () => {
    const rows = ["iso3,year,gdp_usd_current,population", "KAZ,2000,5,", "FRA,2000,1,2", "EU,2000,7,8"];
    expect(reduced("economy.csv", ...rows, "UZB,2000,,")).toEqual(["KAZ,2000,5,", "EUU,2000,7,8"]);
  });

  it("splits periods of trade and finds out who counted", () => {
    const rows = [
      "a,b,period,value_busd,note,source",
      "KAZ,CHN,2023,41.0,,China customs (via a page)",
      "KAZ,CA5,2024 Jan-Sep,5.6,>,Kazakh ministry",
      "UZB,CHN,2024,1,to date,same",
    ];
    expect(reduced("trade-recent.csv", ...rows)).toEqual([
      "KAZ,CHN,2023,12,41.0,0,CHN,China customs",
      "KAZ,C5,2024,9,5.6,1,KAZ,Kazakh ministry",
      "UZB,CHN,2024,,1,0,KAZ,Kazakh ministry",
    ]);
    const unknown = "KAZ,CHN,2023,1,,somebody";
    expect(() => reduced("trade-recent.csv", rows[0], unknown)).toThrow('cannot read "somebody"');
  });

  it("leaves spells open that only the end of the data cuts off", () => {
    const rows = ["org,iso3,status,from,to,source,note", "CIS,KAZ,full,1991,2014,x,right-censored at 2014"];
    const ended = "EURASEC,KAZ,full,2000,2014,x,right-censored at 2014";
    const found = reduced("organisations.csv", ...rows, ended);
    expect(found.slice(0, 2)).toEqual(["CIS,KAZ,full,1991,,2014,x", "EURASEC,KAZ,full,2000,2014,,x"]);
    expect(found.slice(2).every((row) => row.startsWith("EAEU,"))).toBe(true);
  });

  it("keeps of the shapes what touches the map, and its arcs alone", () => {
    const square = (east: number, north: number) => [
      ...[
        [east, north],
        [1, 0],
        [0, 1],
        [-1, -1],
      ],
    ];
    const country = (id: string, arc: number) => ({
      type: "Polygon",
      id,
      arcs: [[arc]],
    });
    const topology = {
      type: "Topology",
      transform: { scale: [1, 1], translate: [0, 0] },
      arcs: [square(-100, 40), square(60, 40), square(70, 40)],
      objects: {
        countries: {
          type: "GeometryCollection",
          geometries: [country("USA", 0), country("KAZ", 1), country("CHN", ~2)],
        },
      },
    } as unknown as Shapes;
    const neighbours = SHAPES.find(({ to }) => to === "neighbours.topo.json")!;
    const { arcs, objects } = reduceShapes(topology, neighbours);
    expect(arcs).toEqual([square(70, 40)]);
    expect(objects["countries"].geometries).toMatchObject([{ id: "CHN", arcs: [[[~0]]] }]);
  });
});
