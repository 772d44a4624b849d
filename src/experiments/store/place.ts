/** Puts a store that was gathered aside into its place: what was there stays until then, and other files stay for good. */
import { renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import { namesOfStore } from "./folder.ts";
import { makeFolders } from "./make-folders.ts";
import { statOf } from "./stat.ts";

/** Where to gather what will stand at `folder`: on the same volume, which may be that folder itself. */
export function asideOf(folder: string): string {
  return statOf(folder) ? join(folder, `.gathered-${process.pid}.tmp`) : `${folder}.${process.pid}.tmp`;
}

/** @param aside what `asideOf` named, with a whole store in it */
export function placeStore(aside: string, folder: string): void {
  if (!statOf(folder)) {
    renameSync(aside, folder);
    return;
  }
  const old = join(folder, `.replaced-${process.pid}.tmp`);
  makeFolders(old);
  const out: string[] = [];
  const placed: string[] = [];
  const move = (from: string, to: string, name: string, done: string[]) => {
    renameSync(join(from, name), join(to, name));
    done.push(name);
  };
  try {
    for (const name of namesOfStore(folder)) move(folder, old, name, out);
    // The manifest comes last: without it there is no store yet.
    for (const name of namesOfStore(aside).reverse()) move(aside, folder, name, placed);
  } catch (e) {
    for (const name of placed) renameSync(join(folder, name), join(aside, name));
    for (const name of out) renameSync(join(old, name), join(folder, name));
    throw e;
  }
  rmSync(old, { recursive: true, force: true });
}
