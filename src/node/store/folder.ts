/** Making, resuming and replacing the folder of a store, without ever touching files that are not the store's. */
import { lstatSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { MultivectorError } from "../../engine/errors.ts";
import type { Shard } from "../../experiments/shard.ts";
import { refuseStrangers, removeFile, removeTable, TABLES } from "./inside.ts";
import { refuseBusy } from "./lock.ts";
import { makeFolders } from "./make-folders.ts";
import {
  differences,
  FORMATS,
  type Identity,
  type Manifest,
  manifestFile,
  manifestsIn,
  readManifest,
} from "./manifest.ts";
import { namesIn, RUN_TABLES } from "./parts.ts";
import { recover } from "./place.ts";
import { statOf } from "./stat.ts";

/** @param clears whether what an earlier --force has left half cleared may go */
export function makeFolder(folder: string, clears = false): void {
  const found = statOf(folder);
  if (found && !found.isDirectory()) throw usage("out-exists", `${folder} is a file`, "name another folder");
  if (found) recover(folder);
  if (found && manifestsIn(folder).length === 0) {
    const left = namesIn(folder).filter((f) => !f.startsWith("."));
    const foreign = left.filter((f) => !isTable(folder, f));
    if (foreign.length > 0)
      throw usage(
        "out-not-a-store",
        `${folder} has files in it that are not of a store`,
        "name an empty or a new folder",
      );
    if (left.length > 0 && !clears)
      throw usage(
        "out-exists",
        `${folder} holds parts of a store without a manifest, as one that was being removed`,
        "add --force to clear them away, or name another folder",
      );
    if (left.length > 0) {
      refuseBusy(folder);
      refuseStrangers(folder, true);
    }
    for (const table of left) removeTable(folder, table);
  }
  try {
    makeFolders(folder);
  } catch (e) {
    throw usage(
      "out-unwritable",
      `${folder} cannot be made: ${(e as Error).message}`,
      "check its permissions",
    );
  }
}

/** Whether that is a table of a store, and not something of the user's that is called alike. */
function isTable(folder: string, name: string): boolean {
  const path = join(folder, name);
  const own = (file: string) => /^shard=\d+$|^parameters\.parquet$|^\./.test(file);
  return (
    TABLES.includes(name) &&
    lstatSync(path, { throwIfNoEntry: false })?.isDirectory() === true &&
    namesIn(path).every(own)
  );
}

/** Many programs have a manifest.json. @throws `out-not-a-store` where one is not of a store */
function checkOwn(folder: string, file: string): void {
  let format: unknown;
  try {
    format = (JSON.parse(readFileSync(join(folder, file), "utf8")) as { format?: unknown } | null)?.format;
  } catch {
    // Told below.
  }
  if (FORMATS.includes(format)) return;
  throw usage(
    "out-not-a-store",
    `${join(folder, file)} is not the manifest of a store, so nothing beside it is replaced`,
    "name an empty or a new folder",
  );
}

/**
 * Removes a store, or one shard of it, and nothing else.
 *
 * @throws `store-busy` where another process is writing what would go
 */
export function clearStore(folder: string, shard: Shard = { index: 1, of: 1 }): void {
  if (manifestsIn(folder).length === 0) return;
  if (shard.of === 1) {
    for (const file of manifestsIn(folder)) checkOwn(folder, file);
    refuseBusy(folder);
    // Manifests first: without one nothing is a store.
    for (const file of manifestsIn(folder)) removeFile(join(folder, file));
    for (const table of TABLES) removeTable(folder, table);
    return;
  }
  removeFile(join(folder, manifestFile(shard)));
  for (const table of RUN_TABLES) removeTable(folder, table, shard.index);
}

export function exists(
  folder: string,
  mend = "add --resume to go on with it, or --force to replace it",
): MultivectorError {
  return usage("out-exists", `${folder} holds a batch already`, mend);
}

export function refuseOther(folder: string, stored: Identity, asked: Identity): void {
  const other = differences(stored, asked);
  if (other.length === 0) return;
  throw new MultivectorError({
    code: "store-of-another",
    message: `${folder} is of ${other.join(", ")}: runs of two batches do not mix`,
    where: folder,
    mend: "resume it with the command in its manifest, or name another folder",
    fault: "usage",
  });
}

/** Shards of one folder are of one cut, for partitions are named by the shard alone, and of one batch, to be merged. */
export function refuseOtherShards(
  folder: string,
  { shard, identity, runs }: Pick<Manifest, "shard" | "identity" | "runs">,
): void {
  for (const file of manifestsIn(folder)) {
    if (cutOf(file) !== shard.of)
      throw usage(
        "store-cut",
        `${folder} holds a batch cut into ${cutOf(file)}, and this is one cut into ${shard.of}`,
        "name another folder",
      );
    if (file === manifestFile(shard)) continue;
    const other = readManifest(folder, file);
    refuseOther(folder, other.identity, identity);
    if (other.runs !== runs) throw otherRuns(folder, other.runs, runs, true);
  }
}

const cutOf = (manifest: string) => Number(/-of-(\d+)\.json$/.exec(manifest)?.[1] ?? 1);

function usage(code: string, message: string, mend: string): MultivectorError {
  return new MultivectorError({ code, message, mend, where: "--out", fault: "usage" });
}

/** @param exactly whether no other number will do */
export function otherRuns(folder: string, stored: number, asked: number, exactly: boolean): MultivectorError {
  return new MultivectorError({
    code: "store-runs",
    message: `${folder} is of a batch of ${stored} runs, and ${asked} are asked for`,
    where: "--runs",
    mend: `write --runs ${stored}${exactly ? "" : " or more"}`,
    fault: "usage",
  });
}
