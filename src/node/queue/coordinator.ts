/** A batch played on other machines, as a player like those of this one. */
import { setTimeout as sleep } from "node:timers/promises";
import type { Player } from "../../experiments/player.ts";
import { away, isAway, type LinkOptions, link } from "./link.ts";
import { Post } from "./post.ts";
import { queueKey } from "./seal.ts";

/** Milliseconds for what is under way when one stops. */
const GRACE = 2000;

export async function queued(options: LinkOptions): Promise<Player> {
  const key = queueKey();
  const redis = await link(options, true);
  const post = new Post(redis, options, key);
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
      await Promise.race([post.close().catch(() => {}), sleep(GRACE)]);
      redis.disconnect();
    },
  };
}
