/** Columns of the tables of a store, and how each kind of value lies in Parquet. */
import { type ColumnSource, parquetWriteBuffer } from "hyparquet-writer";

type SchemaElement = NonNullable<Parameters<typeof parquetWriteBuffer>[0]["schema"]>[number];

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

const STORED: Record<Kind, Omit<SchemaElement, "name">> = {
  integer: { type: "INT32" },
  number: { type: "DOUBLE" },
  date: { type: "INT32", converted_type: "DATE", logical_type: { type: "DATE" } },
  text: { type: "BYTE_ARRAY", converted_type: "UTF8", logical_type: { type: "STRING" } },
  flag: { type: "BOOLEAN" },
};

const WRITTEN: Record<Pattern, Partial<ColumnSource>> = {
  counting: { encoding: "DELTA_BINARY_PACKED", codec: "UNCOMPRESSED" },
  few: { encoding: "RLE_DICTIONARY", statistics: false },
  unlike: { encoding: "PLAIN", codec: "UNCOMPRESSED", statistics: false },
  blank: { encoding: "PLAIN", codec: "UNCOMPRESSED", statistics: false },
};

/** A whole Parquet file, for R, Python and SQL to read as it is. */
export function parquetOf(table: Table): Uint8Array {
  const { columns } = table;
  const bytes = parquetWriteBuffer({
    columnData: columns.map(
      ({ name, data, pattern }): ColumnSource => ({
        name,
        data: data as ColumnSource["data"],
        ...(pattern && WRITTEN[pattern]),
      }),
    ),
    schema: [
      { name: "schema", num_children: columns.length },
      ...columns.map(
        (c): SchemaElement => ({
          name: c.name,
          ...STORED[c.kind],
          repetition_type: c.nullable ? "OPTIONAL" : "REQUIRED",
        }),
      ),
    ],
    rowGroupSize: 1_000_000,
  });
  return new Uint8Array(bytes);
}
