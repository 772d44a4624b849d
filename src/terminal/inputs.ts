/** What a command reads is never what it writes, not even with `--force`. */
import { fstatSync, realpathSync, type Stats } from "node:fs";
import { relative, sep } from "node:path";
import { isOwn } from "../node/files.ts";
import { namesOfStore } from "../node/store/place.ts";
import { statOf } from "../node/store/stat.ts";
import { usage } from "./options.ts";

/**
 * @param out as it was given, whatever links lead where
 * @param files that the command reads; `stdin` is standard input
 * @throws `out-input`
 */
export function keepInputs(out: string | undefined, files: readonly string[]): void {
  const target = fileAt(out);
  if (!target) return;
  for (const file of files) {
    const input = file === "stdin" ? standardInput() : statOf(file, file);
    if (input && input.dev === target.dev && input.ino === target.ino) throw refused(out!, file);
  }
  if (isOwn(realpathSync(out!))) throw refused(out!, "a file of this program");
}

/** The same of stores: a DuckDB file, or the files in a folder that are of the store. @throws `out-input` */
export function keepStores(out: string | undefined, stores: readonly string[]): void {
  keepInputs(out, stores);
  if (!fileAt(out)) return;
  for (const store of stores.filter((s) => statOf(s, s)?.isDirectory())) {
    const [first = ""] = relative(realpathSync(store), realpathSync(out!)).split(sep);
    if (namesOfStore(store).includes(first)) throw refused(out!, store);
  }
}

function fileAt(out: string | undefined): Stats | undefined {
  const found = out === undefined ? undefined : statOf(out);
  return found?.isFile() ? found : undefined;
}

/** The file that standard input was turned to, if it is one. */
function standardInput(): Stats | undefined {
  try {
    return fstatSync(0);
  } catch {
    return undefined;
  }
}

function refused(out: string, input: string) {
  const what = input === out ? `${out} is read here` : `${out} is ${input}, which is read here`;
  return usage("out-input", `${what}: it is not written over`, "name another file", "--out");
}
