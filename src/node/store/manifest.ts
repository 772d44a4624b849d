/** What a store says of itself: which batch it is of, what made it, and how each of its runs ended. */
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { MultivectorError } from "../../engine/errors.ts";
import type { OutcomeInfo } from "../../engine/model.ts";
import { VERSION } from "../../engine/version.ts";
import type { FailedRun, Recorded } from "../../experiments/chunk-contract.ts";
import type { Design } from "../../experiments/design/design.ts";
import type { Shard } from "../../experiments/shard.ts";
import { worldDigest } from "../../experiments/world-digest.ts";
import type { Opened } from "../../models/open.ts";
import { jsonText } from "../../views/text/json.ts";
import { note } from "../notes.ts";
import type { Checksums } from "./checksums.ts";
import { type Fingerprints, fingerprints } from "./digests.ts";
import { misshapen } from "./manifest-shape.ts";
import { namesIn, writeStored } from "./parts.ts";

/** What must be the same for runs to belong to one batch. */
export interface Identity {
  engine: { version: string; code: string | null };
  scenario: { id: string; digest: string };
  overrides: Opened["overrides"];
  /** SHA-256 of all numbers as bound: scenario, overrides and data. */
  world: string;
  data: string;
  seed: string;
  design: unknown;
  record: Recorded[];
  columns: string[] | null;
}

export interface Manifest {
  format: "multivector.store/2" | "multivector.store/1";
  identity: Identity;
  node: string;
  lockfile: string | null;
  outcomes: readonly OutcomeInfo[];
  /** Runs of the whole batch, and which of them are this shard's: from, and how many. */
  runs: number;
  shard: Shard;
  from: number;
  count: number;
  precision: Record<string, number> | null;
  /** `complete` when every run has ended; `digest` is then that of this shard's runs. */
  status: "running" | "interrupted" | "complete";
  digest: string | null;
  /** Status by run: those that ended well as ranges, first and last; those that failed one by one. */
  ok: [number, number][];
  failed: FailedRun[];
  /** SHA-256 and rows of each part; stores of the first format carry none. */
  parts?: Checksums | undefined;
  /** What opens the scenario again: its name or path, and what was set. */
  source?: { ref: string; sets: string[] } | undefined;
  /** The command that made it. */
  command: string;
}

export const FORMAT = "multivector.store/2";
/** The one before is read: its parts carry no checksums. */
export const FORMATS: readonly unknown[] = [FORMAT, "multivector.store/1"];

export interface IdentityOptions {
  seed: string;
  design?: Design | undefined;
  record: readonly Recorded[];
  columns?: readonly string[] | undefined;
}

export function identityOf(
  opened: Opened,
  options: IdentityOptions,
  prints: Fingerprints = fingerprints(opened.model.id),
): Identity {
  return {
    engine: { version: VERSION, code: prints.code },
    scenario: { id: opened.id, digest: opened.digest },
    overrides: opened.overrides,
    world: worldDigest(opened.program.world),
    data: prints.data,
    seed: options.seed,
    design: options.design?.describe() ?? null,
    record: [...options.record],
    columns: options.columns ? [...options.columns] : null,
  };
}

const SAID: Record<keyof Identity, string> = {
  engine: "another version of the engine",
  scenario: "another scenario",
  overrides: "other --set values",
  world: "other numbers",
  data: "other data",
  seed: "another seed",
  design: "another design",
  record: "another --record",
  columns: "other --columns",
};

/** What is not the same in two identities, in words; nothing where they are one. */
export function differences(a: Identity, b: Identity): string[] {
  return (Object.keys(SAID) as (keyof Identity)[])
    .filter((key) => JSON.stringify(a[key]) !== JSON.stringify(b[key]))
    .map((key) => SAID[key]);
}

/** `manifest.json` of a batch in one piece; one of each shard where it is cut. */
export function manifestFile(shard: Shard): string {
  return shard.of === 1 ? "manifest.json" : `manifest-${shard.index}-of-${shard.of}.json`;
}

export function writeManifest(folder: string, manifest: Manifest): void {
  writeStored(folder, manifestFile(manifest.shard), `${jsonText(sealed(manifest), 1)}\n`);
}

/** With its seal, as it is written: SHA-256 of the rest, as JSON without spaces. */
export function sealed(manifest: Manifest): Manifest & { seal: string } {
  return { ...manifest, seal: sealOf(manifest) };
}

function sealOf(manifest: unknown): string {
  return createHash("sha256").update(JSON.stringify(manifest)).digest("hex");
}

export function manifestsIn(folder: string): string[] {
  return namesIn(folder).filter((f) => /^manifest(-\d+-of-\d+)?\.json$/.test(f));
}

export function readManifest(folder: string, file: string): Manifest {
  const path = join(folder, file);
  let written: (Partial<Manifest> & { seal?: string }) | null;
  try {
    written = JSON.parse(readFileSync(path, "utf8")) as typeof written;
  } catch (e) {
    throw broken(path, (e as Error).message);
  }
  if (!written || !FORMATS.includes(written.format))
    throw broken(path, `its format is ${JSON.stringify(written?.format ?? null)}, not ${FORMAT}`);
  const wrong = misshapen(written);
  if (wrong !== undefined) throw broken(path, wrong);
  const { seal, ...found } = written;
  if (found.format === FORMAT && seal !== sealOf(found)) throw altered(path);
  if (!found.parts)
    note(`${folder} is of an older make: its parts carry no checksums, so damage to them is not noticed`);
  return found as Manifest;
}

/** Somebody has changed it, or the disk has. */
function altered(path: string): MultivectorError {
  return new MultivectorError({
    code: "store-altered",
    message: `${path} is not as it was written: its seal is not that of its content`,
    where: path,
    mend: "take it from a copy of the store, or play the batch again with --force",
    fault: "usage",
  });
}

function broken(path: string, why: string): MultivectorError {
  return new MultivectorError({
    code: "store-manifest",
    message: `${path} is not the manifest of a store: ${why}`,
    where: path,
    mend: "name a folder that multivector batch --out has made",
    fault: "usage",
  });
}

/** Sorted run indices as ranges, first and last. */
export function rangesOf(has: (k: number) => boolean, from: number, count: number): [number, number][] {
  const ranges: [number, number][] = [];
  for (let k = 0; k < count; k++) {
    if (!has(k)) continue;
    const last = ranges.at(-1);
    if (last && last[1] === from + k - 1) last[1] = from + k;
    else ranges.push([from + k, from + k]);
  }
  return ranges;
}
