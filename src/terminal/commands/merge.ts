/** `multivector merge`: proves that shards are a whole batch, says what it says, and writes it as one store. */
import { realpathSync } from "node:fs";
import { dirname, join } from "node:path";
import { MultivectorError } from "../../engine/errors.ts";
import { VERSION } from "../../engine/version.ts";
import { summaryObject } from "../../experiments/batch-object.ts";
import { csvOf } from "../../experiments/csv.ts";
import { packDuck } from "../../node/store/duckfile.ts";
import { exists, makeFolder } from "../../node/store/folder.ts";
import { refuseStrangers, removeStore } from "../../node/store/inside.ts";
import { refuseBusy } from "../../node/store/lock.ts";
import { manifestsIn, writeManifest } from "../../node/store/manifest.ts";
import { gather, type Merged, readShards } from "../../node/store/merge.ts";
import { placeStore, sweepAside } from "../../node/store/place.ts";
import { statOf } from "../../node/store/stat.ts";
import { checkDestination, type Destination, destination, isStore, RUNS } from "../destination.ts";
import { EXIT } from "../exit.ts";
import { keepStores } from "../inputs.ts";
import { usage } from "../options.ts";
import { json, write } from "../output.ts";
import { summaryLines } from "../plain/batch.ts";
import { textOf } from "../plain/text.ts";
import { commandLine } from "../shell.ts";

export interface MergeFlags {
  json?: boolean;
  out?: string;
  force?: boolean;
}

export async function merge(folders: string[], flags: MergeFlags): Promise<number> {
  const to = destination(flags, RUNS);
  checkDestination(to, flags);
  const sources = folders.map((f) => f.replace(/(?<=.)[\\/]+$/, ""));
  if (to.kind === "parquet" && statOf(to.path!)) checkFolder(to.path!, sources, flags.force);
  keepStores(to.path, sources);
  const merged = await readShards(sources);
  merged.manifest.command = commandLine(process.argv.slice(2));
  if (isStore(to)) await writeStore(merged, to);
  const summary = () => (flags.json || to.kind === "json" ? json(object(merged)) : plain(merged));
  write(to.kind === "csv" ? csvOf(merged.batch) : summary(), isStore(to) ? undefined : to.path);
  return merged.batch.failures.length > 0 ? EXIT.run : EXIT.done;
}

/** Shards may become the whole in their own folder; another store is replaced only where that is asked for. */
function checkFolder(folder: string, sources: readonly string[], force: boolean | undefined): void {
  makeFolder(folder);
  refuseBusy(folder);
  const isSource = sources.some((s) => statOf(s) && realpathSync(s) === realpathSync(folder));
  if (!force && !isSource && manifestsIn(folder).length > 0)
    throw exists(folder, "add --force to replace it, or name another folder");
  refuseStrangers(folder, true);
}

/** The parts gathered aside, then put in place. */
async function writeStore(merged: Merged, to: Destination): Promise<void> {
  const path = to.path!;
  const fill = (folder: string) => {
    removeStore(folder);
    gather(merged, folder);
    writeManifest(folder, merged.manifest);
  };
  try {
    if (to.kind === "parquet") placeStore(path, fill);
    else await packed(path, fill);
  } catch (e) {
    if (e instanceof MultivectorError) throw e;
    throw usage(
      "out-unwritable",
      `${path} cannot be written: ${(e as Error).message}`,
      "make room or check the permissions; the shards are as they were",
      "--out",
    );
  }
}

async function packed(file: string, fill: (folder: string) => void): Promise<void> {
  const before = join(dirname(file), ".merged-");
  sweepAside(before);
  const aside = `${before}${process.pid}.tmp`;
  try {
    fill(aside);
    await packDuck(aside, file);
  } finally {
    removeStore(aside);
  }
}

function object({ manifest, batch }: Merged) {
  const { scenario, seed, overrides } = manifest.identity;
  return {
    format: "multivector.batch/1",
    engine: VERSION,
    scenario,
    seed,
    overrides,
    ...summaryObject(batch),
  };
}

function plain(merged: Merged): string {
  const { identity, runs } = merged.manifest;
  const lines = [
    `${identity.scenario.id}: ${merged.shards.length} shards are the whole of ${runs} runs, seed "${identity.seed}"`,
    ...summaryLines(merged.batch.outcomes, summaryObject(merged.batch)),
  ];
  return textOf(lines);
}
