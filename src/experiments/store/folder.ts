/** What may be done with the folder of a store: made, gone on with, replaced; never somebody else's files. */
import { existsSync, mkdirSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";
import { MultivectorError } from "../../engine/errors.ts";
import { differences, type Identity, manifestsIn, type Shard } from "./manifest.ts";
import { namesIn, RUN_TABLES } from "./parts.ts";

export function makeFolder(folder: string): void {
  const found = statSync(folder, { throwIfNoEntry: false });
  if (found && !found.isDirectory()) throw usage("out-exists", `${folder} is a file`, "name another folder");
  if (found && manifestsIn(folder).length === 0 && namesIn(folder).some((f) => !f.startsWith(".")))
    throw usage(
      "out-not-a-store",
      `${folder} has files in it that are not of a store`,
      "name an empty or a new folder",
    );
  try {
    mkdirSync(folder, { recursive: true });
  } catch (e) {
    throw usage(
      "out-unwritable",
      `${folder} cannot be made: ${(e as Error).message}`,
      "check its permissions",
    );
  }
}

/** Removes a store, and nothing that is not one's own. */
export function clearStore(folder: string): void {
  if (!existsSync(folder) || manifestsIn(folder).length === 0) return;
  for (const file of manifestsIn(folder)) rmSync(join(folder, file));
  for (const table of [...RUN_TABLES, "parameters"])
    rmSync(join(folder, table), { recursive: true, force: true });
}

export function exists(folder: string): MultivectorError {
  return usage(
    "out-exists",
    `${folder} holds a batch already`,
    "add --resume to go on with it, or --force to replace it",
  );
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

/** Shards of one folder are of one cut: partitions are named by the shard alone. */
export function refuseOtherCut(folder: string, shard: Shard): void {
  const other = manifestsIn(folder).find((f) => cutOf(f) !== shard.of);
  if (other === undefined) return;
  throw usage(
    "store-cut",
    `${folder} holds a batch cut into ${cutOf(other)}, and this is one cut into ${shard.of}`,
    "name another folder",
  );
}

const cutOf = (manifest: string) => Number(/-of-(\d+)\.json$/.exec(manifest)?.[1] ?? 1);

function usage(code: string, message: string, mend: string): MultivectorError {
  return new MultivectorError({ code, message, mend, where: "--out", fault: "usage" });
}
