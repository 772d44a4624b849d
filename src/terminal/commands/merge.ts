/** `multivector merge`: proves that shards are a whole batch, says what it says, and writes it as one store. */
import { existsSync, renameSync, rmSync } from "node:fs";
import { VERSION } from "../../engine/version.ts";
import { summaryObject } from "../../experiments/batch-object.ts";
import { csvOf } from "../../experiments/csv.ts";
import { packDuck } from "../../experiments/store/duckfile.ts";
import { clearStore, exists, makeFolder } from "../../experiments/store/folder.ts";
import { writeManifest } from "../../experiments/store/manifest.ts";
import { gather, type Merged, readShards } from "../../experiments/store/merge.ts";
import { checkDestination, type Destination, destination, isStore } from "../destination.ts";
import { EXIT } from "../exit.ts";
import { json, write } from "../output.ts";
import { summaryLines } from "../plain/batch.ts";
import { commandLine } from "../shell.ts";

export interface MergeFlags {
  json?: boolean;
  out?: string;
  force?: boolean;
}

export async function merge(folders: string[], flags: MergeFlags): Promise<number> {
  const to = destination(flags.out);
  checkDestination(to, flags);
  if (to.kind === "parquet" && existsSync(to.path!)) {
    if (flags.force) clearStore(to.path!);
    makeFolder(to.path!);
    if (existsSync(`${to.path}/manifest.json`)) throw exists(to.path!);
  }
  const merged = await readShards(folders.map((f) => f.replace(/(?<=.)[\\/]+$/, "")));
  merged.manifest.command = commandLine(process.argv.slice(2));
  if (isStore(to)) await writeStore(merged, to);
  const summary = () => (flags.json || to.kind === "json" ? json(object(merged)) : plain(merged));
  write(to.kind === "csv" ? csvOf(merged.batch) : summary(), isStore(to) ? undefined : to.path);
  return merged.batch.failures.length > 0 ? EXIT.run : EXIT.done;
}

/** The parts gathered aside, then put in place. */
async function writeStore(merged: Merged, to: Destination): Promise<void> {
  const aside = `${to.path}.${process.pid}.tmp`;
  rmSync(aside, { recursive: true, force: true });
  try {
    gather(merged, aside);
    writeManifest(aside, merged.manifest);
    if (to.kind === "duckdb") return await packDuck(aside, to.path!);
    rmSync(to.path!, { recursive: true, force: true });
    renameSync(aside, to.path!);
  } finally {
    rmSync(aside, { recursive: true, force: true });
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
    ...summaryLines(merged.batch.heads, summaryObject(merged.batch)),
  ];
  return `${lines.join("\n")}\n`;
}
