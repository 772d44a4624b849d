/** Proves a store: its parts by their checksums, its batch by the digests of its runs, and a sample of these by playing them again. */
import { existsSync, lstatSync } from "node:fs";
import { join } from "node:path";
import type { MultivectorError } from "../../engine/errors.ts";
import { BatchResults, type RestoredRun } from "../../experiments/batch-results.ts";
import { worldDigest } from "../../experiments/world-digest.ts";
import type { Opened } from "../../models/open.ts";
import { shippedNames } from "../files.ts";
import { openScenario } from "../open.ts";
import { checkSum, PARAMETERS, UNKNOWN_PART } from "./checksums.ts";
import { unknownParts, unknownShards } from "./complete.ts";
import { fingerprints } from "./digests.ts";
import { withUnpacked } from "./duckfile.ts";
import { saidOf, strangersIn } from "./inside.ts";
import { type Manifest, manifestsIn, readManifest } from "./manifest.ts";
import { failedOf, notAStore } from "./merge.ts";
import { recover } from "./place.ts";
import { replay } from "./replay.ts";
import { restore } from "./restore.ts";
import { rowDigests } from "./row-digests.ts";
import { statOf } from "./stat.ts";

export interface Fault {
  where: string;
  message: string;
}

export interface Verified {
  store: string;
  /** Runs that have ended, and parts whose checksums were looked at. */
  runs: number;
  parts: number;
  /** Of all runs, from their rows; null where the batch is not whole. */
  digest: string | null;
  /** Runs whose digest was made again from their rows: where events are kept. */
  recomputed: number;
  /** Runs that were played again. */
  replayed: number;
  /** What is not as it was written. */
  faults: Fault[];
  /** What could not be looked at, and why. */
  notes: string[];
}

/** @param sample how many runs to play again */
export async function verifyStore(results: string, sample: number): Promise<Verified> {
  const path = results.replace(/(?<=.)[\\/]+$/, "");
  const found = statOf(path, results);
  if (!found) throw notAStore(path, `there is no store ${path}`);
  if (found.isFile())
    return withUnpacked(path, async (folder) => ({ ...(await inFolder(folder, sample)), store: path }));
  recover(path);
  return inFolder(path, sample);
}

async function inFolder(folder: string, sample: number): Promise<Verified> {
  const files = manifestsIn(folder);
  if (files.length === 0) throw notAStore(folder);
  const all: Verified = {
    store: folder,
    runs: 0,
    parts: 0,
    digest: null,
    recomputed: 0,
    replayed: 0,
    faults: [],
    notes: [],
  };
  for (const s of strangersIn(folder))
    if (s.kind !== "foreign") all.faults.push({ where: s.path, message: saidOf(s) });
  // Nothing is read by way of a link.
  if (all.faults.length > 0) return all;
  const manifests = files.map((file) => readManifest(folder, file));
  const [first] = manifests;
  if (!first) return all;
  const results = new BatchResults(0, first.runs, first.outcomes.length);
  const kept = new Map<number, RestoredRun>();
  for (const manifest of manifests) {
    checkFiles(folder, manifest, all);
    const part = await runsIn(folder, manifest, all, kept);
    if (part && manifest.runs === first.runs) results.adopt(part);
  }
  for (const where of unknownShards(folder, manifests))
    all.faults.push({ where, message: `${where}: there is no manifest of this shard` });
  all.runs = results.total();
  if (results.whole() === first.runs) all.digest = results.digest(first.runs);
  await again(folder, manifests, kept, sample, all);
  return all;
}

function checkFiles(folder: string, manifest: Manifest, all: Verified): void {
  const { parts } = manifest;
  if (!parts) return;
  const paths = Object.keys(parts);
  for (const path of paths)
    try {
      all.parts++;
      if (!existsSync(join(folder, path))) throw new Error("it is gone");
      // A DuckDB file has them of no shard's folder but as they were unpacked.
      checkSum(folder, path, parts);
    } catch (e) {
      all.faults.push({
        where: join(folder, path),
        message: `${join(folder, path)}: ${(e as Error).message}`,
      });
    }
  for (const where of unknownParts(folder, manifest))
    all.faults.push({ where, message: `${where}: ${UNKNOWN_PART}` });
  if (!parts[PARAMETERS]) all.notes.push("the manifest knows no checksum of the parameters");
}

