/**
 * Plays the chunks of a batch on other machines, by way of BullMQ on Redis. Jobs are named by what they are, so adding one
 * twice adds nothing; results are kept by that name, so playing one twice changes nothing. Whatever Redis or a worker
 * loses is asked for again.
 */
import { setTimeout as sleep } from "node:timers/promises";
import type { Queue } from "bullmq";
import type { Redis } from "ioredis";
import { MultivectorError } from "../../engine/errors.ts";
import type { ChunkResult, ChunkTask } from "../../experiments/chunk-contract.ts";
import type { Player } from "../../experiments/player.ts";
import { away, isAway, type LinkOptions, link } from "./link.ts";
import {
  type ChunkJob,
  chunkName,
  engineName,
  KEPT,
  PREFIX,
  packScenario,
  packTask,
  QUEUE,
  resultsKey,
  scenarioKey,
  unpackResult,
} from "./message.ts";

/** Chunks that are out at a time, and of which one looks for results together. */
const OUT = 256;
const LOOKED = 32;
/** Milliseconds between two looks, and of silence after which one asks again for what is out. */
const LOOK = 50;
const SILENCE = 3000;
/** Milliseconds for what is under way when one stops. */
const GRACE = 2000;

export async function queued(options: LinkOptions): Promise<Player> {
  const redis = await link(options, true);
  const { Queue } = await import("bullmq");
  const queue = new Queue<ChunkJob>(QUEUE, { connection: redis, prefix: PREFIX });
  queue.on("error", () => {});
  const post = new Post(redis, queue);
  const halt = new AbortController();
  /** Resolves some time after the stop: what a Redis that hangs still owes is not waited for. */
  const halted = new Promise<void>((resolve) => {
    halt.signal.addEventListener("abort", () => setTimeout(resolve, GRACE).unref());
  });
  let closed = false;
  let done = 0;
  return {
    async play(tasks, place) {
      let over = false;
      const played = post.play(
        tasks,
        () => halt.signal.aborted,
        (r) => {
          if (over) return;
          done += r.runs;
          place(r);
        },
      );
      try {
        await Promise.race([played, halted]);
      } catch (e) {
        throw isAway(e) ? away(options.url, (e as Error).message) : e;
      } finally {
        over = true;
        played.catch(() => {});
      }
    },
    stop() {
      halt.abort();
    },
    get done() {
      return done;
    },
    async close() {
      if (closed) return;
      closed = true;
      await Promise.race([queue.close().catch(() => {}), sleep(GRACE)]);
      redis.disconnect();
    },
  };
}

class Post {
  private readonly redis: Redis;
  private readonly queue: Queue<ChunkJob>;
  private scenario: { bytes: Buffer; hash: string; model: string; engine: string } | undefined;
  /** Chunks that are out, by name, as they travel. */
  private readonly out = new Map<string, string>();

  constructor(redis: Redis, queue: Queue<ChunkJob>) {
    this.redis = redis;
    this.queue = queue;
  }

  async play(
    tasks: Iterator<ChunkTask>,
    stopped: () => boolean,
    place: (r: ChunkResult) => void,
  ): Promise<void> {
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

  private async send(tasks: Iterator<ChunkTask>): Promise<void> {
    const fresh: string[] = [];
    while (this.out.size < OUT) {
      const next = tasks.next();
      if (next.done) break;
      this.scenario ??= scenarioOf(next.value);
      const packed = packTask(next.value);
      const id = chunkName(this.scenario.engine, this.scenario.hash, next.value, packed);
      this.out.set(id, packed);
      fresh.push(id);
    }
    if (fresh.length === 0) return;
    await this.sendScenario();
    // One that has failed for an earlier batch is given another chance.
    for (const id of fresh) if ((await this.queue.getJobState(id)) === "failed") await this.queue.remove(id);
    await this.add(fresh);
  }

  private async sendScenario(): Promise<void> {
    const { bytes, hash } = this.scenario!;
    await this.redis.set(scenarioKey(hash), bytes, "EX", KEPT);
  }

  private async add(ids: readonly string[]): Promise<void> {
    const { hash: scenario, model, engine } = this.scenario!;
    const results = resultsKey(scenario);
    await this.queue.addBulk(
      ids.map((id) => ({
        name: "chunk",
        data: { model, engine, scenario, results, task: this.out.get(id)! },
        opts: { jobId: id, removeOnComplete: true, removeOnFail: 1000 },
      })),
    );
  }

  /** Fetches what has come in. A result stays in Redis until it is placed, and in a store if there is one. */
  private async collect(place: (r: ChunkResult) => void): Promise<number> {
    const ids = [...this.out.keys()];
    if (ids.length === 0) return 0;
    const key = resultsKey(this.scenario!.hash);
    for (let k = 0; k < ids.length; k += LOOKED) {
      const some = ids.slice(k, k + LOOKED);
      const found = await this.redis.hmgetBuffer(key, ...some);
      const placed = some.filter((id, n) => {
        const bytes = found[n];
        if (!bytes) return false;
        place(unpackResult(bytes));
        return this.out.delete(id);
      });
      if (placed.length > 0) await this.redis.hdel(key, ...placed);
    }
    return ids.length - this.out.size;
  }

  /** A Redis that came back without its memory has forgotten jobs and scenario; adding what is still there adds nothing. */
  private async askAgain(): Promise<void> {
    await this.sendScenario();
    for (const job of await this.queue.getFailed(0, 1000))
      if (job.id !== undefined && this.out.has(job.id)) throw failed(job.id, job.failedReason);
    await this.add([...this.out.keys()]);
  }

  /** Nobody waits for these any more. */
  private async withdraw(): Promise<void> {
    for (const id of this.out.keys()) await this.queue.remove(id).catch(() => {});
    this.out.clear();
  }
}

/** All chunks of a batch are of one scenario. */
function scenarioOf(task: ChunkTask) {
  return { ...packScenario(task), model: task.model, engine: engineName(task.model) };
}

function failed(id: string, why: string): MultivectorError {
  return new MultivectorError({
    code: "chunk-failed",
    message: `workers cannot play ${id.replace(/^.*-(\d+)-(\d+)$/, "$2 runs from $1 on")}: ${why}`,
    mend: "play them on this machine with the same command without --queue",
    where: "--queue",
    fault: "run",
  });
}
