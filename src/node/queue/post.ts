/**
 * Sends the chunks of a batch out and fetches their results, by way of BullMQ on Redis. Jobs are named by what they are, so
 * adding one twice adds nothing; results are kept by that name, so playing one twice changes nothing. Whatever Redis or a
 * worker loses is asked for again; what comes in is checked against what was asked for.
 */
import { setTimeout as sleep } from "node:timers/promises";
import type { Queue } from "bullmq";
import type { Redis } from "ioredis";
import { MultivectorError } from "../../engine/errors.ts";
import { compile, type Program } from "../../engine/program.ts";
import { commandOf } from "../../experiments/chunk.ts";
import type { ChunkResult, ChunkTask } from "../../experiments/chunk-contract.ts";
import { modelNamed } from "../../models/registry.ts";
import { formulas } from "../../scenario/formula/language.ts";
import { announce, sweepEngines } from "./engines.ts";
import type { LinkOptions } from "./link.ts";
import {
  ALIVE,
  chunkName,
  engineName,
  KEPT,
  PREFIX,
  packScenario,
  packTask,
  queueName,
  resultsKey,
  scenarioKey,
  shortEngine,
  unpackResult,
} from "./message.ts";
import { patiently } from "./refusal.ts";
import { type SealedJob, sealJob } from "./seal.ts";

/** Chunks that are out at a time, and of which one looks for results together. */
const OUT = 256;
const LOOKED = 32;
/** Milliseconds between two looks, and of silence after which one asks again for what is out. */
const LOOK = 50;
const SILENCE = 3000;
/** So often a chunk is played again whose result is none. */
const MOST_REFUSED = 3;

/** What all chunks of a batch have in common, and the queue of their engine. */
interface Batch {
  bytes: Buffer;
  hash: string;
  model: string;
  engine: string;
  program: Program;
  queue: Queue<SealedJob>;
}

/** A chunk that is out. */
interface Out {
  task: ChunkTask;
  /** As it travels. */
  packed: string;
  /** How many results of it were refused. */
  refused: number;
}

export class Post {
  private readonly redis: Redis;
  private readonly options: LinkOptions;
  private readonly key: string | undefined;
  private batch: Batch | undefined;
  private readonly out = new Map<string, Out>();
  private stopped = () => false;
  private lonely = false;

  constructor(redis: Redis, options: LinkOptions, key: string | undefined) {
    this.redis = redis;
    this.options = options;
    this.key = key;
  }

  async play(
    tasks: Iterator<ChunkTask>,
    stopped: () => boolean,
    place: (r: ChunkResult) => void,
  ): Promise<void> {
    this.stopped = stopped;
    let heard = Date.now();
    for (;;) {
      if (!stopped()) await this.send(tasks);
      if ((await this.collect(place)) > 0) heard = Date.now();
      if (this.out.size === 0) return;
      if (stopped()) return this.withdraw();
      await sleep(LOOK);
      if (Date.now() - heard < SILENCE) continue;
      heard = Date.now();
      await this.askAgain();
    }
  }

  async close(): Promise<void> {
    await this.batch?.queue.close();
  }

  /** What may be done twice, as long as Redis refuses it for now. */
  private firmly<T>(act: () => Promise<T>): Promise<T | undefined> {
    return patiently(this.options, act, this.stopped);
  }

  private async send(tasks: Iterator<ChunkTask>): Promise<void> {
    const fresh: string[] = [];
    while (this.out.size < OUT) {
      const next = tasks.next();
      if (next.done) break;
      this.batch ??= await this.begin(next.value);
      const packed = packTask(next.value);
      const id = chunkName(this.batch.engine, this.batch.hash, next.value, packed);
      this.out.set(id, { task: next.value, packed, refused: 0 });
      fresh.push(id);
    }
    if (fresh.length === 0) return;
    await this.firmly(async () => {
      await this.sendScenario();
      // One that has failed for an earlier batch is given another chance.
      for (const id of fresh) await this.removeFailed(id);
      await this.add(fresh);
    });
  }

  /** All chunks of a batch are of one scenario. */
  private async begin(task: ChunkTask): Promise<Batch> {
    const { Queue } = await import("bullmq");
    const { model, world } = task;
    const engine = engineName(model);
    const queue = new Queue<SealedJob>(queueName(engine), { connection: this.redis, prefix: PREFIX });
    queue.on("error", () => {});
    await this.firmly(() => sweepEngines(this.redis));
    const program = compile(modelNamed(model), world, formulas);
    return { ...packScenario(task), model, engine, program, queue };
  }

