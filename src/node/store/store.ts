/** A store as a batch writes it: a folder of Parquet parts with a manifest; a DuckDB file is packed from it at the end. */
import { existsSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { MultivectorError } from "../../engine/errors.ts";
import type { OutcomeInfo } from "../../engine/model.ts";
import type { RunStore } from "../../experiments/batch-contract.ts";
import type { BatchResults, RestoredRun } from "../../experiments/batch-results.ts";
import type { ChunkResult, ChunkTask, Keep } from "../../experiments/chunk-contract.ts";
import type { Opened } from "../../models/open.ts";
import { note } from "../notes.ts";
import { adopted } from "./adopt.ts";
import {
  appendJournal,
  type Checksums,
  checksumOf,
  clearJournal,
  hashFile,
  PARAMETERS,
  readJournal,
} from "./checksums.ts";
import { partsOfChunk } from "./encode.ts";
import { clearStore, exists, makeFolder, otherRuns, refuseOther, refuseOtherShards } from "./folder.ts";
import { refuseStrangers, removeFile } from "./inside.ts";
import { Lock } from "./lock.ts";
import { type Manifest, manifestFile, rangesOf, readManifest, writeManifest } from "./manifest.ts";
import { parametersTable } from "./parameters.ts";
import { parquetOf } from "./parquet.ts";
import { covered, partsOf, shardFolder, sweep, writeParts, writeStored } from "./parts.ts";
import { restore } from "./restore.ts";

/** Milliseconds between two manifests while it runs. */
const NOTE = 2000;

export interface StoreOptions {
  folder: string;
  opened: Opened;
  manifest: Manifest;
  keep: Keep;
  resume: boolean;
  /** Replace what is there of this shard. */
  force: boolean;
  /** Keep the lock after closing, until `release`. */
  held?: boolean | undefined;
  /** Chunks of more runs than this would hold too many rows. */
  mostRuns?: number | undefined;
}

export class BatchStore implements RunStore {
  readonly keep: Keep;
  readonly into: NonNullable<ChunkTask["into"]>;
  readonly mostRuns: number | undefined;
  readonly folder: string;
  /** The manifest as the next write will leave it. */
  readonly manifest: Manifest;
  private readonly lock: Lock;
  private readonly held: boolean;
  private noted = Date.now();
  /** Whether what is there has no checksums yet. */
  private adopts = false;
  /** How the process before left it. */
  private was: Manifest["status"] = "running";

  constructor(options: StoreOptions) {
    const { folder, manifest, resume } = options;
    const replaces = options.force && !resume;
    this.folder = folder;
    this.manifest = manifest;
    this.keep = options.keep;
    this.into = { folder, shard: manifest.shard.index };
    this.mostRuns = options.mostRuns;
    this.held = options.held ?? false;
    const refuse = () => {
      if (!replaces || manifest.shard.of > 1) refuseOtherShards(folder, manifest);
    };
    makeFolder(folder, replaces);
    refuse();
    this.lock = new Lock(folder, manifest.shard);
    try {
      // Checked again under the lock: another process may have begun in between.
      refuse();
      refuseStrangers(folder, replaces);
      if (replaces) clearStore(folder, manifest.shard);
      if (resume) this.goOn();
      else if (existsSync(join(folder, manifestFile(manifest.shard)))) throw exists(folder);
      const table = parametersTable(options.opened);
      const bytes = parquetOf(table);
      this.sums[PARAMETERS] = checksumOf(bytes, table.columns[0]?.data.length ?? 0);
      // First: what has a manifest can be gone on with, whatever stops it.
      writeManifest(folder, manifest);
      clearJournal(folder, manifest.shard);
      this.writeParameters(bytes);
    } catch (e) {
      this.lock.release();
      throw e;
    }
  }

  /** Another shard of the same batch has written the same table, unless somebody has changed it. */
  private writeParameters(bytes: Uint8Array): void {
    const path = join(this.folder, PARAMETERS);
    if (existsSync(path)) {
      if (hashFile(path) === this.sums[PARAMETERS]?.sha256) return;
      note(`${path} is not of this batch, and is written anew`);
    }
    writeStored(dirname(path), basename(path), bytes);
  }

  /** Checksums of what is there. */
  private get sums(): Checksums {
    this.manifest.parts ??= {};
    return this.manifest.parts;
  }

  /** Checks that what is there is of this batch, and clears away what no longer counts. */
  private goOn(): void {
    const { folder, manifest } = this;
    const file = manifestFile(manifest.shard);
    if (!existsSync(join(folder, file))) return;
    const old = readManifest(folder, file);
    refuseOther(folder, old.identity, manifest.identity);
    if (old.runs > manifest.runs || (old.runs !== manifest.runs && manifest.shard.of > 1))
      throw otherRuns(folder, old.runs, manifest.runs, manifest.shard.of > 1);
    sweep(folder, manifest.shard.index);
    this.adopts = !old.parts;
    this.was = old.status;
    for (const [path, sum] of Object.entries({ ...old.parts, ...readJournal(folder, manifest.shard) })) {
      if (path === PARAMETERS || /\/failed-/.test(path)) continue;
      if (existsSync(join(folder, path))) this.sums[path] = sum;
      else if (path.startsWith("runs/")) note(`${join(folder, path)} is gone: its runs are played again`);
    }
    // Failed runs are played again, so their records go.
    for (const part of partsOf(folder, "runs", manifest.shard.index))
      if (part.startsWith("failed-"))
        removeFile(join(shardFolder(folder, "runs", manifest.shard.index), part));
  }

  /** Gives the runs that earlier processes finished. */
  async restore(outcomes: readonly OutcomeInfo[], take: (r: RestoredRun) => void): Promise<void> {
    const { from, count, shard } = this.manifest;
    if (this.adopts) Object.assign(this.sums, await adopted(this.folder, shard.index));
    const mine = (r: RestoredRun) => {
      if (r.run >= from && r.run < from + count) take(r);
    };
    await restore(this.folder, { ...this.manifest, status: this.was }, outcomes, mine, true);
  }

  /** Writes a chunk that this thread or another machine has played; other threads of this one write theirs themselves. */
  accept(result: ChunkResult): void {
    // What commits the chunk comes last.
    const parts = [...(result.parts ?? []), ...(result.tables ? partsOfChunk(result, result.tables) : [])];
    const { folder, manifest } = this;
    const sums = { ...result.written, ...writeParts(folder, manifest.shard.index, parts) };
    Object.assign(this.sums, sums);
    appendJournal(folder, manifest.shard, sums);
  }

  /** Writes the manifest, at most every two seconds. */
  note(results: BatchResults): void {
    if (Date.now() - this.noted < NOTE) return;
    this.noted = Date.now();
    this.write(results);
  }

  /** Gives the lock back, where it was to be held beyond the end of the batch. */
  release(): void {
    this.lock.release();
  }

  /** @throws `store-lost` where another process has taken parts away meanwhile */
  close(results: BatchResults, complete: boolean): void {
    const { folder, manifest } = this;
    try {
      // With a precision the batch is as long as it had to be.
      if (complete && manifest.precision) manifest.runs = manifest.count = results.whole();
      const whole = complete && covered(folder, manifest.shard.index, manifest.from, manifest.count);
      manifest.status = whole ? "complete" : "interrupted";
      manifest.digest = whole ? results.digest(manifest.count) : null;
      this.write(results);
      if (complete && !whole) throw lost(folder);
    } finally {
      if (!this.held) this.release();
    }
  }

  private write(results: BatchResults): void {
    const { manifest } = this;
    // This process was suspended so long that another took the store over.
    if (!this.lock.held) throw lost(this.folder);
    manifest.ok = rangesOf((k) => results.ended(k), results.from, results.count);
    manifest.failed = results.failuresOf(results.count);
    writeManifest(this.folder, manifest);
    clearJournal(this.folder, manifest.shard);
  }
}

function lost(folder: string): MultivectorError {
  return new MultivectorError({
    code: "store-lost",
    message: `another process has taken ${folder} meanwhile, or removed parts that were written into it`,
    where: folder,
    mend: "name another folder, or play what is missing with --resume where it is still of this batch",
    fault: "usage",
  });
}
