/**
 * What lies in the folder of a store: files that this program wrote, which it knows by name, and others, which are somebody's. Links
 * are looked at and never followed; only what is known by name is ever removed.
 */
import { lstatSync, rmdirSync, rmSync, type Stats } from "node:fs";
import { join } from "node:path";
import { MultivectorError } from "../../engine/errors.ts";
import { TEMPORARY } from "../write-whole.ts";
import { JOURNAL } from "./checksums.ts";
import { namesIn, PART, RUN_TABLES } from "./parts.ts";

export const TABLES: readonly string[] = [...RUN_TABLES, "parameters"];
const MANIFEST = /^manifest(-\d+-of-\d+)?\.json$/;
const LOCK = /^\.lock-\d+-of-\d+(\.[0-9a-f]+)?$/;
const SHARD = /^shard=\d+$/;

export interface Stranger {
  /** `link`: in place of a folder. `part`: in place of a file of the store. `foreign`: of somebody else. */
  kind: "link" | "part" | "foreign";
  path: string;
}

const lstat = (path: string): Stats | undefined => lstatSync(path, { throwIfNoEntry: false });

/** What within the tables of a store is not of it. */
export function strangersIn(folder: string): Stranger[] {
  return TABLES.flatMap((table) => inTable(folder, table));
}

function inTable(folder: string, table: string): Stranger[] {
  const path = join(folder, table);
  const found = lstat(path);
  if (!found) return [];
  if (!found.isDirectory()) return [{ kind: found.isSymbolicLink() ? "link" : "foreign", path }];
  if (table === "parameters") return namesIn(path).flatMap((f) => file(path, f, /^parameters\.parquet$/));
  return namesIn(path).flatMap((name): Stranger[] => {
    const shard = join(path, name);
    const inside = lstat(shard);
    if (!SHARD.test(name)) return file(path, name, /(?!)/);
    if (!inside?.isDirectory()) return [{ kind: inside?.isSymbolicLink() ? "link" : "foreign", path: shard }];
    return namesIn(shard).flatMap((f) => file(shard, f, PART));
  });
}

function file(folder: string, name: string, own: RegExp): Stranger[] {
  const path = join(folder, name);
  const regular = lstat(path)?.isFile() ?? true;
  if (own.test(name)) return regular ? [] : [{ kind: "part", path }];
  return TEMPORARY.test(name) && regular ? [] : [{ kind: "foreign", path }];
}

/** @param all whether files of others are refused, too: where something is to be removed @throws `store-link`, `store-part` or `store-foreign` */
export function refuseStrangers(folder: string, all: boolean): void {
  const found = strangersIn(folder);
  const first = found.find((s) => s.kind !== "foreign") ?? (all ? found[0] : undefined);
  if (first) throw fault(first);
}

export function saidOf({ kind, path }: Stranger): string {
  if (kind === "link") return `${path} is a link, and a store follows none`;
  if (kind === "part") return `${path} is not a file of a store, but a link, a folder or a pipe in its place`;
  return `${path} is not of the store, so nothing is removed around it`;
}

function fault(stranger: Stranger): MultivectorError {
  return new MultivectorError({
    code: `store-${stranger.kind}`,
    message: saidOf(stranger),
    where: stranger.path,
    mend:
      stranger.kind === "part"
        ? "remove it; --resume on its batch then plays these runs again"
        : "move it elsewhere, or name another folder",
    fault: "usage",
  });
}

/** Removes the parts of a table, of one shard or of all, and the folders that are empty then. */
export function removeTable(folder: string, table: string, shard?: number): void {
  const path = join(folder, table);
  if (!lstat(path)?.isDirectory()) return;
  for (const name of namesIn(path)) {
    const inside = join(path, name);
    if (TEMPORARY.test(name) || (table === "parameters" && name === "parameters.parquet")) removeFile(inside);
    else if (SHARD.test(name) && (shard === undefined || name === `shard=${shard}`)) {
      if (!lstat(inside)?.isDirectory()) continue;
      for (const f of namesIn(inside)) if (PART.test(f) || TEMPORARY.test(f)) removeFile(join(inside, f));
      removeEmpty(inside);
    }
  }
  removeEmpty(path);
}

/** Removes a store with its folder, as far as nothing else is in it. @param more names of files that are its own, too */
export function removeStore(folder: string, more: readonly string[] = []): void {
  if (!lstat(folder)?.isDirectory()) return;
  // Without a manifest nothing is a store.
  const own = (f: string) =>
    MANIFEST.test(f) || LOCK.test(f) || JOURNAL.test(f) || TEMPORARY.test(f) || more.includes(f);
  for (const name of namesIn(folder)) if (own(name)) removeFile(join(folder, name));
  for (const table of TABLES) removeTable(folder, table);
  removeEmpty(folder);
}

/** A regular file; a link in its place stays. */
export function removeFile(path: string): void {
  if (lstat(path)?.isFile()) rmSync(path, { force: true });
}

function removeEmpty(folder: string): void {
  try {
    rmdirSync(folder);
  } catch {
    // Something of somebody else is in it.
  }
}
