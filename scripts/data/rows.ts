/** Rows of the upstream tables, and what all reductions of them share. */
import { csvParseRows } from "d3-dsv";

export type SourceRow = Record<string, string>;

export const SIX = ["KAZ", "KGZ", "TJK", "TKM", "UZB", "AZE"];
export const NEIGHBOURS = ["RUS", "CHN", "TUR", "IRN"];
const GULF = ["SAU", "ARE", "QAT", "KWT", "BHR", "OMN"];
const OTHERS = ["EUU", "USA", "JPN", "KOR", "IND", "DEU", "ITA"];
const COUNTRIES = new Set([...SIX, ...NEIGHBOURS, ...GULF, ...OTHERS]);

/** The World Bank's code is also the actor's id in the scenarios, so that an id is a key of every table. */
const code = (iso3: string) => (iso3 === "EU" ? "EUU" : iso3);

export function parseSource(text: string): SourceRow[] {
  const [header = [], ...rows] = csvParseRows(text);
  return rows.map((row) => Object.fromEntries(header.map((name, i) => [name, code(row[i])])));
}

/** Rows in which each of these columns names a country that the scenarios name. */
export const known =
  (...columns: string[]) =>
  (row: SourceRow): boolean =>
    columns.every((column) => COUNTRIES.has(row[column]));

/** Rows in which at least one of these columns has a value. */
export const filled =
  (...columns: string[]) =>
  (row: SourceRow): boolean =>
    columns.some((column) => row[column] !== "");

/** Fills in sources: "same" in that column means the row above. */
export function carried(rows: readonly SourceRow[]): SourceRow[] {
  let last = "";
  return rows.map((row) => {
    last = row["source"].replace(/^same\b/, last);
    return { ...row, source: last };
  });
}

/** A source without its remarks, and one separator between several. */
export const bare = (source: string) => source.replace(/ \(.*?\)/g, "").replace(/ ?; /g, " ; ");

export function must<T>(value: T | undefined, cell: string): T {
  if (value === undefined) throw new Error(`cannot read "${cell}"`);
  return value;
}
