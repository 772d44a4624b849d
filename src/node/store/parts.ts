/**
 * Parts of a store: one Parquet file a table and chunk, in the folder of its shard. Each is written under a temporary
 * name and renamed; that of `runs` comes last and is what commits the chunk. Whatever stops a process, a part is whole or
 * is not there.
 */
import { readdirSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";
import { MultivectorError } from "../../engine/errors.ts";
import type { Part, Recorded } from "../../experiments/chunk-contract.ts";
import { TEMPORARY, writeWhole } from "../write-whole.ts";
import { type Checksums, checksumOf, partPath } from "./checksums.ts";
import { makeFolders } from "./make-folders.ts";

/** Tables whose rows are runs or belong to one. */
export const RUN_TABLES = [
  "runs",
  "outcomes",
  "points",
  "events",
  "series",
  "decisions",
  "allocations",
] as const;

/** Those of what is recorded of a run beside what came of it. */
export const RECORDED_TABLES = ["events", "series", "decisions", "allocations"] as const;

/** The tables of what is recorded, in the order in which they are written. */
export function tablesRecorded(record: readonly Recorded[]): (typeof RECORDED_TABLES)[number][] {
  return RECORDED_TABLES.filter((t) => record.includes(t === "events" || t === "series" ? t : "ledger"));
}

/** Milliseconds after which a temporary file counts as abandoned, in folders where other processes may be writing. */
const LEFT_BEHIND = 60_000;

export function partFile(kind: "part" | "failed", from: number, runs: number): string {
  const digits = (n: number) => String(n).padStart(10, "0");
  return `${kind}-${digits(from)}-${digits(from + runs - 1)}.parquet`;
}

export function shardFolder(folder: string, table: string, shard: number): string {
  return join(folder, table, `shard=${shard}`);
}

/** Writes the parts of one chunk, in the order given: that of `runs` must be the last. @returns their checksums */
export function writeParts(folder: string, shard: number, parts: readonly Part[]): Checksums {
  const sums: Checksums = {};
  for (const { table, file, rows, bytes } of parts) {
    writeStored(shardFolder(folder, table, shard), file, bytes);
    sums[partPath(table, shard, file)] = checksumOf(bytes, rows);
  }
  return sums;
}

/** @throws `store-unwritable` */
export function writeStored(folder: string, file: string, content: Uint8Array | string): void {
  try {
    makeFolders(folder);
    writeWhole(join(folder, file), content);
  } catch (e) {
    throw new MultivectorError({
      code: "store-unwritable",
      message: `${join(folder, file)} cannot be written: ${(e as Error).message}`,
      where: folder,
      mend: "make room or mend the permissions; what was written before is whole, and --resume goes on from it",
      fault: "usage",
    });
  }
}

/** Name of a part. */
export const PART = /^(part|failed)-\d+-\d+\.parquet$/;

/** Files of a table and shard, sorted. */
export function partsOf(folder: string, table: string, shard: number): string[] {
  try {
    return readdirSync(shardFolder(folder, table, shard))
      .filter((f) => PART.test(f))
      .sort();
  } catch {
    return [];
  }
}

/** Removes what a killed process left: temporary files, and parts whose chunk was never committed. */
export function sweep(folder: string, shard: number): void {
  const committed = new Set(partsOf(folder, "runs", shard));
  for (const table of RUN_TABLES) {
    const where = shardFolder(folder, table, shard);
    for (const file of namesIn(where))
      if (TEMPORARY.test(file) || (file.startsWith("part-") && !committed.has(file)))
        rmSync(join(where, file));
  }
  // Manifests of other shards are being renamed here.
  for (const file of namesIn(folder)) {
    if (!TEMPORARY.test(file)) continue;
    const found = statSync(join(folder, file), { throwIfNoEntry: false });
    if (found?.isFile() && Date.now() - found.mtimeMs > LEFT_BEHIND)
      rmSync(join(folder, file), { force: true });
  }
}

/** Whether there are parts of all these runs: another process may have removed some. */
export function covered(folder: string, shard: number, from: number, count: number): boolean {
  let next = from;
  for (const file of partsOf(folder, "runs", shard)) {
    const [, low, high] = /^part-(\d+)-(\d+)\./.exec(file) ?? [];
    if (low === undefined || Number(low) > next) continue;
    next = Math.max(next, Number(high) + 1);
  }
  return next >= from + count;
}

export function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}
