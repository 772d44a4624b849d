/** A machine that plays chunks from the queue: in threads, so that its event loop stays free to renew its locks. */
import { setTimeout as sleep } from "node:timers/promises";
import type { Job } from "bullmq";
import type { Redis } from "ioredis";
import type { MultivectorError } from "../../engine/errors.ts";
import { MODELS } from "../../models/registry.ts";
import { poolOf } from "../pool.ts";
import type { Played } from "../task.ts";
import { othersThan, sweepEngines } from "./engines.ts";
import { away, type LinkOptions, link } from "./link.ts";
import {
  engineName,
  hashOf,
  KEPT,
  PREFIX,
  packResult,
  queueName,
  resultsKey,
  type Scenario,
  scenarioKey,
  shortEngine,
  unpackScenario,
  unpackTask,
} from "./message.ts";
import { patiently, refusalOf, refused } from "./refusal.ts";
import { queueKey, type SealedJob, unsealedJob } from "./seal.ts";

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

/** Milliseconds between two looks for batches of other engines, and within which errors are one trouble. */
const NEWS = 10_000;
const ONE_TROUBLE = 20_000;

/** Works until it is told to stop, or has nothing to do for too long. @returns chunks played */
export async function work(options: WorkerOptions): Promise<number> {
  const key = queueKey();
  const redis = await link(options, false);
  const pool = await poolOf(options.threads);
  const scenarios = new Scenarios(redis);
  const trouble = new Trouble(options);
  let chunks = 0;
  let busy = 0;
  let last = Date.now();

  const play = async (job: Job<SealedJob>, engine: string): Promise<void> => {
    trouble.over();
    const id = job.id ?? "";
    const asked = unsealedJob(id, job.data, key);
    if (asked.engine !== engine) throw new Error(`it is of another engine, ${asked.engine}`);
    const scenario = await scenarios.get(asked.scenario);
    // Its batch has given no sign of life for long; one that lives sends scenario and chunk anew.
    if (!scenario) return;
    busy++;
    try {
      const task = unpackTask(asked.task, scenario);
      const { result, fault } = (await pool.run(task)) as Played;
      if (!result) throw new Error(fault?.message ?? "a chunk was lost");
      const results = resultsKey(asked.scenario);
      const bytes = packResult(result, id, key);
      await patiently(options, async () => {
        const done = await redis.multi().hset(results, id, bytes).expire(results, KEPT).exec();
        for (const [e] of done ?? []) if (e) throw e;
      });
      chunks++;
      options.told?.(result.from, result.runs);
    } finally {
      busy--;
      last = Date.now();
    }
  };

  const { Worker } = await import("bullmq");
  const engines = MODELS.map((m) => engineName(m.id));
  const workers = engines.map((engine) => {
    const worker = new Worker<SealedJob>(queueName(engine), (job) => play(job, engine), {
      connection: redis,
      prefix: PREFIX,
      concurrency: options.threads,
      lockDuration: LOCK,
      stalledInterval: STALLED,
      maxStalledCount: MOST_STALLED,
      drainDelay: 1,
      runRetryDelay: LATER,
    });
    worker.on("error", (e) => trouble.met(e));
    return worker;
  });
  const news = new News(redis, engines, options);
  try {
    await sweepEngines(redis).catch((e: unknown) => trouble.met(e));
    const idle = () => busy === 0 && Date.now() - last > options.idle * 1000;
    await ended(options, redis, () => trouble.check(), idle);
  } finally {
    news.end();
    // What is in hand is finished, unless Redis is gone or hangs.
    const prompt = await answers(redis);
    await Promise.all(workers.map((w) => w.close(!prompt || trouble.lasts).catch(() => {})));
    await pool.destroy();
    redis.disconnect();
  }
  return chunks;
}

/** What Redis refuses again and again: told once, borne for as long as patience lasts. */
class Trouble {
  private readonly options: WorkerOptions;
  private since = Number.NaN;
  private latest = Number.NaN;
  private fault: MultivectorError | undefined;
  private passing = true;

  constructor(options: WorkerOptions) {
    this.options = options;
  }

  get lasts(): boolean {
    return this.fault !== undefined;
  }

  met(e: unknown): void {
    const refusal = refusalOf(e);
    if (!refusal) return;
    const now = Date.now();
    if (!this.fault || now - this.latest > ONE_TROUBLE) {
      this.since = now;
      this.fault = refused(this.options.url, refusal);
      this.passing = refusal.passing;
      this.options.warn?.(`waiting: ${this.fault.message}; ${refusal.mend}`);
    }
    this.latest = now;
  }

  over(): void {
    this.fault = undefined;
  }

  /** @throws `redis-refuses` where patience is at its end */
  check(): void {
    if (!this.fault || Date.now() - this.latest > ONE_TROUBLE) return;
    if (!this.passing || Date.now() - this.since > this.options.patience * 1000) throw this.fault;
  }
}

/** Tells, once each, that a batch waits for another engine than this one. */
class News {
  private readonly timer: NodeJS.Timeout;

  constructor(redis: Redis, engines: readonly string[], { warn }: WorkerOptions) {
    const told = new Set(engines);
    const look = async () => {
      for (const theirs of await othersThan(redis, engines[0] ?? "")) {
        if (told.has(theirs)) continue;
        told.add(theirs);
        warn?.(
          `a batch waits for engine ${shortEngine(theirs)}, and this worker is ${engines.map(shortEngine).join(", ")}: install that version to play it, too`,
        );
      }
    };
    const gently = () => void look().catch(() => {});
    this.timer = setInterval(gently, NEWS);
    gently();
  }

  end(): void {
    clearInterval(this.timer);
  }
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

/** Resolves when it is time to stop; rejects where Redis stays away, or where `check` throws. */
function ended(
  { signal, url }: WorkerOptions,
  redis: Redis,
  check: () => void,
  idle: () => boolean,
): Promise<void> {
  return new Promise((resolve, reject) => {
    const look = setInterval(() => {
      try {
        check();
        if (signal.aborted || idle()) finish(resolve);
      } catch (e) {
        finish(() => reject(e));
      }
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
  private readonly known = new Map<string, Scenario>();

  constructor(redis: Redis) {
    this.redis = redis;
  }

  async get(hash: string): Promise<Scenario | undefined> {
    const found = this.known.get(hash);
    // The one of a batch that is gone has expired, whether it is known here or not.
    if (found) return (await this.redis.exists(scenarioKey(hash))) > 0 ? found : undefined;
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
