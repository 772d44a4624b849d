/** Plays in this thread what is soon played; whatever is not goes to threads, so that this one hears Ctrl-C. */
import { setImmediate as pause } from "node:timers/promises";
import type { Session } from "../engine/session.ts";
import { playChunk } from "../experiments/chunk.ts";
import type { ChunkResult, ChunkTask, SharedTask } from "../experiments/chunk-contract.ts";
import type { Player } from "../experiments/player.ts";
import { isStopped, newSignals, stop } from "../experiments/signals.ts";
import { within } from "./guard.ts";
import { pooled } from "./pool.ts";

/** Milliseconds for which this thread may be deaf. */
const DEAF = 2000;

export function aloneAtFirst(session: Session, threads: number, shared: SharedTask): Player {
  const signals = newSignals(false);
  let pool: Player | undefined;
  let done = 0;
  const handOver = (tasks: Iterator<ChunkTask>, place: (r: ChunkResult) => void) => {
    pool ??= pooled(threads, shared);
    if (isStopped(signals)) pool.stop();
    return pool.play(tasks, place);
  };
  return {
    async play(tasks, place) {
      if (pool) return handOver(tasks, place);
      for (let next = tasks.next(); !isStopped(signals) && !next.done; next = tasks.next()) {
        const task = next.value;
        const { limit: _, ...unlimited } = task;
        let result: ChunkResult | undefined;
        const ended = within(DEAF, () => {
          result = playChunk({ ...unlimited, signals }, session);
        });
        await pause();
        if (!ended || !result) return handOver(after(task, tasks), place);
        done += result.runs;
        place(result);
        await pause();
      }
    },
    stop() {
      stop(signals);
      pool?.stop();
    },
    get done() {
      return done + (pool?.done ?? 0);
    },
    async close() {
      await pool?.close();
    },
  };
}

/** A task, and then the others. */
function* after(first: ChunkTask, others: Iterator<ChunkTask>): Generator<ChunkTask> {
  yield first;
  for (let next = others.next(); !next.done; next = others.next()) yield next.value;
}
