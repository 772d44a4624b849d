/** Plain tables of columns: what runs leave behind, before anyone decides in which format it is stored. */

export type Kind = "integer" | "number" | "date" | "text" | "flag";

/** A column with its values: dates are days since 1970-01-01, texts strings or UTF-8, null where `nullable`. */
export interface TableColumn {
  name: string;
  kind: Kind;
  nullable?: boolean;
  data: Int32Array | Float64Array | (number | string | boolean | Uint8Array | null)[];
  /** What is known of the values beforehand, so that no time goes into looking for the best way to write them. */
  pattern?: Pattern;
}

/**
 * `counting`: integers, mostly one apart. `few`: few values, again and again. `unlike`: no two alike, and without order
 * (a digest). `blank`: all null.
 */
export type Pattern = "counting" | "few" | "unlike" | "blank";

export interface Table {
  name: string;
  columns: TableColumn[];
}

/** What a column is, before it has values. */
export type ColumnHead<Name extends string = string> = Pick<TableColumn, "kind" | "nullable"> & {
  name: Name;
};

/** The table of rows that have a field for each column. */
export function tableOf<Name extends string>(
  name: string,
  heads: readonly ColumnHead<Name>[],
  rows: readonly Readonly<Record<Name, number | string | boolean | null>>[],
): Table {
  return {
    name,
    columns: heads.map((h) => ({
      ...h,
      data: dataOf(
        h,
        rows.map((r) => r[h.name]),
      ),
    })),
  };
}

function dataOf(head: ColumnHead, values: (number | string | boolean | null)[]): TableColumn["data"] {
  if (head.kind === "integer" && !head.nullable) return Int32Array.from(values as number[]);
  if (head.kind === "number" && !head.nullable) return Float64Array.from(values as number[]);
  return values;
}

/** Turns what runs did into tables. */
export interface Recorder {
  /** Called once for each run, when it has ended. */
  take(run: number): void;
  tables(): Table[];
}
