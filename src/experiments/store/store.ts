/** A store as a batch writes it: a folder of Parquet parts with a manifest; a DuckDB file is packed from it at the end. */
import { existsSync, rmSync } from "node:fs";
import { join } from "node:path";
import { MultivectorError } from "../../engine/errors.ts";
import type { Opened } from "../../models/open.ts";
import type { ChunkResult, ChunkTask } from "../chunk.ts";
import type { OutcomeHead } from "../heads.ts";
import type { Placed } from "../placed.ts";
import { parquetOf } from "./columns.ts";
import { clearStore, exists, makeFolder, otherRuns, refuseOther, refuseOtherShards } from "./folder.ts";
import { Lock } from "./lock.ts";
import {
  type Manifest,
  manifestFile,
  manifestsIn,
  rangesOf,
  readManifest,
  writeManifest,
} from "./manifest.ts";
import { parametersTable } from "./parameters.ts";
import { covered, namesIn, partsOf, shardFolder, sweep, writeParts, writeWhole } from "./parts.ts";
import { type RestoredRun, restore } from "./restore.ts";
import type { Keep } from "./tables.ts";

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
  /** Keep the lock when it is closed, until `release`: more is done with it. */
  held?: boolean | undefined;
  /** Chunks of more runs than this would hold too many rows. */
  mostRuns?: number | undefined;
}

export class BatchStore {
  readonly keep: Keep;
  readonly into: NonNullable<ChunkTask["into"]>;
  readonly mostRuns: number | undefined;
  readonly folder: string;
  /** As it will be written next. */
  readonly manifest: Manifest;
  private readonly lock: Lock;
  private readonly held: boolean;
  private noted = Date.now();

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
      // Another may have begun there since.
      refuse();
      if (replaces) clearStore(folder, manifest.shard);
      if (resume) this.goOn();
      else if (existsSync(join(folder, manifestFile(manifest.shard)))) throw exists(folder);
      writeManifest(folder, manifest);
      const parameters = parametersTable(options.opened);
      const where = join(folder, parameters.name);
      // Where there is another shard of the batch it has written the same.
      const alone = manifestsIn(folder).every((f) => f === manifestFile(manifest.shard));
      if (alone || !namesIn(where).includes("parameters.parquet"))
        writeWhole(where, "parameters.parquet", parquetOf(parameters));
    } catch (e) {
      this.lock.release();
      throw e;
    }
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
    // Failed runs are done again: their records make room for what comes of it.
    for (const part of partsOf(folder, "runs", manifest.shard.index))
      if (part.startsWith("failed-")) rmSync(join(shardFolder(folder, "runs", manifest.shard.index), part));
  }

  /** Gives what earlier processes have finished. */
  restore(heads: readonly OutcomeHead[], take: (r: RestoredRun) => void): Promise<void> {
    const { from, count } = this.manifest;
    const mine = (r: RestoredRun) => {
      if (r.run >= from && r.run < from + count) take(r);
    };
    return restore(this.folder, this.manifest, heads, mine, true);
  }

  /** Writes the parts of a chunk that another machine has played; threads of this one write theirs themselves. */
  accept(result: ChunkResult): void {
    if (result.parts) writeParts(this.folder, this.manifest.shard.index, result.parts);
  }

  /** Now and then: how far it is. */
  note(placed: Placed): void {
    if (Date.now() - this.noted < NOTE) return;
    this.noted = Date.now();
    this.write(placed);
  }

  /** For who has more to do with the store when it is closed. */
  release(): void {
    this.lock.release();
  }

  /** @throws `store-lost` where another process has taken parts away meanwhile */
  close(placed: Placed, complete: boolean): void {
    const { folder, manifest } = this;
    try {
      // Where a precision was reached, the batch is as long as it took.
      if (complete && manifest.precision) manifest.runs = manifest.count = placed.whole();
      const whole = complete && covered(folder, manifest.shard.index, manifest.from, manifest.count);
      manifest.status = whole ? "complete" : "interrupted";
      manifest.digest = whole ? placed.digest(manifest.count) : null;
      this.write(placed);
      if (complete && !whole) throw lost(folder);
    } finally {
      if (!this.held) this.release();
    }
  }

  private write(placed: Placed): void {
    const { manifest } = this;
    // It was stopped for so long that it was thought dead: what is there now is another's.
    if (!this.lock.held) throw lost(this.folder);
    manifest.ok = rangesOf((k) => placed.ended(k), placed.from, placed.count);
    manifest.failed = placed.failuresOf(placed.count);
    writeManifest(this.folder, manifest);
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
