/** The tables of a chunk as the files of a store. */
import type { ChunkResult, ChunkTables, Part } from "../../experiments/chunk-contract.ts";
import type { Table } from "../../experiments/record/table.ts";
import { parquetOf } from "./parquet.ts";
import { partFile } from "./parts.ts";

/** The parts in the order in which they are to be written. */
export function partsOfChunk(
  { from, runs }: Pick<ChunkResult, "from" | "runs">,
  { results, failed, ended }: ChunkTables,
): Part[] {
  const part = (kind: "part" | "failed") => (table: Table) => ({
    table: table.name,
    file: partFile(kind, from, runs),
    rows: table.columns[0]?.data.length ?? 0,
    bytes: parquetOf(table),
  });
  return [...results.map(part("part")), ...(failed ? [part("failed")(failed)] : []), part("part")(ended)];
}
