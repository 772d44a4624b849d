/** Moves a store that was gathered aside into its place: the old one stays until then, and foreign files are left alone. */
import { renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Lock, refuseBusy } from "./lock.ts";
import { makeFolders } from "./make-folders.ts";
import { manifestsIn } from "./manifest.ts";
import { namesIn, RUN_TABLES } from "./parts.ts";
import { statOf } from "./stat.ts";

/** Folders in the folder of a store: the new one, and the old one. */
const NEW = ".gathered.tmp";
const OLD = ".replaced.tmp";
/** In the old one, once all of it is there. */
const OUT = "all-of-it";

/** What in a folder is of its store, manifests first: without one nothing is. */
export function namesOfStore(folder: string): string[] {
  return [...manifestsIn(folder), ...[...RUN_TABLES, "parameters"].filter((t) => statOf(join(folder, t)))];
}

/** Gathers a store and puts it in place. @param gather fills a folder with a whole store @throws `store-busy` */
export function placeStore(folder: string, gather: (into: string) => void): void {
  if (!statOf(folder)) {
    const aside = `${folder}.${process.pid}.tmp`;
    try {
      gather(aside);
      renameSync(aside, folder);
    } finally {
      rmSync(aside, { recursive: true, force: true });
    }
    return;
  }
  const lock = new Lock(folder, { index: 1, of: 1 });
  try {
    refuseBusy(folder);
    gather(join(folder, NEW));
    const old = join(folder, OLD);
    makeFolders(old);
    for (const name of namesOfStore(folder)) renameSync(join(folder, name), join(old, name));
    writeFileSync(join(old, OUT), "");
    moveIn(folder);
  } catch (e) {
    settle(folder);
    throw e;
  } finally {
    lock.release();
  }
}

/** Finishes or undoes a replacement whose process was killed, whichever leaves a whole store. */
export function recover(folder: string): void {
  if (!namesIn(folder).some((f) => f === NEW || f === OLD)) return;
  refuseBusy(folder);
  settle(folder);
}

function settle(folder: string): void {
  const old = join(folder, OLD);
  if (statOf(join(old, OUT))) moveIn(folder);
  else {
    for (const name of namesOfStore(old).reverse()) renameSync(join(old, name), join(folder, name));
    for (const aside of [old, join(folder, NEW)]) rmSync(aside, { recursive: true, force: true });
  }
}

/** The manifest comes last: without it there is no store yet. */
function moveIn(folder: string): void {
  const fresh = join(folder, NEW);
  for (const name of namesOfStore(fresh).reverse()) renameSync(join(fresh, name), join(folder, name));
  for (const aside of [fresh, join(folder, OLD)]) rmSync(aside, { recursive: true, force: true });
}