  /** A sign of life, too: workers play nothing of a batch that has not given one for some time. */
  private async sendScenario(): Promise<void> {
    const { bytes, hash, engine } = this.batch!;
    await announce(this.redis, engine);
    await this.redis.set(scenarioKey(hash), bytes, "EX", ALIVE);
  }

  private async removeFailed(id: string): Promise<void> {
    const { queue } = this.batch!;
    if ((await queue.getJobState(id)) === "failed") await queue.remove(id);
  }

  private async add(ids: readonly string[]): Promise<void> {
    const { hash: scenario, model, engine, queue } = this.batch!;
    await queue.addBulk(
      ids.map((id) => ({
        name: "chunk",
        data: sealJob(id, { model, engine, scenario, task: this.out.get(id)!.packed }, this.key),
        opts: { jobId: id, removeOnComplete: true, removeOnFail: { age: KEPT, count: 1000 } },
      })),
    );
  }

  /** Fetches what has come in. A result stays in Redis until it is placed, and in a store if there is one. */
  private async collect(place: (r: ChunkResult) => void): Promise<number> {
    const ids = [...this.out.keys()];
    if (ids.length === 0) return 0;
    const key = resultsKey(this.batch!.hash);
    for (let k = 0; k < ids.length; k += LOOKED) {
      const some = ids.slice(k, k + LOOKED);
      const found = await this.firmly(() => this.redis.hmgetBuffer(key, ...some));
      const again: string[] = [];
      const read = some.filter((id, n) => {
        const bytes = found?.[n];
        if (!bytes) return false;
        const result = this.resultOf(id, bytes);
        if (result) {
          place(result);
          this.out.delete(id);
        } else again.push(id);
        return true;
      });
      if (read.length > 0) await this.firmly(() => this.redis.hdel(key, ...read));
      if (again.length > 0) await this.firmly(() => this.add(again));
    }
    return ids.length - this.out.size;
  }

  /**
   * What the bytes say, or nothing where they are not what was asked for.
   *
   * @throws `results-refused` where that is so again and again
   */
  private resultOf(id: string, bytes: Buffer): ChunkResult | undefined {
    const { program } = this.batch!;
    const out = this.out.get(id)!;
    const { task } = out;
    try {
      return unpackResult(bytes, {
        ...{ name: id, task, width: program.outcomes.length + program.world.outcomes.length },
        key: this.key,
        again: (k) => commandOf(task, k, program),
      });
    } catch (e) {
      out.refused++;
      const why = `a result of ${runsOf(task)} is refused, the ${ORDINALS[out.refused - 1] ?? "last"} time: ${(e as Error).message}`;
      if (out.refused > MOST_REFUSED) throw untrue(why);
      this.options.warn?.(`${why}; these runs are played again`);
      return undefined;
    }
  }

  /** A Redis that came back without its memory has forgotten jobs and scenario; adding what is still there adds nothing. */
  private async askAgain(): Promise<void> {
    const { queue } = this.batch!;
    await this.firmly(async () => {
      await this.sendScenario();
      for (const job of await queue.getFailed(0, 1000)) {
        const out = job.id === undefined ? undefined : this.out.get(job.id);
        if (out) throw failed(out.task, job.failedReason);
      }
      await this.add([...this.out.keys()]);
    });
    await this.seek();
  }

  /** Says, once, that nobody is there to play. */
  private async seek(): Promise<void> {
    const { queue, engine } = this.batch!;
    if (this.lonely) return;
    const workers = await queue.getWorkersCount().catch(() => 1);
    if (workers > 0) return;
    this.lonely = true;
    this.options.warn?.(
      `no worker of engine ${shortEngine(engine)} is there yet; start one: multivector worker --queue …`,
    );
  }

  /** Nobody waits for these any more. */
  private async withdraw(): Promise<void> {
    for (const id of this.out.keys()) await this.batch?.queue.remove(id).catch(() => {});
    this.out.clear();
  }
}

const ORDINALS = ["first", "second", "third"];
const runsOf = ({ from, runs }: ChunkTask) => `${runs} runs from ${from} on`;

function failed(task: ChunkTask, why: string): MultivectorError {
  return new MultivectorError({
    code: "chunk-failed",
    message: `workers cannot play ${runsOf(task)}: ${why}`,
    mend: "play them on this machine with the same command without --queue",
    where: "--queue",
    fault: "run",
  });
}

function untrue(why: string): MultivectorError {
  return new MultivectorError({
    code: "results-refused",
    message: why,
    mend: "see who writes to that Redis; give batch and workers one key (MULTIVECTOR_QUEUE_KEY); or play without --queue",
    where: "--queue",
    fault: "run",
  });
}
