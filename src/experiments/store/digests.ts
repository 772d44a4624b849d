/** Fingerprints of what a result comes from: the code, the data, the lock file, and the scenario as it is bound. */
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, relative, sep } from "node:path";
import { fileURLToPath } from "node:url";
import { digestText } from "../../engine/digest.ts";
import type { World } from "../../engine/world.ts";
import { ROOT } from "../../models/edge.ts";

export interface Fingerprints {
  /** Of the source of all that decides a result: engine, agents, mechanisms, models. */
  code: string | null;
  data: string;
  lockfile: string | null;
}

const DECIDING = ["engine", "agents", "mechanisms", "models"];

/** As the build left them beside the bundle, or read from the source. */
export function fingerprints(): Fingerprints {
  const built = fileURLToPath(new URL("./build.json", import.meta.url));
  const kept = existsSync(built)
    ? (JSON.parse(readFileSync(built, "utf8")) as Pick<Fingerprints, "code" | "lockfile">)
    : sourceFingerprints(ROOT);
  return { ...kept, data: filesDigest(join(ROOT, "data"), /\.csv$/) };
}

/** @param root folder of the project's source */
export function sourceFingerprints(root: string): Pick<Fingerprints, "code" | "lockfile"> {
  const source = join(root, "src");
  const lock = join(root, "package-lock.json");
  return {
    code: existsSync(source) ? filesDigest(source, /\.tsx?$/, DECIDING) : null,
    lockfile: existsSync(lock) ? createHash("sha256").update(readFileSync(lock)).digest("hex") : null,
  };
}

function filesDigest(folder: string, names: RegExp, within?: readonly string[]): string {
  const hash = createHash("sha256");
  const files = readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((f) => f.isFile() && names.test(f.name))
    .map((f) => join(f.parentPath, f.name))
    .map((path) => ({ path, name: relative(folder, path).split(sep).join("/") }))
    .filter(({ name }) => within === undefined || within.includes(name.split("/")[0] ?? ""))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
  for (const { path, name } of files) hash.update(`${name}\n`).update(readFileSync(path)).update("\n");
  return hash.digest("hex");
}

/** A world as text in which neither the order of keys nor the machine shows, hashed. */
export function worldDigest(world: World): string {
  return digestText(JSON.stringify(plain(world)));
}

function plain(value: unknown): unknown {
  if (typeof value === "number" && !Number.isFinite(value)) return String(value);
  if (value instanceof Map) return [...value].map(([k, v]) => [k, plain(v)]).sort(byKey);
  if (value instanceof Set) return [...value].map(plain).sort();
  if (ArrayBuffer.isView(value)) return Array.from(value as Float64Array, plain);
  if (Array.isArray(value)) return value.map(plain);
  if (value !== null && typeof value === "object")
    return Object.entries(value)
      .map(([k, v]) => [k, plain(v)])
      .sort(byKey);
  return value;
}

const byKey = (a: unknown[], b: unknown[]) => (String(a[0]) < String(b[0]) ? -1 : 1);
