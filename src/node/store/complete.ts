/** Whether the parts that a manifest knows are there, as they were written. */
import { existsSync } from "node:fs";
import { join } from "node:path";
import { type Checksums, PARAMETERS } from "./checksums.ts";
import type { Manifest } from "./manifest.ts";
import { covered } from "./parts.ts";
import { checkSumOf, unreadable } from "./restore.ts";

/** @throws `store-unreadable` where a part is gone, or the parameters are others */
export function checkComplete(folder: string, { parts, status, shard, from, count, failed }: Manifest): void {
  for (const path of Object.keys(parts ?? {}))
    if (!existsSync(join(folder, path))) throw unreadable(join(folder, path), new Error("it is gone"));
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
