/** Moves a store that was gathered aside into its place: the old one stays until then, and foreign files are left alone. */
import { existsSync, lstatSync, renameSync, writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { refuseStrangers, removeStore, TABLES } from "./inside.ts";
import { Lock, lives, refuseBusy } from "./lock.ts";
import { makeFolders } from "./make-folders.ts";
import { manifestsIn } from "./manifest.ts";
import { namesIn } from "./parts.ts";
import { statOf } from "./stat.ts";

/** Folders in the folder of a store: the new one, and the old one. */
const NEW = ".gathered.tmp";
const OLD = ".replaced.tmp";
/** In the old one, once all of it is there. */
const OUT = "all-of-it";

/** What in a folder is of its store, manifests first: without one nothing is. */
export function namesOfStore(folder: string): string[] {
  return [...manifestsIn(folder), ...TABLES.filter((t) => existsSync(join(folder, t)))];
}

/** Gathers a store and puts it in place. @param gather fills a folder with a whole store @throws `store-busy` */
export function placeStore(folder: string, gather: (into: string) => void): void {
  if (!statOf(folder)) {
    gatherAside(`${folder}.`, gather, (aside) => renameSync(aside, folder));
    return;
  }
  const lock = new Lock(folder, { index: 1, of: 1 });
  try {
    refuseBusy(folder);
    refuseStrangers(folder, true);
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

/**
 * Gathers a store into a folder beside its target, which is gone afterwards. What a process that was killed has left there goes, too.
 *
 * @param before how such folders are called, up to the number of the process
 */
function gatherAside(before: string, gather: (into: string) => void, use: (aside: string) => void): void {
  sweepAside(before);
  const aside = `${before}${process.pid}.tmp`;
  try {
    makeFolders(aside);
    gather(aside);
    use(aside);
  } finally {
    removeStore(aside);
  }
}

/** Removes such folders of processes of this machine that are no more. */
export function sweepAside(before: string): void {
  const start = basename(before);
  for (const name of namesIn(dirname(before))) {
    if (!name.startsWith(start)) continue;
    const pid = Number(/^(\d{1,10})\.tmp$/.exec(name.slice(start.length))?.[1]);
    const path = join(dirname(before), name);
    if (pid > 0 && !lives(pid) && lstatSync(path).isDirectory()) removeStore(path);
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
    for (const aside of [old, join(folder, NEW)]) removeStore(aside, [OUT]);
  }
}

/** The manifest comes last: without it there is no store yet. */
function moveIn(folder: string): void {
  const fresh = join(folder, NEW);
  for (const name of namesOfStore(fresh).reverse()) renameSync(join(fresh, name), join(folder, name));
  for (const aside of [fresh, join(folder, OLD)]) removeStore(aside, [OUT]);
}
