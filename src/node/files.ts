/** The file edge of the loader: the one place in the model's rooms that touches a file system. */
import {
  closeSync,
  existsSync,
  openSync,
  readdirSync,
  readFileSync,
  readSync,
  realpathSync,
  statSync,
} from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { MultivectorError } from "../engine/errors.ts";
import { didYouMean } from "../engine/suggest.ts";
import type { Tables } from "../scenario/bind-context.ts";
import type { PlainMap } from "../scenario/plain.ts";
import { readTable, type Table } from "../scenario/table.ts";
import { type Files, MAX_BYTES, tooLarge } from "../scenario/text.ts";

/** The folder of the installed project: the nearest one above this file that holds scenarios and data. */
export const ROOT = findRoot(dirname(fileURLToPath(import.meta.url)));
export const SHIPPED = join(ROOT, "scenarios");
const DATA = join(ROOT, "data");
/** What the build has read of the scenarios that ship; beside the bundle, not beside the source. */
const PROVEN = fileURLToPath(new URL("./shipped", import.meta.url));

interface BuiltScenario {
  text: string;
  digest: string;
  data: PlainMap;
  /** Path, line and column of each value. */
  places: [name: string, line: number, col: number][];
}

/** Whether that is a scenario or a table of the installed project. @param path without links */
export function isOwn(path: string): boolean {
  const within = (folder: string, ending: string) =>
    path.endsWith(ending) && existsSync(folder) && dirname(path) === realpathSync(folder);
  return within(SHIPPED, ".yaml") || within(DATA, ".csv");
}

function findRoot(from: string): string {
  for (let here = from; ; here = dirname(here)) {
    if (["package.json", "scenarios", "data"].every((name) => existsSync(join(here, name)))) return here;
    if (dirname(here) === here) return from;
  }
}

/** Names of the scenarios that ship, sorted. */
export function shippedNames(): string[] {
  return readdirSync(SHIPPED)
    .filter((f) => f.endsWith(".yaml"))
    .map((f) => f.slice(0, -".yaml".length))
    .sort();
}

/** This machine's files as scenarios reach them. */
export const nodeFiles: Files = {
  size(path) {
    const found = statSync(path, { throwIfNoEntry: false });
    if (!found) return "missing";
    return found.isDirectory() ? "directory" : found.size;
  },
  read(path) {
    try {
      return readAtMost(path);
    } catch (e) {
      if (e instanceof MultivectorError) throw e;
      throw new MultivectorError({
        code: "file-unreadable",
        message: `${path} cannot be read: ${(e as Error).message}`,
        where: path,
        mend: "check its permissions",
      });
    }
  },
  resolve: (from, ref) => resolve(dirname(from), ref),
  proven(path, text) {
    const kept = join(PROVEN, `${basename(path, ".yaml")}.json`);
    if (dirname(path) !== SHIPPED || !existsSync(kept)) return undefined;
    const found = JSON.parse(readFileSync(kept, "utf8")) as BuiltScenario;
    if (found.text !== text) return undefined;
    const positions = new Map(found.places.map(([name, line, col]) => [name, { file: path, line, col }]));
    return { file: path, data: found.data, positions, digest: found.digest };
  },
};

/** The text of a file, of which no more than a scenario may hold is ever read: a device or a pipe has no size. */
function readAtMost(path: string): string {
  const file = openSync(path, "r");
  try {
    return textOf(file, path);
  } finally {
    closeSync(file);
  }
}

export function standardInput(): string {
  try {
    return textOf(0, "stdin");
  } catch (e) {
    if (e instanceof MultivectorError) throw e;
    throw new MultivectorError({
      code: "file-unreadable",
      message: `standard input cannot be read: ${(e as Error).message}`,
      where: "stdin",
      mend: "pipe a scenario into it: multivector run - < my-scenario.yaml",
    });
  }
}

function textOf(file: number, name: string): string {
  const bytes = Buffer.alloc(MAX_BYTES + 1);
  let length = 0;
  for (;;) {
    let more = 0;
    try {
      more = readSync(file, bytes, length, bytes.length - length, null);
    } catch (e) {
      // A pipe whose writer is slow, and which somebody has set not to block.
      if ((e as NodeJS.ErrnoException).code !== "EAGAIN") throw e;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 5);
      continue;
    }
    length += more;
    if (length > MAX_BYTES) throw tooLarge(name);
    if (more === 0) return bytes.toString("utf8", 0, length);
  }
}

const tables = new Map<string, Table>();

/** The tables of `data/`, each read once. */
export const nodeTables: Tables = (name) => {
  let table = tables.get(name);
  if (table) return table;
  const file = join(DATA, `${name}.csv`);
  if (!/^[a-z0-9-]+$/.test(name) || !existsSync(file)) {
    const known = readdirSync(DATA)
      .filter((f) => f.endsWith(".csv"))
      .map((f) => f.slice(0, -4));
    throw new MultivectorError({
      code: "unknown-table",
      message: `there is no table "${name}" in data/`,
      mend: didYouMean(name, known, `write one of ${known.join(", ")}`),
    });
  }
  table = readTable(`${name}.csv`, readFileSync(file, "utf8"));
  tables.set(name, table);
  return table;
};
