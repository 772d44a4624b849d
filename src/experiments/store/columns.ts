/** Columns of the tables of a store, and how each kind of value lies in Parquet. */
import { type ColumnSource, parquetWriteBuffer } from "hyparquet-writer";

type SchemaElement = NonNullable<Parameters<typeof parquetWriteBuffer>[0]["schema"]>[number];

export type Kind = "integer" | "number" | "date" | "text" | "flag";

/** A column with its values: dates are days since 1970-01-01, null where `nullable`. */
export interface TableColumn {
  name: string;
  kind: Kind;
  nullable?: boolean;
  data: Int32Array | Float64Array | (number | string | boolean | null)[];
  /** Values that never repeat (a digest), for which neither dictionary nor compression is worth its while. */
  unlike?: boolean;
}

export interface Table {
  name: string;
  columns: TableColumn[];
}

const STORED: Record<Kind, Omit<SchemaElement, "name">> = {
  integer: { type: "INT32" },
  number: { type: "DOUBLE" },
  date: { type: "INT32", converted_type: "DATE", logical_type: { type: "DATE" } },
  text: { type: "BYTE_ARRAY", converted_type: "UTF8", logical_type: { type: "STRING" } },
  flag: { type: "BOOLEAN" },
};

/** A whole Parquet file, for R, Python and SQL to read as it is. */
export function parquetOf(table: Table): Uint8Array {
  const { columns } = table;
  const bytes = parquetWriteBuffer({
    columnData: columns.map(
      ({ name, data, unlike }): ColumnSource => ({
        name,
        data: data as ColumnSource["data"],
        ...(unlike && { encoding: "PLAIN", statistics: false, codec: "UNCOMPRESSED" }),
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
