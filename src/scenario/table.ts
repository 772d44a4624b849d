/**
 * A reader of sourced numbers: CSV text in, typed columns out. Pure: the caller brings the text.
 */
import { csvParseRows } from "d3-dsv";
import { closest } from "fastest-levenshtein";
import { MultivectorError } from "../engine/errors.ts";

/** Every cell is a number, or empty (NaN). */
export interface NumberColumn {
  readonly kind: "number";
  readonly values: Float64Array;
}

/** At least one cell is neither a number nor empty. */
export interface TextColumn {
  readonly kind: "text";
  readonly values: readonly string[];
}

export type Column = NumberColumn | TextColumn;

/** A table of `data/`: typed columns by name. */
export interface Table {
  /** The file's name, for messages. */
  readonly name: string;
  readonly rows: number;
  /** In the order of the header. */
  readonly columns: ReadonlyMap<string, Column>;
}

/** A value and the year that it is of, which may be earlier than the one asked for. */
export interface Dated {
  readonly value: number;
  readonly year: number;
}

const NUMBER = /^-?(\d+(\.\d*)?|\.\d+)([eE][+-]?\d+)?$/;

/**
 * Reads CSV with a header. A column is of numbers if all its cells are numbers or empty, else of text.
 * Errors: `table-malformed` (no header, a name missing or twice, a row of another width).
 */
export function readTable(name: string, text: string): Table {
  const [header, ...rows] = csvParseRows(text.startsWith("\uFEFF") ? text.slice(1) : text);
  if (header === undefined) throw malformed(name, "the table is empty", name, "Give a header and rows");
  header.forEach((column, i) => {
    if (column === "") throw malformed(name, `column ${i + 1} has no name`, `${name}:1`, "Name it");
    if (header.indexOf(column) < i)
      throw malformed(name, `the column "${column}" stands twice`, `${name}:1`, "Rename one of them");
  });
  rows.forEach((row, i) => {
    if (row.length === header.length) return;
    const found = `a row has ${row.length} cells where the header has ${header.length}`;
    throw malformed(name, found, `${name}:${i + 2}`, "Quote a cell that holds a comma");
  });
  const columns = new Map(header.map((column, i) => [column, typed(rows.map((row) => row[i] ?? ""))]));
  return { name, rows: rows.length, columns };
}

/** The values of a column of numbers, by row; NaN where empty. Errors: `table-unknown-column`, `table-not-numeric`. */
export function numbers(table: Table, column: string): Float64Array {
  const found = columnOf(table, column);
  if (found.kind === "number") return found.values;
  const row = found.values.findIndex((cell) => cell !== "" && !isNumber(cell));
  throw new MultivectorError({
    code: "table-not-numeric",
    message: `the column "${column}" of ${table.name} is not of numbers: it holds "${found.values[row]}"`,
    where: `${table.name}:${row + 2}`,
    mend: "Choose another column, or mend the cell",
  });
}

/** The values of a column of text, by row. Errors: `table-unknown-column`, `table-not-text`. */
export function texts(table: Table, column: string): readonly string[] {
  const found = columnOf(table, column);
  if (found.kind === "text") return found.values;
  throw new MultivectorError({
    code: "table-not-text",
    message: `the column "${column}" of ${table.name} is of numbers`,
    where: table.name,
    mend: "Choose a column of text",
  });
}

/**
 * The value of `column` in the row with this key, in the year `at` or, where that is empty or missing, in the
 * nearest earlier year: `lookup(economy, { iso3: "KAZ" }, "year", 2022, "population")`.
 * Errors: `table-unknown-column`, `table-not-numeric`, `table-not-text`, `table-no-value`, `table-ambiguous`.
 */
export function lookup(
  table: Table,
  key: Readonly<Record<string, string>>,
  by: string,
  at: number,
  column: string,
): Dated {
  const years = numbers(table, by);
  const values = numbers(table, column);
  const wanted = Object.entries(key).map(([name, value]) => ({ name, value, cells: texts(table, name) }));
  let best = -1;
  let tie = -1;
  let earliest = Number.POSITIVE_INFINITY;
  for (let row = 0; row < table.rows; row++) {
    const year = years[row]!;
    if (Number.isNaN(year) || Number.isNaN(values[row]!)) continue;
    if (!wanted.every(({ cells, value }) => cells[row] === value)) continue;
    if (year < earliest) earliest = year;
    if (!(year <= at) || (best >= 0 && year < years[best]!)) continue;
    tie = best >= 0 && year === years[best]! ? best : -1;
    best = row;
  }
  const asked = `${wanted.map(({ name, value }) => `${name} ${value}`).join(", ")} at ${by} ${at}`;
  if (best < 0)
    throw new MultivectorError({
      code: "table-no-value",
      message: `${table.name} has no "${column}" for ${asked} or earlier`,
      where: table.name,
      mend: mendOfNone(wanted, by, earliest),
    });
  if (tie >= 0)
    throw new MultivectorError({
      code: "table-ambiguous",
      message: `${table.name} has several "${column}" for ${asked}`,
      where: `${table.name}:${tie + 2} and :${best + 2}`,
      mend: "Name more columns in the key",
    });
  return { value: values[best]!, year: years[best]! };
}

function mendOfNone(
  wanted: readonly { name: string; value: string; cells: readonly string[] }[],
  by: string,
  earliest: number,
): string {
  if (earliest < Number.POSITIVE_INFINITY) return `The earliest ${by} with a value is ${earliest}`;
  const strange = wanted.find(({ cells, value }) => cells.length > 0 && !cells.includes(value));
  if (strange === undefined) return "No row with this key has a value; give the number in the scenario";
  return `No row has ${strange.name} ${strange.value}; the nearest is ${closest(strange.value, strange.cells)}`;
}

function columnOf(table: Table, column: string): Column {
  const found = table.columns.get(column);
  if (found !== undefined) return found;
  throw new MultivectorError({
    code: "table-unknown-column",
    message: `${table.name} has no column "${column}"`,
    where: table.name,
    mend: `Did you mean "${closest(column, [...table.columns.keys()])}"?`,
  });
}

function typed(cells: readonly string[]): Column {
  if (cells.every((cell) => cell === "" || isNumber(cell)))
    return {
      kind: "number",
      values: Float64Array.from(cells, (cell) => (cell === "" ? Number.NaN : Number(cell))),
    };
  return { kind: "text", values: cells };
}

function isNumber(cell: string): boolean {
  return NUMBER.test(cell) && Number.isFinite(Number(cell));
}

function malformed(name: string, what: string, where: string, mend: string): MultivectorError {
  return new MultivectorError({ code: "table-malformed", message: `${name}: ${what}`, where, mend });
}
