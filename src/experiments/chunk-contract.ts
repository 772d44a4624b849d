/** What a chunk of a batch is: the task that goes to whoever plays it, and the result that comes back. Plain data throughout. */

import type { OutcomeInfo } from "../engine/model.ts";
import type { World } from "../engine/world.ts";
import type { Points } from "./design/design.ts";
import type { Table } from "./record/table.ts";
import type { Signals } from "./signals.ts";

/** What all chunks of a batch have in common. */
export interface SharedTask {
  model: string;
  world: World;
  /** Names the world among others: two tasks with the same name carry the same world. */
  program: string;
}

export interface ChunkTask extends SharedTask {
  seed: string;
  /** The command that plays one of these runs, but for `--run` and what points set. */
  again?: string;
  /** First run, and how many. */
  from: number;
  runs: number;
  /** What the design gives these runs; none where each run plays the scenario as it is with its own luck. */
  points?: Points;
  /** What to keep of each run for a store; nothing where it is not given. */
  keep?: Keep;
  /** Seconds after which a run is given up, where whoever plays it can; it decides that a run fails, never what comes of one. */
  limit?: number;
  /** Where a thread of this machine writes the parts itself. */
  into?: { folder: string; shard: number };
  /** Counts runs as they end, and says when to stop; shared between threads. */
  signals?: Signals;
}

/** What may be recorded beside the outcomes, each a table of its own. */
export type Recorded = "events" | "series" | "ledger";

/** What is kept of the runs of a chunk beside their outcomes, and what their tables need to know of the batch. */
export interface Keep {
  record: Recorded[];
  outcomes: readonly OutcomeInfo[];
  /** State columns to keep in `series`; all where it is not given. */
  columns?: string[];
}

export interface FailedRun {
  run: number;
  code: string;
  message: string;
  /** What plays it again. */
  command?: string;
}

export interface ChunkResult {
  from: number;
  runs: number;
  /** [run, outcome]; a failed run is NaN. */
  values: Float64Array;
  /** [run, 32]: SHA-256 of each run. */
  digests: Uint8Array;
  failures: FailedRun[];
  /** What is to be stored of these runs, where the task says what to keep and nobody has stored or encoded it yet. */
  tables?: ChunkTables;
  /** The same as files, where another machine has encoded them; in the order in which to write them. */
  parts?: Part[];
  /** Checksums of the parts that have been stored, by path. */
  written?: Record<string, { sha256: string; rows: number }>;
}

/** Stored in this order, so that the last one, without which the others do not count, commits the chunk. */
export interface ChunkTables {
  /** What came of the runs that ended well: outcomes, points, what was recorded. */
  results: Table[];
  /** Table `runs` of those that failed; undefined where none did. */
  failed: Table | undefined;
  /** Table `runs` of those that ended well. */
  ended: Table;
}

/** A file of a table: `part-…` holds runs that ended well, `failed-…` (of table `runs` alone) those that did not. */
export interface Part {
  table: string;
  file: string;
  rows: number;
  bytes: Uint8Array;
}
