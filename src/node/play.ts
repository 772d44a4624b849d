/** Batches as Node plays them: in this thread where there are few runs, else in a pool of threads, or on other machines. */
import { availableParallelism } from "node:os";
import { setImmediate as pause } from "node:timers/promises";
import { playBatch as play } from "../experiments/batch.ts";
import type { Batch, BatchOptions } from "../experiments/batch-contract.ts";
import { alone, type Player } from "../experiments/player.ts";
import type { Opened } from "../models/open.ts";
import { MODELS } from "../models/registry.ts";
import { aloneAtFirst } from "./alone-at-first.ts";
import { within } from "./guard.ts";
import { pooled, workerFile } from "./pool.ts";

/** What a batch is asked for on this machine. */
export interface PlayOptions extends BatchOptions {
  /** Who plays, where it is not this machine. */
  player?: Player | undefined;
  /** Never in this thread, which has somebody to answer meanwhile, if that can be helped. */
  aside?: boolean;
}

/** Below this, starting threads costs more than it saves. */
const ALONE = 400;

/** Seconds for a run: all that is shipped takes a thousandth of it. */
const RUN_LIMIT = 60;

/** With as many threads as the machine has, unless `jobs` says otherwise. */
export function playBatch(opened: Opened, options: PlayOptions): Promise<Batch> {
  const jobs = Math.max(1, options.jobs ?? availableParallelism());
  const limit = options.limit ?? RUN_LIMIT;
  return play(opened, { ...options, jobs, limit }, (session, shared, runs) => {
    if (options.player) return options.player;
    // Threads and machines know the models of this package alone.
    if (!MODELS.includes(opened.model)) return alone(session, pause, within);
    if (!workerFile()) return alone(session, pause, within);
    const few = runs <= ALONE && !options.aside;
    return few ? aloneAtFirst(session, jobs, shared) : pooled(jobs, shared);
  });
}
