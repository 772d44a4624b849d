/** A machine that plays chunks from the queue: in threads, so that its event loop stays free to renew its locks. */
import { setTimeout as sleep } from "node:timers/promises";
import type { Worker } from "bullmq";
import type { Redis } from "ioredis";
import { MultivectorError } from "../../engine/errors.ts";
import { poolOf } from "../pool.ts";
import type { Played } from "../task.ts";
import { away, type LinkOptions, link } from "./link.ts";
import {
  type Carried,
  type ChunkJob,
  engineName,
  hashOf,
  KEPT,
  PREFIX,
  packResult,
  QUEUE,
  scenarioKey,
  unpackScenario,
  unpackTask,
} from "./message.ts";

export interface WorkerOptions extends LinkOptions {
  threads: number;
  /** Seconds without a chunk after which it ends; Infinity for never. */
  idle: number;
  signal: AbortSignal;
  /** Called when a chunk is done. */
  told?: (from: number, runs: number) => void;
}

/** Milliseconds for which a chunk is this worker's without a sign of life, and between looks for those of the dead. */
const LOCK = 5_000;
const STALLED = 2_500;
/** A chunk that has brought down so many workers is not tried any further. */
const MOST_STALLED = 10;
const LATER = 1000;

/** Works until it is told to stop, has nothing to do for too long, or must refuse. @returns chunks played */
export async function work(options: WorkerOptions): Promise<number> {
  const redis = await link(options, false);
  const { Worker, DelayedError } = await import("bullmq");
  const pool = await poolOf(options.threads);
  const engines = new Map<string, string>();
  const scenarios = new Scenarios(redis);
  let chunks = 0;
  let busy = 0;
  let last = Date.now();
  let refused: MultivectorError | undefined;
  const over = new AbortController();
  const worker: Worker<ChunkJob> = new Worker<ChunkJob>(
    QUEUE,
    async (job, token) => {
      const later = async () => {
        await job.moveToDelayed(Date.now() + LATER, token);
        return new DelayedError();
      };
      const { model } = job.data;
      // The code of this process does not change while it runs, and reading it for every chunk would cost more than a chunk.
      const engine = engines.get(model) ?? engineName(model);
      engines.set(model, engine);
      if (job.data.engine !== engine) {
        refused = otherEngine(engine, job.data.engine);
        over.abort();
        throw await later();
      }
      const scenario = await scenarios.get(job.data.scenario);
      // The batch sends it anew where Redis has forgotten it.
      if (!scenario) throw await later();
      busy++;
      try {
        const task = unpackTask(job.data.task, scenario);
        const { result, fault } = (await pool.run(task)) as Played;
        if (!result) throw new Error(fault?.message ?? "a chunk was lost");
        await redis
          .multi()
          .hset(job.data.results, job.id ?? "", packResult(result))
          .expire(job.data.results, KEPT)
          .exec();
        chunks++;
        options.told?.(result.from, result.runs);
      } finally {
        busy--;
        last = Date.now();
      }
    },
    {
      connection: redis,
      prefix: PREFIX,
      concurrency: options.threads,
      lockDuration: LOCK,
      stalledInterval: STALLED,
      maxStalledCount: MOST_STALLED,
      drainDelay: 1,
    },
  );
  worker.on("error", () => {});
  try {
    await ended(options, redis, over.signal, () => busy === 0 && Date.now() - last > options.idle * 1000);
  } finally {
    // What is in hand is finished, unless Redis is gone or hangs.
    await worker.close(!(await answers(redis))).catch(() => {});
    await pool.destroy();
    redis.disconnect();
  }
  if (refused) throw refused;
  return chunks;
}

/** Milliseconds in which a Redis answers that does not hang. */
const PROMPT = 2000;

async function answers(redis: Redis): Promise<boolean> {
  if (redis.status !== "ready") return false;
  const answered = redis.ping().then(
    () => true,
    () => false,
  );
  return Promise.race([answered, sleep(PROMPT, false)]);
}

/** Resolves when it is time to stop; rejects where Redis stays away. */
function ended(
  { signal, url }: WorkerOptions,
  redis: Redis,
  over: AbortSignal,
  idle: () => boolean,
): Promise<void> {
  return new Promise((resolve, reject) => {
    const look = setInterval(() => {
      if (signal.aborted || over.aborted || idle()) finish(resolve);
    }, 100);
    const finish = (act: () => void) => {
      clearInterval(look);
      act();
    };
    redis.on("end", () => finish(() => reject(away(url, "it went away and did not come back"))));
  });
}

/** The scenarios that chunks name, each fetched and proven once. */
class Scenarios {
  private readonly redis: Redis;
  private readonly known = new Map<string, Carried>();

  constructor(redis: Redis) {
    this.redis = redis;
  }

  async get(hash: string): Promise<Carried | undefined> {
    const found = this.known.get(hash);
    if (found) return found;
    const bytes = await this.redis.getBuffer(scenarioKey(hash));
    if (!bytes) return undefined;
    if (hashOf(bytes) !== hash)
      throw new Error(
        `the scenario ${hash.slice(0, 12)}… is not the one that was sent: its bytes have another hash`,
      );
    const scenario = unpackScenario(bytes);
    this.known.set(hash, scenario);
    return scenario;
  }
}

function otherEngine(mine: string, theirs: string): MultivectorError {
  const short = (name: string) => name.slice(0, name.indexOf(" ") + 13);
  return new MultivectorError({
    code: "other-engine",
    message: `this worker is engine ${short(mine)}, and the queue has a batch of ${short(theirs)}`,
    mend: "install the version that the batch was started with, here or there",
    where: "--queue",
    fault: "usage",
  });
}
