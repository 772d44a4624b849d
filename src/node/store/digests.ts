/** Fingerprints of what a result comes from, beside the scenario: the code of its model, the data, the lock file. */
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative, resolve, sep } from "node:path";
import { fileURLToPath } from "node:url";
import { ROOT } from "../files.ts";

export interface Fingerprints {
  /** Of the source of all that decides a result of this model; null where neither a build nor the source tells. */
  code: string | null;
  data: string;
  lockfile: string | null;
}

/** What the build leaves beside the bundle. */
export interface SourceFingerprints {
  /** By model, so that a change in one refuses no store of another. */
  models: Record<string, string>;
  lockfile: string | null;
}

/** Rooms on which every model runs. */
const SHARED = ["engine", "theory", "scenario"];

/** As the build left them, or read from the source. */
export function fingerprints(model: string): Fingerprints {
  const built = fileURLToPath(new URL("./build.json", import.meta.url));
  const { models, lockfile } = existsSync(built)
    ? (JSON.parse(readFileSync(built, "utf8")) as SourceFingerprints)
    : sourceFingerprints(ROOT);
  const code = Object.hasOwn(models, model) ? (models[model] ?? null) : null;
  return { code, lockfile, data: filesDigest(join(ROOT, "data"), /\.csv$/) };
}

/** @param root folder of the project's source */
export function sourceFingerprints(root: string): SourceFingerprints {
  const source = join(root, "src");
  const lock = join(root, "package-lock.json");
  return {
    models: Object.fromEntries(
      modelsIn(source).map((id) => [id, filesDigest(source, SOURCE, deciding(source, id))]),
    ),
    lockfile: existsSync(lock) ? createHash("sha256").update(readFileSync(lock)).digest("hex") : null,
  };
}

const SOURCE = /\.tsx?$/;

/** A model is a folder, named by its id. */
function modelsIn(source: string): string[] {
  const folder = join(source, "models");
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true })
    .filter((f) => f.isDirectory())
    .map((f) => f.name)
    .sort();
}

/** Rooms, and folders of models, that decide results of one: its imports say what it uses, so it need not say so again. */
function deciding(source: string, model: string): string[] {
  const found = new Set([`models/${model}`, ...SHARED]);
  // A set gives what is added while it is walked, too.
  for (const folder of found)
    for (const path of filesOf(join(source, folder), SOURCE))
      for (const [, from = ""] of readFileSync(path, "utf8").matchAll(/\bfrom "(\.[^"]+)"/g)) {
        const [room = "", ...rest] = relative(source, resolve(dirname(path), from)).split(sep);
        if (room !== "models") found.add(room);
        else if (rest.length > 1) found.add(`models/${rest[0]}`);
      }
  return [...found];
}

/** @param within folders of it that count; all where it is not given */
function filesDigest(folder: string, names: RegExp, within: readonly string[] = ["."]): string {
  const hash = createHash("sha256");
  const files = within
    .flatMap((part) => filesOf(join(folder, part), names))
    .map((path) => ({ path, name: relative(folder, path).split(sep).join("/") }))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
  for (const { path, name } of files) hash.update(`${name}\n`).update(readFileSync(path)).update("\n");
  return hash.digest("hex");
}

function filesOf(folder: string, names: RegExp): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((f) => f.isFile() && names.test(f.name))
    .map((f) => join(f.parentPath, f.name));
}
