/** Folders made one at a time: asked for all at once, Node never comes back where one may not be made (under /proc). */
import { mkdirSync, statSync } from "node:fs";
import { dirname } from "node:path";

/** Makes a folder and those it lies in, as far as they are missing. @param mode of those that are made */
export function makeFolders(folder: string, mode = 0o777): void {
  if (isFolder(folder)) return;
  const parent = dirname(folder);
  if (parent !== folder) makeFolders(parent, mode);
  try {
    mkdirSync(folder, { mode });
  } catch (e) {
    // Another process may have made it meanwhile; what is a file is told as such.
    if ((e as NodeJS.ErrnoException).code !== "EEXIST" || !isFolder(folder)) throw e;
  }
}

const isFolder = (path: string) => statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
