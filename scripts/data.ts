/**
 * Reduces the project's source tables to what the models read, data/*.csv:
 * node scripts/ts.mjs scripts/data.ts SOURCE [TARGET]
 *
 * SOURCE is the folder of extracted upstream tables; TARGET is data/ unless given. data/PROVENANCE.md says what each table
 * is and where it comes from. Tables that are kept by hand are not touched.
 */
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { csvFormatRows } from "d3-dsv";
import { parseSource } from "./data/rows.ts";
import { reduceShapes, SHAPES } from "./data/shapes.ts";
import { type Reduction, TABLES } from "./data/tables.ts";
import { Misuse, readArguments } from "./shared/arguments.ts";
import { ROOT } from "./shared/root.ts";

export function main(args: readonly string[]): void {
  const [source, target = join(ROOT, "data")] = readArguments(args, {}).rest;
  if (source === undefined) throw new Misuse("usage: node scripts/ts.mjs scripts/data.ts SOURCE [TARGET]");
  reduceAll(source, target, console.log);
}

/** @param print told of each file that was written */
export function reduceAll(source: string, target: string, print: (line: string) => void): void {
  // All or nothing: tables of two extractions must not lie side by side.
  const missing = [...TABLES, ...SHAPES]
    .map(({ from }) => from)
    .filter((file) => !existsSync(join(source, file)));
  if (missing.length > 0) throw new Misuse(`${source} lacks ${missing.join(", ")}`);
  const read = (file: string) => readFileSync(join(source, file), "utf8");
  for (const table of TABLES) {
    const rows = reduceTable(table, read(table.from));
    writeFileSync(join(target, table.to), `${csvFormatRows([[...table.columns], ...rows])}\n`);
    print(`${table.to}: ${rows.length} rows`);
  }
  for (const shape of SHAPES) {
    const topology = reduceShapes(JSON.parse(read(shape.from)), shape);
    writeFileSync(join(target, shape.to), `${JSON.stringify(topology)}\n`);
    print(`${shape.to}: ${topology.arcs.length} arcs`);
  }
}

/** Cells of the reduced table, without its header. */
export function reduceTable({ columns, reduce }: Reduction, text: string): string[][] {
  return reduce(parseSource(text)).map((row) => columns.map((column) => String(row[column] ?? "")));
}