/** The runs of a shard, judged by their digests. */
async function runsIn(
  folder: string,
  manifest: Manifest,
  all: Verified,
  kept: Map<number, RestoredRun>,
): Promise<BatchResults | undefined> {
  const { from, count, shard } = manifest;
  const part = new BatchResults(from, count, manifest.outcomes.length);
  const where = join(folder, "runs", `shard=${shard.index}`);
  const wrong = (message: string) => all.faults.push({ where, message: `${where}: ${message}` });
  try {
    const take = (r: RestoredRun) => {
      if (r.run < from || r.run >= from + count) throw new Error(`run ${r.run} is not of this shard`);
      part.take(r);
      kept.set(r.run, r);
    };
    await restore(folder, { ...manifest, parts: undefined }, manifest.outcomes, take, false);
    for (const f of await failedOf(folder, { ...manifest, parts: undefined })) part.fail(f.failure, f.digest);
  } catch (e) {
    // Where a part is damaged, its checksum has said so.
    if (all.faults.length === 0) wrong((e as Error).message);
    return undefined;
  }
  if (manifest.status !== "complete") {
    all.notes.push(
      `shard ${shard.index}/${shard.of} is ${manifest.status}: it has ${part.total()} of ${count} runs`,
    );
    return part;
  }
  if (part.whole() < count) wrong(`${count - part.total()} of ${count} runs are missing`);
  const digest = part.digest(count);
  if (digest !== manifest.digest)
    wrong(`its runs have the digest ${digest}, and the manifest says ${manifest.digest}`);
  return part;
}

/** The scenario as it was, or why it cannot be opened: what a store names is read only where it is a file. */
function opened({ source, identity, command }: Manifest): Opened | string {
  if (!source) return `the manifest does not say what opens its scenario (${command})`;
  const { ref, sets } = source;
  const isFile = lstatSync(ref, { throwIfNoEntry: false })?.isFile() ?? false;
  if (!shippedNames().includes(ref) && !isFile) return `its scenario ${ref} is not there`;
  try {
    const found = openScenario(ref, sets);
    if (found.digest !== identity.scenario.digest || worldDigest(found.program.world) !== identity.world)
      return `the scenario ${ref} is not as it was`;
    const { code } = fingerprints(found.model.id);
    return code === identity.engine.code ? found : "it is of another make of the engine";
  } catch (e) {
    return `its scenario ${ref} cannot be opened: ${(e as MultivectorError).code}`;
  }
}

/** What takes the scenario: digests from the rows, and a sample of the runs. */
async function again(
  folder: string,
  manifests: readonly Manifest[],
  kept: ReadonlyMap<number, RestoredRun>,
  sample: number,
  all: Verified,
): Promise<void> {
  const manifest = manifests[0]!;
  const runs = spread(
    [...kept.keys()].sort((a, b) => a - b),
    sample,
  );
  // Damaged parts have been named.
  const fromRows = all.faults.length === 0 && manifest.identity.record.includes("events");
  if (kept.size === 0 || (runs.length === 0 && !fromRows)) return;
  const scenario = opened(manifest);
  if (typeof scenario === "string") {
    all.notes.push(`no run was played again: ${scenario}`);
    return;
  }
  if (fromRows) {
    const { made, others } = await rowDigests(folder, manifests, scenario.program, kept);
    all.recomputed = made;
    for (const run of others)
      all.faults.push({ where: `run ${run}`, message: `the rows of run ${run} have another digest than it` });
  }
  const differing = await replay(folder, manifests, scenario.program, runs, kept);
  all.replayed = runs.length;
  for (const [run, differs] of differing)
    all.faults.push({ where: `run ${run}`, message: `run ${run}, played again, ${differs}` });
}

/** So many of them, evenly. */
function spread(all: readonly number[], n: number): number[] {
  if (all.length <= n) return [...all];
  return Array.from({ length: n }, (_, k) => all[Math.floor(((k + 0.5) * all.length) / n)]!);
}
