/** Many runs of one program; results are placed by run, so that neither order, threads, restarts nor machines matter. */
import { MultivectorError } from "../engine/errors.ts";
import { Session } from "../engine/session.ts";
import type { Opened } from "../models/open.ts";
import type { Batch, BatchOptions } from "./batch-contract.ts";
import { BatchResults } from "./batch-results.ts";
import type { ChunkResult, ChunkTask, SharedTask } from "./chunk-contract.ts";
import { pointsOf } from "./design/design.ts";
import type { PlayerFor } from "./player.ts";
import { checked, checkpoints, type Reached, reached } from "./precision/rounds.ts";
import { shardRange, WHOLE } from "./shard.ts";
import { worldDigest } from "./world-digest.ts";

const MOST_IN_CHUNK = 1000;
/** Milliseconds between two looks at how far it is. */
const LOOK = 100;

/** @param playerFor called once it is known how many runs are missing, so that few of them need no threads */
export async function playBatch(opened: Opened, options: BatchOptions, playerFor: PlayerFor): Promise<Batch> {
  const session = new Session(opened.program);
  const outcomes = session.program.reported();
  const { store, precision } = options;
  checkDesign(options);
  const { from, count } = shardRange(options.runs, options.shard ?? WHOLE);
  const results = new BatchResults(from, count, outcomes.length);
  await store?.restore(outcomes, (r) => {
    results.take(r);
    options.placed?.(r.values);
  });
  const before = results.total();
  const jobs = options.jobs ?? 1;
  const shared = sharedOf(opened);
  const player = playerFor(session, shared, count - before);
  const stop = () => player.stop();
  if (options.signal?.aborted) stop();
  options.signal?.addEventListener("abort", stop);
  let gaveUp = false;
  const place = (r: ChunkResult) => {
    if (r.runs === 0) return;
    store?.accept(r);
    results.place(r);
    options.placed?.(r.values);
    if (results.failures.size <= (options.maxFailures ?? Infinity)) return;
    gaveUp = true;
    stop();
  };

  const began = performance.now();
  const tell = () => {
    const done = before + player.done;
    options.progress?.(done, (performance.now() - began) / 1000, before);
    try {
      store?.note(results);
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
      await player.play(tasks(results, precision ? asked : 0, goal, size, task), place);
      asked = goal;
      if (results.whole() < goal) break;
      if (precision) judged = checked(reached(precision, outcomes, results, goal));
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
    store?.close(results, fault === undefined && results.whole() >= asked);
  } catch (e) {
    // The first fault says more than one that follows from it.
    fault ??= e;
  }
  if (fault !== undefined) throw fault;

  const played = Math.min(results.whole(), asked);
  return {
    outcomes,
    values: results.values.subarray(0, played * outcomes.length),
    from,
    runs: played,
    failures: results.failuresOf(played),
    digest: results.digest(played),
    interrupted: played < asked && !gaveUp,
    gaveUp,
    ended: results.total(),
    ...(judged && { precision: judged }),
  };
}

function chunkSize(runs: number, jobs: number, most = MOST_IN_CHUNK): number {
  return Math.max(1, Math.min(MOST_IN_CHUNK, most, Math.ceil(runs / (jobs * 8))));
}

function* tasks(
  results: BatchResults,
  low: number,
  high: number,
  size: number,
  task: (from: number, runs: number) => ChunkTask,
): Generator<ChunkTask> {
  for (const { from, runs } of results.missing(low, high, size)) yield task(from, runs);
}

function sharedOf({ model, program: { world } }: Opened): SharedTask {
  return { model: model.id, world, program: `${model.id} ${worldDigest(world)}` };
}

function taskMaker(shared: SharedTask, { seed, design, store, again, limit }: BatchOptions) {
  return (from: number, runs: number): ChunkTask => ({
    ...shared,
    seed,
    from,
    runs,
    ...(again !== undefined && { again }),
    ...(limit !== undefined && Number.isFinite(limit) && { limit }),
    ...(design && { points: pointsOf(design, from, runs) }),
    ...(store && { keep: store.keep, ...(store.into && { into: store.into }) }),
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
