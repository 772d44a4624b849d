/** Which engines have batches in a Redis: so that a worker of another one can say so, and what a dead one left goes away. */
import type { Redis } from "ioredis";
import { PREFIX, queueName } from "./message.ts";

const KEY = `${PREFIX}:engines`;
/** Seconds after which a batch that has not said so is not there any more, and after which its queue goes. */
const THERE = 30;
const DEAD = 7 * 24 * 3600;
/** No more are looked at: anybody may have written there. */
const MOST = 100;

/** By the clock of Redis, which is one for all. */
async function now(redis: Redis): Promise<number> {
  return Number((await redis.time())[0]);
}

/** Says that there is a batch of this engine. */
export async function announce(redis: Redis, engine: string): Promise<void> {
  await redis.zadd(KEY, await now(redis), engine);
}

/** Other engines of which there is a batch. */
export async function othersThan(redis: Redis, engine: string): Promise<string[]> {
  const found = await redis.zrangebyscore(KEY, (await now(redis)) - THERE, "+inf", "LIMIT", 0, MOST);
  return found.filter((e) => e !== engine && /^[\w.+-]{1,40} \w{1,64}$/.test(e));
}

/** Removes the queues of engines of which there has been no batch for a week, with the jobs in them. */
export async function sweepEngines(redis: Redis): Promise<void> {
  const dead = await redis.zrangebyscore(KEY, "-inf", (await now(redis)) - DEAD, "LIMIT", 0, MOST);
  if (dead.length === 0) return;
  const { Queue } = await import("bullmq");
  for (const engine of dead) {
    const queue = new Queue(queueName(engine), { connection: redis, prefix: PREFIX });
    queue.on("error", () => {});
    await queue.obliterate({ force: true });
    await redis.zrem(KEY, engine);
    await queue.close();
  }
}
