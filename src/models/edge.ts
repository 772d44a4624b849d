/** The file edge of the loader: the one place in the model's rooms that touches a file system. */
import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { MultivectorError } from "../engine/errors.ts";
import type { Tables } from "../engine/scenario/bind.ts";
import type { Files } from "../engine/scenario/text.ts";
import { readTable, type Table } from "../engine/table.ts";

/** The folder of the installed project: the nearest one above this file that holds scenarios and data. */
export const ROOT = findRoot(dirname(fileURLToPath(import.meta.url)));
export const SHIPPED = join(ROOT, "scenarios");
const DATA = join(ROOT, "data");

function findRoot(from: string): string {
  for (let here = from; ; here = dirname(here)) {
    if (existsSync(join(here, "scenarios", "baseline.yaml")) && existsSync(join(here, "data"))) return here;
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

export const nodeFiles: Files = {
  size(path) {
    const found = statSync(path, { throwIfNoEntry: false });
    if (!found) return "missing";
    return found.isDirectory() ? "directory" : found.size;
  },
  read(path) {
    try {
      return readFileSync(path, "utf8");
    } catch (e) {
      throw new MultivectorError({
        code: "file-unreadable",
        message: `${path} cannot be read: ${(e as Error).message}`,
        where: path,
        mend: "check its permissions",
      });
    }
  },
  resolve: (from, ref) => resolve(dirname(from), ref),
};

const tables = new Map<string, Table>();

export const nodeTables: Tables = (name) => {
  let table = tables.get(name);
  if (table) return table;
  const file = join(DATA, `${name}.csv`);
  if (!/^[a-z0-9-]+$/.test(name) || !existsSync(file))
    throw new MultivectorError({
      code: "unknown-table",
      message: `there is no table "${name}" in data/`,
      mend: `write one of ${readdirSync(DATA)
        .filter((f) => f.endsWith(".csv"))
        .map((f) => f.slice(0, -4))
        .join(", ")}`,
    });
  table = readTable(`${name}.csv`, readFileSync(file, "utf8"));
  tables.set(name, table);
  return table;
};
