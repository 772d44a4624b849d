/** Proves a store: its parts by their checksums, its batch by the digests of its runs, and a sample of these by playing them again. */
import { existsSync, lstatSync } from "node:fs";
import { join } from "node:path";
import { hexToBytes } from "@noble/hashes/utils.js";
import type { Address } from "../../engine/address.ts";
import type { Axis } from "../../engine/axis.ts";
import type { MultivectorError } from "../../engine/errors.ts";
import { Session } from "../../engine/session.ts";
import { BatchResults, type RestoredRun } from "../../experiments/batch-results.ts";
import { worldDigest } from "../../experiments/world-digest.ts";
import type { Opened } from "../../models/open.ts";
import type { Plain } from "../../scenario/plain.ts";
import { numberFor } from "../../scenario/targets.ts";
import { shippedNames } from "../files.ts";
import { openScenario } from "../open.ts";
import { checkSum, PARAMETERS, partPath } from "./checksums.ts";
import { fingerprints } from "./digests.ts";
import { withUnpacked } from "./duckfile.ts";
import { saidOf, strangersIn } from "./inside.ts";
import { type Manifest, manifestsIn, readManifest } from "./manifest.ts";
import { failedOf, notAStore } from "./merge.ts";
import { partsOf, shardFolder } from "./parts.ts";
import { recover } from "./place.ts";
import { readColumns, restore } from "./restore.ts";
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
  all.runs = results.total();
  if (results.whole() === first.runs) all.digest = results.digest(first.runs);
  await replay(folder, manifests, kept, sample, all);
  return all;
}

function checkFiles(folder: string, manifest: Manifest, all: Verified): void {
  const { parts, shard, status } = manifest;
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
  // While a batch is running, what has just been written is not in the manifest yet.
  if (status === "running") return;
  for (const file of partsOf(folder, "runs", shard.index)) {
    const path = partPath("runs", shard.index, file);
    if (parts[path]) continue;
    const where = join(folder, path);
    all.faults.push({ where, message: `${where}: the manifest knows nothing of it` });
  }
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

async function replay(
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
  if (runs.length === 0) return;
  const scenario = opened(manifest);
  if (typeof scenario === "string") {
    all.notes.push(`no run was played again: ${scenario}`);
    return;
  }
  const session = new Session(scenario.program);
  const drawn = await drawnIn(folder, manifests, new Set(runs));
  for (const run of runs) {
    const differs = differing(session, manifest, kept.get(run)!, drawn.get(run));
    all.replayed++;
    if (differs) all.faults.push({ where: `run ${run}`, message: `run ${run}, played again, ${differs}` });
  }
}

interface Drawn {
  luck: number;
  values: { path: string; value: Plain }[];
}

/** How a run comes out otherwise; nothing where it does not. */
function differing(
  session: Session,
  { identity, outcomes }: Manifest,
  stored: RestoredRun,
  drawn: Drawn | undefined,
): string | undefined {
  const { program } = session;
  try {
    const values = drawn?.values.map(({ path, value }) => {
      const address = program.address(path);
      if (!address) throw new Error(`there is no number ${path}`);
      return { kind: address.kind, index: address.index, value: storedValue(address, value, program.axes) };
    });
    session.begin({
      seed: identity.seed,
      run: drawn?.luck ?? stored.run,
      record: "outcomes",
      ...(values && values.length > 0 && { values }),
    });
    session.finish();
    const found = session.outcomes();
    const k = outcomes.findIndex((_, o) => found[o] !== stored.values[o]);
    if (k >= 0) return `has ${outcomes[k]!.id} ${found[k]}, and the store says ${stored.values[k]}`;
    const digest = hexToBytes(session.digest());
    return digest.every((b, n) => b === stored.digest[n])
      ? undefined
      : "has another digest than the store says";
  } catch (e) {
    return `fails: ${(e as Error).message}`;
  }
}

/** What a design gave, as `points` has it: a number, or what a scenario would write. */
function storedValue(address: Address, stored: Plain, axes: ReadonlyMap<string, Axis>): number {
  if (typeof stored === "number") return stored;
  const value = numberFor(address.column ?? { range: address.range }, stored, axes);
  if (value === undefined) throw new Error(`${address.path} cannot be ${String(stored)}`);
  return value;
}

/** The luck of runs, and what a design set, as the store says. */
async function drawnIn(
  folder: string,
  manifests: readonly Manifest[],
  runs: ReadonlySet<number>,
): Promise<Map<number, Drawn>> {
  const drawn = new Map<number, Drawn>();
  if (manifests.every((m) => m.identity.design === null)) return drawn;
  for (const { shard } of manifests)
    for (const file of partsOf(folder, "points", shard.index)) {
      const columns = async (table: string) =>
        readColumns(join(shardFolder(folder, table, shard.index), file));
      const [points, ended] = [await columns("points"), await columns("runs")];
      const index = points.get("run") ?? [];
      for (let k = 0; k < index.length; k++) {
        const run = Number(index[k]);
        if (!runs.has(run)) continue;
        const values = [...points]
          .filter(([path]) => path !== "run")
          .map(([path, data]) => ({ path, value: data[k] as Plain }));
        drawn.set(run, { luck: Number(ended.get("luck")?.[k]), values });
      }
    }
  return drawn;
}

/** So many of them, evenly. */
function spread(all: readonly number[], n: number): number[] {
  if (all.length <= n) return [...all];
  return Array.from({ length: n }, (_, k) => all[Math.floor(((k + 0.5) * all.length) / n)]!);
}
