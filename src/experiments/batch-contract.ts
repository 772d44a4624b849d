/** What a batch is asked for, what it needs from outside, and what comes of it. */

import type { OutcomeInfo } from "../engine/model.ts";
import type { Opened } from "../models/open.ts";
import type { BatchResults, RestoredRun } from "./batch-results.ts";
import type { ChunkResult, ChunkTask, FailedRun, Keep } from "./chunk-contract.ts";
import type { Design } from "./design/design.ts";
import type { Precision, Reached } from "./precision/rounds.ts";
import type { Shard } from "./shard.ts";

/** Where a batch keeps its runs as they end, and finds those that ended before. */
export interface RunStore {
  /** What its tables need of each run. */
  readonly keep: Keep;
  /** Where threads of this machine write the tables of a chunk themselves; undefined where all of it comes to `accept`. */
  readonly into?: ChunkTask["into"];
  /** Chunks of more runs than this would hold too many rows. */
  readonly mostRuns?: number | undefined;
  /** Gives what earlier processes have finished. */
  restore(outcomes: readonly OutcomeInfo[], take: (r: RestoredRun) => void): Promise<void>;
  /** Stores what a chunk still carries of tables or files. */
  accept(result: ChunkResult): void;
  /** Called a few times a second: how far the batch is. */
  note(results: BatchResults): void;
  /** @param complete whether every run that was asked for has ended */
  close(results: BatchResults, complete: boolean): void;
}

/** What a batch is asked for. */
export interface BatchOptions {
  seed: string;
  /** How many runs; at most so many, where a precision is asked for. */
  runs: number;
  /** How many chunks are played at a time, by which chunks are cut. No result depends on it. */
  jobs?: number | undefined;
  /** Points that the runs take; without one each run plays the scenario as it is. */
  design?: Design | undefined;
  /** Which part of the runs to play; all of them where it is not given. */
  shard?: Shard | undefined;
  store?: RunStore | undefined;
  /** Half widths of intervals at which to stop. */
  precision?: Precision | undefined;
  /** Seconds after which a run is given up and fails, where whoever plays can do so; Infinity for never. */
  limit?: number | undefined;
  /** More failed runs than this stop the batch. */
  maxFailures?: number | undefined;
  /** The command that plays one run, but for `--run`: a failed run is reported with it. */
  again?: string | undefined;
  /** Called a few times a second: runs finished, seconds, and how many of them an earlier process had finished. */
  progress?: (done: number, seconds: number, before: number) => void;
  signal?: AbortSignal;
  /** Called with the values [run, outcome] of runs as they come in, for whoever shows the batch under way. */
  placed?: (values: Float64Array) => void;
}

/** What came of a batch: values, digests and failures by run, in the order of runs. */
export interface Batch {
  outcomes: readonly OutcomeInfo[];
  /** [run, outcome] of the runs played. */
  values: Float64Array;
  /** First run: 0 but in a shard. */
  from: number;
  runs: number;
  failures: FailedRun[];
  digest: string;
  /** True where it was interrupted: `runs` are then those from the first on without a gap. */
  interrupted: boolean;
  /** True where too many runs failed. */
  gaveUp: boolean;
  /** Runs that have ended in all, those beyond a gap included. */
  ended: number;
  /** How narrow the intervals are, where a precision was asked for. */
  precision?: Reached[];
}

/** Plays a batch; analyses that need one are given how, for only the edge knows of threads and machines. */
export type PlayBatch = (opened: Opened, options: BatchOptions) => Promise<Batch>;
