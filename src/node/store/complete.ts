/** Whether the parts that a manifest knows are there, as they were written. */
import { existsSync } from "node:fs";
import { join } from "node:path";
import { type Checksums, PARAMETERS, partPath, UNKNOWN_PART } from "./checksums.ts";
import { shardsIn } from "./duckdb.ts";
import type { Manifest } from "./manifest.ts";
import { covered, partsOf, RUN_TABLES, shardFolder } from "./parts.ts";
import { checkSumOf, unreadable } from "./restore.ts";

/** @throws `store-unreadable` where a part is gone, one is there that no manifest knows, or the parameters are others */
export function checkComplete(folder: string, manifest: Manifest): void {
  const { parts, status, shard, from, count, failed } = manifest;
  for (const path of Object.keys(parts ?? {}))
    if (!existsSync(join(folder, path))) throw unreadable(join(folder, path), new Error("it is gone"));
  const [unknown] = unknownParts(folder, manifest);
  if (unknown !== undefined) throw unreadable(unknown, new Error(UNKNOWN_PART));
  if (parts?.[PARAMETERS]) checkSumOf(folder, PARAMETERS, parts);
  if (status !== "complete" || parts || failed.length > 0 || covered(folder, shard.index, from, count))
    return;
  throw unreadable(folder, new Error("it is marked complete, and parts of its runs are gone"));
}

/** Checks the parts of some tables. @param asked whether a table is one of them */
export function checkParts(folder: string, manifest: Manifest, asked: (table: string) => boolean): void {
  checkComplete(folder, manifest);
  const sums: Checksums | undefined = manifest.parts;
  for (const path of Object.keys(sums ?? {}))
    if (asked(path.slice(0, path.indexOf("/")))) checkSumOf(folder, path, sums);
}

/** Parts of a shard that its manifest does not know. */
export function unknownParts(folder: string, { parts, shard, status }: Manifest): string[] {
  // While a batch is running, what has just been written is not in the manifest yet.
  if (!parts || status === "running") return [];
  return RUN_TABLES.flatMap((table) =>
    partsOf(folder, table, shard.index)
      .filter((file) => !Object.hasOwn(parts, partPath(table, shard.index, file)))
      .map((file) => join(shardFolder(folder, table, shard.index), file)),
  );
}

/** @throws `store-unreadable` where there are runs of a shard that has no manifest */
export function refuseUnknownShards(folder: string, manifests: readonly Manifest[]): void {
  const unknown = unknownShards(folder, manifests)[0];
  if (unknown !== undefined) throw unreadable(unknown, new Error("there is no manifest of this shard"));
}

/** Folders of runs of which no manifest is there. */
export function unknownShards(folder: string, manifests: readonly Manifest[]): string[] {
  const known = new Set(manifests.map(({ shard }) => shard.index));
  return shardsIn(folder)
    .filter((index) => !known.has(index) && partsOf(folder, "runs", index).length > 0)
    .map((index) => shardFolder(folder, "runs", index));
}
