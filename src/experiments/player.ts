/** Who plays the chunks of a batch: this thread, or a pool of threads. (A queue of other machines is a third.) */

import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { MultivectorError } from "../engine/errors.ts";
import type { Session } from "../engine/session.ts";
import type { ChunkResult, ChunkTask, SharedTask } from "./chunk.ts";
import { isStopped, newSignals, runsDone, stop } from "./signals.ts";
import { type Played, playTask, type ThreadTask } from "./task.ts";

export interface Player {
  /** Plays chunks in whatever order and gives each to `place`; ends early, without an error, where it is stopped. */
  play(tasks: Iterator<ChunkTask>, place: (r: ChunkResult) => void): Promise<void>;
  /** Nothing more is begun, and what is in hand ends soon. */
  stop(): void;
  /** Runs that have ended, those of unfinished chunks included. */
  readonly done: number;
  close(): Promise<void>;
}

/** Below this, starting threads costs more than it saves. */
const ALONE = 400;

/** @param shared what all chunks will have in common @param aside never in this thread, if that can be helped */
export function playerFor(
  session: Session,
  shared: SharedTask,
  jobs: number,
  runs: number,
  aside = false,
): Player {
  return (runs <= ALONE && !aside) || !workerFile() ? alone(session) : pooled(jobs, shared);
}

function alone(session: Session): Player {
  const signals = newSignals(false);
  return {
    async play(tasks, place) {
      for (let next = tasks.next(); !isStopped(signals) && !next.done; next = tasks.next()) {
        place(resultOf(playTask({ ...next.value, signals }, session)));
        await new Promise((resume) => setImmediate(resume));
      }
    },
    stop() {
      stop(signals);
    },
    get done() {
      return runsDone(signals);
    },
    close: async () => {},
  };
}

/** Megabytes for what is young in the memory of a thread. */
const YOUNG = 16;

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

function pooled(threads: number, shared: SharedTask): Player {
  const signals = newSignals(true);
  const starting = poolOf(threads, shared);
  return {
    async play(tasks, place) {
      const pool = await starting;
      const feed = async () => {
        for (let next = tasks.next(); !next.done; next = tasks.next()) {
          if (isStopped(signals)) return;
          const { model: _m, world: _w, program: _p, ...own } = next.value;
          place(resultOf((await pool.run({ ...own, signals } satisfies ThreadTask)) as Played));
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
function workerFile(): string | undefined {
  const file = fileURLToPath(new URL("./worker.js", import.meta.url));
  return existsSync(file) ? file : undefined;
}
