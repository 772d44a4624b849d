/**
 * Checksums of the parts of a store: SHA-256 and number of rows of each, in the manifest. Between two manifests they lie in a
 * journal, a line a chunk, so that a process that is killed loses only the chunk in hand.
 */
import { createHash } from "node:crypto";
import { appendFileSync, closeSync, lstatSync, openSync, readFileSync, readSync, rmSync } from "node:fs";
import { join } from "node:path";
import { MultivectorError } from "../../engine/errors.ts";
import type { Shard } from "../../experiments/shard.ts";

export interface Checksum {
  sha256: string;
  rows: number;
}

/** By path within the store: `outcomes/shard=1/part-….parquet`. */
export type Checksums = Record<string, Checksum>;

export const PARAMETERS = "parameters/parameters.parquet";

/** How a part is named in a manifest, on every system. */
export function partPath(table: string, shard: number, file: string): string {
  return `${table}/shard=${shard}/${file}`;
}

/** Of a table, shard or file that a store has; anything else names no part. */
export const PART_PATH =
  /^(?:(?:runs|outcomes|points|events|series|decisions|allocations)\/shard=\d{1,8}\/(?:part|failed)-\d{10}-\d{10}\.parquet|parameters\/parameters\.parquet)$/;

export function checksumOf(bytes: Uint8Array | string, rows: number): Checksum {
  return { sha256: createHash("sha256").update(bytes).digest("hex"), rows };
}

const PIECE = 1 << 20;

/** SHA-256 of a regular file. @throws Error where it is something else */
export function hashFile(path: string): string {
  if (!lstatSync(path).isFile()) throw new Error("it is not a file, but a link, a folder or a pipe");
  const file = openSync(path, "r");
  try {
    const hash = createHash("sha256");
    const piece = Buffer.alloc(PIECE);
    for (;;) {
      const length = readSync(file, piece, 0, PIECE, null);
      if (length === 0) return hash.digest("hex");
      hash.update(piece.subarray(0, length));
    }
  } finally {
    closeSync(file);
  }
}

export const UNKNOWN_PART = "the manifest knows nothing of it: it is of another batch";

/** @throws Error where a part is not the one that was written */
export function checkSum(folder: string, path: string, sums: Checksums): void {
  const sum = Object.hasOwn(sums, path) ? sums[path] : undefined;
  if (!sum) throw new Error(UNKNOWN_PART);
  if (hashFile(join(folder, path)) !== sum.sha256)
    throw new Error("its checksum is not the one in the manifest: it is damaged, or of another batch");
}

const journalFile = ({ index, of }: Shard) => `.written-${index}-of-${of}`;
export const JOURNAL = /^\.written-\d+-of-\d+$/;

export function appendJournal(folder: string, shard: Shard, sums: Checksums): void {
  try {
    appendFileSync(join(folder, journalFile(shard)), `${JSON.stringify(sums)}\n`);
  } catch (e) {
    throw new MultivectorError({
      code: "store-unwritable",
      message: `${join(folder, journalFile(shard))} cannot be written: ${(e as Error).message}`,
      where: folder,
      mend: "make room or mend the permissions; what was written before is whole, and --resume goes on from it",
      fault: "usage",
    });
  }
}

/** What was written since the last manifest; a line that was cut off counts for nothing. */
export function readJournal(folder: string, shard: Shard): Checksums {
  const path = join(folder, journalFile(shard));
  if (lstatSync(path, { throwIfNoEntry: false })?.isFile() !== true) return {};
  const sums: Checksums = {};
  for (const line of readFileSync(path, "utf8").split("\n"))
    try {
      for (const [part, sum] of Object.entries(JSON.parse(line) as Checksums))
        if (PART_PATH.test(part) && typeof sum.sha256 === "string" && Number.isInteger(sum.rows))
          sums[part] = { sha256: sum.sha256, rows: sum.rows };
    } catch {
      // The process was killed while it wrote this line.
    }
  return sums;
}

export function clearJournal(folder: string, shard: Shard): void {
  rmSync(join(folder, journalFile(shard)), { force: true });
}
