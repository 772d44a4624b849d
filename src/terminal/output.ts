/** Where results go: standard output, or a file that is written whole or not at all. */
import { accessSync, constants, fstatSync, realpathSync } from "node:fs";
import { dirname } from "node:path";
import { MultivectorError } from "../engine/errors.ts";
import { statOf } from "../node/store/stat.ts";
import { writePieces, writeWhole } from "../node/write-whole.ts";
import { jsonText } from "../views/text/json.ts";
import { usage } from "./options.ts";

/** Refuses before anything is played: hours of runs must not end at a file that may not be written. */
export function checkOut(out: string | undefined, force: boolean | undefined): void {
  if (out === undefined) return;
  if (standardOf(out)) return;
  const found = statOf(out);
  if (found && !found.isFile()) {
    checkWritable(out, `to ${out}`);
    return;
  }
  if (found && !force)
    throw usage("out-exists", `${out} exists already`, "add --force to replace it", "--out");
  const folder = dirname(found ? realpathSync(out) : out);
  if (!statOf(folder)?.isDirectory())
    throw usage("out-folder", `there is no folder ${folder}`, "make it first, or name another", "--out");
  checkWritable(folder, `in ${folder}`);
}

function checkWritable(path: string, said: string): void {
  try {
    accessSync(path, constants.W_OK);
  } catch {
    throw usage("out-unwritable", `nothing can be written ${said}`, "check its permissions", "--out");
  }
}

/** @param text as a whole or in pieces, of which none need be kept */
export function write(text: string | Iterable<string>, out: string | undefined): void {
  const pieces = typeof text === "string" ? [text] : text;
  const standard = out === undefined ? process.stdout : standardOf(out);
  if (standard || out === undefined) {
    for (const piece of pieces) standard!.write(piece);
    return;
  }
  try {
    const found = statOf(out);
    // A device or a pipe is written to; a file is replaced by one that is whole, where a link leads to it, too.
    if (found && !found.isFile()) writePieces(out, pieces);
    else writeWhole(found ? realpathSync(out) : out, pieces);
  } catch (e) {
    if (e instanceof MultivectorError) throw e;
    // A pipe whose reader has what it wanted, as on standard output.
    if ((e as NodeJS.ErrnoException).code === "EPIPE") return;
    throw usage(
      "out-unwritable",
      `${out} cannot be written: ${(e as Error).message}`,
      "check the folder and its permissions",
      "--out",
    );
  }
}

/** `--out /dev/stdout` is that stream, whatever file is behind it: to replace that would take what else is written there. */
export function standardOf(out: string): NodeJS.WriteStream | undefined {
  const found = statOf(out);
  if (!found || found.isDirectory()) return undefined;
  return [process.stdout, process.stderr].find((stream) => {
    try {
      const { dev, ino } = fstatSync(stream.fd);
      return dev === found.dev && ino === found.ino;
    } catch {
      return false;
    }
  });
}

/** One result as JSON with a final line end. */
export function json(value: unknown): string {
  return `${jsonText(value)}\n`;
}
