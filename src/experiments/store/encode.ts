/** A chunk's results as the parts of a store. */
import type { ChunkResult } from "../chunk.ts";
import type { Points } from "../design/design.ts";
import { parquetOf } from "./columns.ts";
import { type Part, partFile } from "./parts.ts";
import type { Recorder } from "./recorder.ts";
import { type Keep, outcomesTable, pointsTable, runsTables } from "./tables.ts";

/** The parts in the order in which they are to be written. */
export function partsOfChunk(
  result: ChunkResult,
  keep: Keep,
  points: Points | undefined,
  recorder: Recorder | undefined,
): Part[] {
  const file = partFile("part", result.from, result.runs);
  const { ended, failed } = runsTables(result, points);
  const tables = [
    outcomesTable(result, keep.heads),
    ...(points ? [pointsTable(result, points)] : []),
    ...(recorder?.tables() ?? []),
  ];
  return [
    ...tables.map((t) => ({ table: t.name, file, bytes: parquetOf(t) })),
    ...(result.failures.length > 0
      ? [{ table: "runs", file: partFile("failed", result.from, result.runs), bytes: parquetOf(failed) }]
      : []),
    { table: "runs", file, bytes: parquetOf(ended) },
  ];
}
