/** A pool of threads that plays chunks. */
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { MultivectorError } from "../engine/errors.ts";
import type { ChunkResult, SharedTask } from "../experiments/chunk-contract.ts";
import type { Player } from "../experiments/player.ts";
import { isStopped, newSignals, runsDone, stop } from "../experiments/signals.ts";
import type { Played, ThreadTask } from "./task.ts";

/** Megabytes for what is young in the memory of a thread. */
const YOUNG = 16;

/** Milliseconds for what is in hand after the stop. */
const GRACE = 5000;

/** Threads that play chunks. @param shared what goes to each thread once, and need not be in its tasks */
export async function poolOf(threads: number, shared?: SharedTask) {
  const filename = workerFile();
  if (!filename)
    throw new MultivectorError({
      code: "not-built",
      message: "there is no built worker beside this code",
      mend: "npm run build",
      fault: "internal",
    });
  const { Piscina } = await import("piscina");
  // A run allocates next to nothing; without a bound each thread's young generation grows to what the machine has.
  const resourceLimits = { maxYoungGenerationSizeMb: YOUNG };
  return new Piscina({
    filename,
    minThreads: threads,
    maxThreads: threads,
    resourceLimits,
    ...(shared && { workerData: shared }),
  });
}

export function pooled(threads: number, shared: SharedTask): Player {
  const signals = newSignals(true);
  const starting = poolOf(threads, shared);
  let halted = false;
  /** A thread whose run takes long hears nothing. */
  const end = () => {
    halted = true;
    void starting.then((pool) => pool.destroy()).catch(() => {});
  };
  return {
    async play(tasks, place) {
      const pool = await starting;
      const feed = async () => {
        for (let next = tasks.next(); !next.done; next = tasks.next()) {
          if (isStopped(signals)) return;
          const { model: _m, world: _w, program: _p, ...own } = next.value;
          const played = pool.run({ ...own, signals } satisfies ThreadTask) as Promise<Played>;
          const result = await played.catch((e: unknown) => {
            if (halted) return undefined;
            throw e;
          });
          if (!result) return;
          place(resultOf(result));
        }
      };
      // Two tasks a thread are under way, so that none waits for the next.
      const feeds = Array.from({ length: threads * 2 }, () =>
        feed().catch((e: unknown) => {
          stop(signals);
          throw e;
        }),
      );
      const ended = await Promise.allSettled(feeds);
      for (const e of ended) if (e.status === "rejected") throw e.reason;
    },
    stop() {
      stop(signals);
      setTimeout(end, GRACE).unref();
    },
    get done() {
      return runsDone(signals);
    },
    async close() {
      await (await starting).destroy();
    },
  };
}

function resultOf({ result, fault }: Played): ChunkResult {
  if (fault || !result)
    throw new MultivectorError(fault ?? { code: "internal", message: "a chunk was lost" });
  return result;
}

/** The worker's file beside the bundle, or the library's; none when running from source. */
export function workerFile(): string | undefined {
  const file = fileURLToPath(new URL("./worker.js", import.meta.url));
  return existsSync(file) ? file : undefined;
}
