/** Files that are whole or not there, whatever stops the process that writes them. */
import { randomBytes } from "node:crypto";
import { closeSync, openSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { threadId } from "node:worker_threads";

/** Process numbers would not do: several machines may write into one folder. */
const PROCESS = randomBytes(6).toString("hex");

/** Names of files that are not whole yet. */
export const TEMPORARY = /^\..*\.tmp$/;

/**
 * Writes under a temporary name, which then becomes the file's own.
 *
 * @param content as a whole or in pieces, of which none need be kept @param mode of the file, as it is made
 */
export function writeWhole(
  path: string,
  content: string | Uint8Array | Iterable<string>,
  mode?: number,
): void {
  // Not made of the file's own name, which may be as long as names can be.
  const temporary = join(dirname(path), `.multivector-${PROCESS}-${threadId}.tmp`);
  try {
    const pieces = typeof content === "string" || content instanceof Uint8Array ? [content] : content;
    writePieces(temporary, pieces, mode);
    renameSync(temporary, path);
  } catch (e) {
    try {
      rmSync(temporary, { force: true });
    } catch {
      // What kept it from being written says more than what keeps it from being removed.
    }
    throw e;
  }
}

/** Writes where a file cannot be replaced: to a device or a pipe. */
export function writePieces(path: string, pieces: Iterable<string | Uint8Array>, mode?: number): void {
  const file = openSync(path, "w", mode);
  try {
    for (const piece of pieces) writeFileSync(file, piece);
  } finally {
    closeSync(file);
  }
}
