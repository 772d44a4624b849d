/** Where results go: standard output, or a file that is written whole or not at all. */
import { accessSync, constants, existsSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { usage } from "./options.ts";

/** Refuses before anything is played: hours of runs must not end at a file that may not be written. */
export function checkOut(out: string | undefined, force: boolean | undefined): void {
  if (out === undefined) return;
  if (out === "") throw usage("out-empty", "--out names no file", "write --out result.json", "--out");
  if (existsSync(out) && statSync(out).isDirectory())
    throw usage("out-directory", `${out} is a folder`, "name a file in it", "--out");
  if (existsSync(out) && !force)
    throw usage("out-exists", `${out} exists already`, "add --force to replace it", "--out");
  const folder = dirname(out);
  if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory())
    throw usage("out-folder", `there is no folder ${folder}`, "make it first, or name another", "--out");
  try {
    accessSync(folder, constants.W_OK);
  } catch {
    throw usage("out-unwritable", `nothing can be written in ${folder}`, "check its permissions", "--out");
  }
}

export function write(text: string, out: string | undefined): void {
  if (out === undefined) {
    process.stdout.write(text);
    return;
  }
  const temporary = `${out}.${process.pid}.tmp`;
  try {
    writeFileSync(temporary, text);
    renameSync(temporary, out);
  } catch (e) {
    rmSync(temporary, { force: true });
    throw usage(
      "out-unwritable",
      `${out} cannot be written: ${(e as Error).message}`,
      "check the folder and its permissions",
      "--out",
    );
  }
}

/** One result as JSON with a final line end. */
export function json(value: unknown): string {
  return `${JSON.stringify(value)}\n`;
}
