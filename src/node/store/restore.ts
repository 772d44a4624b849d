/** Reads back what a store holds of the runs that ended well: outcomes and digests, by run. */
import { closeSync, fstatSync, openSync, readFileSync, readSync } from "node:fs";
import { join } from "node:path";
import { hexToBytes } from "@noble/hashes/utils.js";
import { MultivectorError } from "../../engine/errors.ts";
import type { OutcomeInfo } from "../../engine/model.ts";
import type { RestoredRun } from "../../experiments/batch-results.ts";
import { storedPeriod } from "../../experiments/record/dates.ts";
import { note } from "../notes.ts";
import { type Checksums, checkSum, partPath } from "./checksums.ts";
import { removeFile } from "./inside.ts";
import type { Manifest } from "./manifest.ts";
import { partsOf, RUN_TABLES, shardFolder } from "./parts.ts";

/** All columns of a Parquet file, by name. */
export async function readColumns(path: string): Promise<Map<string, ArrayLike<unknown>>> {
  const { parquetMetadata, parquetRead } = await import("hyparquet");
  const bytes = readFileSync(path);
  const file = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) as ArrayBuffer;
  const metadata = parquetMetadata(file);
  const columns = new Map<string, unknown[]>();
  await parquetRead({
    file,
    metadata,
    onChunk({ columnName, columnData, rowStart }) {
      const column = columns.get(columnName) ?? [];
      columns.set(columnName, column);
      for (let k = 0; k < columnData.length; k++) column[rowStart + k] = columnData[k];
    },
  });
  return columns;
}

/** Rows of a Parquet file. */
export async function rowsIn(path: string): Promise<number> {
  const { parquetMetadata } = await import("hyparquet");
  const bytes = readFileSync(path);
  const file = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) as ArrayBuffer;
  return Number(parquetMetadata(file).num_rows);
}

/** Tables of which every committed chunk has a part. */
function tablesOf({ identity }: Pick<Manifest, "identity">): string[] {
  const { record, design } = identity;
  return [
    "outcomes",
    ...(design === null ? [] : ["points"]),
    ...record.flatMap((r) => (r === "ledger" ? ["decisions", "allocations"] : [r])),
  ];
}

/**
 * Gives every run that a shard's parts hold. A chunk of which a part is missing or cannot be read (a machine that lost its
 * power in the middle, a file that somebody took away) is removed where `mend` is true, so that its runs count as missing;
 * else it is an error.
 */
export async function restore(
  folder: string,
  manifest: Pick<Manifest, "identity" | "shard" | "parts" | "status">,
  outcomes: readonly OutcomeInfo[],
  take: (r: RestoredRun) => void,
  mend: boolean,
): Promise<void> {
  const shard = manifest.shard.index;
  const tables = tablesOf(manifest);
  for (const file of partsOf(folder, "runs", shard)) {
    if (!file.startsWith("part-")) continue;
    try {
      for (const table of tables) checkPart(join(shardFolder(folder, table, shard), file));
      for (const table of ["runs", ...tables])
        checkSumOf(folder, partPath(table, shard, file), manifest.parts);
      for (const run of await runsOf(folder, shard, file, outcomes)) take(run);
    } catch (e) {
      if (!mend)
        throw e instanceof MultivectorError
          ? e
          : unreadable(join(shardFolder(folder, "runs", shard), file), e);
      const known = manifest.parts?.[partPath("runs", shard, file)] !== undefined;
      // A chunk that was committed in the moment of a kill is known to no manifest.
      if (known || manifest.status !== "running") note(`${(e as Error).message}: its runs are played again`);
      for (const table of RUN_TABLES) {
        removeFile(join(shardFolder(folder, table, shard), file));
        delete manifest.parts?.[partPath(table, shard, file)];
      }
    }
  }
}

/** @throws `store-unreadable` where a part is not the one that was written */
export function checkSumOf(folder: string, path: string, sums: Checksums | undefined): void {
  if (!sums) return;
  try {
    checkSum(folder, path, sums);
  } catch (e) {
    throw unreadable(join(folder, path), e);
  }
}

const MAGIC = "PAR1";

/** A Parquet file that was cut off has no magic number at its end. */
function checkPart(path: string): void {
  let file: number | undefined;
  try {
    file = openSync(path, "r");
    const { size } = fstatSync(file);
    const end = Buffer.alloc(MAGIC.length);
    readSync(file, end, 0, MAGIC.length, Math.max(0, size - MAGIC.length));
    if (size < 3 * MAGIC.length || end.toString("latin1") !== MAGIC) throw new Error("it is not whole");
  } catch (e) {
    throw unreadable(path, e);
  } finally {
    if (file !== undefined) closeSync(file);
  }
}

async function runsOf(
  folder: string,
  shard: number,
  file: string,
  outcomes: readonly OutcomeInfo[],
): Promise<RestoredRun[]> {
  const of = async (table: string) => {
    const path = join(shardFolder(folder, table, shard), file);
    return readColumns(path).catch((e: unknown) => {
      throw unreadable(path, e);
    });
  };
  const [runs, results] = [await of("runs"), await of("outcomes")];
  const index = column(runs, "run");
  const digests = column(runs, "digest");
  const same = column(results, "run");
  if (same.length !== index.length) throw new Error("runs and outcomes are not of the same length");
  const values = outcomes.map((o) => ({ read: readerOf(o), data: column(results, o.id) }));
  return Array.from({ length: index.length }, (_, k) => {
    if (index[k] !== same[k]) throw new Error("runs and outcomes are not of the same runs");
    return {
      run: index[k] as number,
      digest: hexToBytes(digests[k] as string),
      values: Float64Array.from(values, ({ read, data }) => read(data[k])),
    };
  });
}

/** From what a cell of an outcome holds to its value in a run. */
function readerOf({ kind, unit, categories = [] }: OutcomeInfo): (stored: unknown) => number {
  if (kind === "event") return storedPeriod(unit).back;
  if (kind === "quantity") return (stored) => stored as number;
  return (stored) => {
    const at = categories.indexOf(stored as string);
    if (at < 0 && stored !== null) throw new Error(`there is no category ${stored}`);
    return at < 0 ? Number.NaN : at;
  };
}

/** An empty table has no chunks, hence no columns. */
function column(table: ReadonlyMap<string, ArrayLike<unknown>>, name: string): ArrayLike<unknown> {
  const found = table.get(name);
  if (!found && table.size > 0) throw new Error(`there is no column ${name}`);
  return found ?? [];
}

export function unreadable(path: string, e: unknown): MultivectorError {
  return new MultivectorError({
    code: "store-unreadable",
    message: `${path} cannot be read: ${(e as Error).message}`,
    where: path,
    mend: "--resume on its batch plays these runs again",
    fault: "usage",
  });
}
