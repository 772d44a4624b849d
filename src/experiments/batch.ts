/** Many runs of one program; results are placed by run, so that neither order, threads, restarts nor machines matter. */
import { availableParallelism } from "node:os";
import { MultivectorError } from "../engine/errors.ts";
import { Session } from "../engine/session.ts";
import type { Opened } from "../models/open.ts";
import type { ChunkResult, ChunkTask, SharedTask } from "./chunk.ts";
import { type Design, pointsOf } from "./design/design.ts";
import { type OutcomeHead, outcomeHeads } from "./heads.ts";
import { Placed } from "./placed.ts";
import { type Player, playerFor } from "./player.ts";
import { checked, checkpoints, type Precision, type Reached, reached } from "./precision/rounds.ts";
import { shardRange, WHOLE } from "./shard.ts";
import { worldDigest } from "./store/digests.ts";
import type { Shard } from "./store/manifest.ts";
import type { BatchStore } from "./store/store.ts";

export { type BatchObject, batchObject } from "./batch-object.ts";

export interface BatchOptions {
  seed: string;
  /** How many runs; at most so many, where a precision is asked for. */
  runs: number;
  jobs?: number | undefined;
  /** Points that the runs take; without one each run plays the scenario as it is. */
  design?: Design | undefined;
  /** Which part of the runs to play; all of them where it is not given. */
  shard?: Shard | undefined;
  /** Where finished runs are kept, and which of them exist already. */
  store?: BatchStore | undefined;
  /** Half widths of intervals at which to stop. */
  precision?: Precision | undefined;
  /** More failed runs than this stop the batch. */
  maxFailures?: number | undefined;
  /** The command that plays one run, but for `--run`: what a failed run is reported with. */
  again?: string | undefined;
  /** Who plays, where it is not this machine. */
  player?: Player | undefined;
  /** Called a few times a second: runs finished, seconds, and how many of them an earlier process had finished. */
  progress?: (done: number, seconds: number, before: number) => void;
  signal?: AbortSignal;
  /** Called with the values [run, outcome] of runs as they come in, for whoever shows the batch under way. */
  placed?: (values: Float64Array) => void;
  /** Never in this thread, which has somebody to answer meanwhile. */
  aside?: boolean;
}

export interface Batch {
  heads: OutcomeHead[];
  /** [run, outcome] of the runs played. */
  values: Float64Array;
  /** First run: 0 but in a shard. */
  from: number;
  runs: number;
  failures: ChunkResult["failures"];
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

const MOST_IN_CHUNK = 1000;
/** Milliseconds between two looks at how far it is. */
const LOOK = 100;

export async function playBatch(opened: Opened, options: BatchOptions): Promise<Batch> {
  const session = new Session(opened.program);
  const heads = outcomeHeads(session);
  const { store, precision } = options;
  checkDesign(options);
  const { from, count } = shardRange(options.runs, options.shard ?? WHOLE);
  const placed = new Placed(from, count, heads.length);
  await store?.restore(heads, (r) => {
    placed.take(r.run, r.values, r.digest);
    options.placed?.(r.values);
  });
  const before = placed.total();
  const jobs = Math.max(1, options.jobs ?? availableParallelism());
  const shared = sharedOf(opened);
  const player = options.player ?? playerFor(session, shared, jobs, count - before, options.aside);
  const stop = () => player.stop();
  if (options.signal?.aborted) stop();
  options.signal?.addEventListener("abort", stop);
  let gaveUp = false;
  const place = (r: ChunkResult) => {
    if (r.runs === 0) return;
    store?.accept(r);
    placed.place(r);
    options.placed?.(r.values);
    if (placed.failures.size <= (options.maxFailures ?? Infinity)) return;
    gaveUp = true;
    stop();
  };

  const began = performance.now();
  const tell = () => {
    const done = before + player.done;
    options.progress?.(done, (performance.now() - began) / 1000, before);
    try {
      store?.note(placed);
    } catch (e) {
      fault ??= e;
      stop();
    }
  };
  const timer = setInterval(tell, LOOK);
  let asked = precision ? 0 : count;
  let judged: Reached[] | undefined;
  let fault: unknown;
  try {
    const task = taskMaker(shared, options);
    for (const goal of precision ? checkpoints(count) : [count]) {
      const size = chunkSize(goal - (precision ? asked : 0), jobs, store?.mostRuns);
      await player.play(tasks(placed, precision ? asked : 0, goal, size, task), place);
      asked = goal;
      if (placed.whole() < goal) break;
      if (precision) judged = checked(reached(precision, heads, placed, goal));
      if (judged?.every((j) => j.halfWidth <= j.asked)) break;
    }
    tell();
  } catch (e) {
    fault ??= e;
  } finally {
    clearInterval(timer);
    options.signal?.removeEventListener("abort", stop);
    await player.close();
  }
  try {
    store?.close(placed, fault === undefined && placed.whole() >= asked);
  } catch (e) {
    // What went wrong first says more than what went wrong for that reason.
    fault ??= e;
  }
  if (fault !== undefined) throw fault;

  const played = Math.min(placed.whole(), asked);
  return {
    heads,
    values: placed.values.subarray(0, played * heads.length),
    from,
    runs: played,
    failures: placed.failuresOf(played),
    digest: placed.digest(played),
    interrupted: played < asked && !gaveUp,
    gaveUp,
    ended: placed.total(),
    ...(judged && { precision: judged }),
  };
}

function chunkSize(runs: number, jobs: number, most = MOST_IN_CHUNK): number {
  return Math.max(1, Math.min(MOST_IN_CHUNK, most, Math.ceil(runs / (jobs * 8))));
}

function* tasks(
  placed: Placed,
  low: number,
  high: number,
  size: number,
  task: (from: number, runs: number) => ChunkTask,
): Generator<ChunkTask> {
  for (const { from, runs } of placed.missing(low, high, size)) yield task(from, runs);
}

function sharedOf({ model, program: { world } }: Opened): SharedTask {
  return { model: model.id, world, program: `${model.id} ${worldDigest(world)}` };
}

function taskMaker(shared: SharedTask, { seed, design, store, again }: BatchOptions) {
  return (from: number, runs: number): ChunkTask => ({
    ...shared,
    seed,
    from,
    runs,
    ...(again !== undefined && { again }),
    ...(design && { points: pointsOf(design, from, runs) }),
    ...(store && { keep: store.keep, into: store.into }),
  });
}

function checkDesign({ design, runs }: BatchOptions): void {
  if (!design || runs <= design.size) return;
  throw new MultivectorError({
    code: "design-size",
    message: `the design has ${design.size} points, and ${runs} runs are asked for`,
    mend: `write --runs ${design.size}, or a larger design`,
    where: "--runs",
    fault: "usage",
  });
}
