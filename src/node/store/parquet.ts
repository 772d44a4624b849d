/** A table as a Parquet file. */
import { type ColumnSource, parquetWriteBuffer } from "hyparquet-writer";
import type { Kind, Pattern, Table } from "../../experiments/record/table.ts";

type SchemaElement = NonNullable<Parameters<typeof parquetWriteBuffer>[0]["schema"]>[number];

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
