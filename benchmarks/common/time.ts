/** Times one implementation of the common model in this process. */
import { PerformanceObserver } from "node:perf_hooks";
import type { Contestant } from "./contestant.ts";
import { EngineRun } from "./engine.ts";
import { FloccRun } from "./flocc.ts";
import { KeyedHand, PolarHand } from "./hand.ts";
import { TICKS } from "./model.ts";

export const CONTESTANTS = {
  engine: (size: number): Contestant => new EngineRun(size),
  keyed: (size: number): Contestant => new KeyedHand(size),
  polar: (size: number): Contestant => new PolarHand(size),
  flocc: (size: number): Contestant => new FloccRun(size),
};

/** Seconds. */
const WARM_UP = 0.3;
const RUNS = 4;
const LONG = 10_000;
const SETTLE = 500;

const now = () => Number(process.hrtime.bigint());

/**
 * ns an agent and tick, of the ticks alone: the start of a run is not counted. The same four runs are repeated for
 * some seconds in pieces of about half a millisecond, and of each piece the fastest time counts, so that what else
 * the machine does meanwhile counts least. (Garbage collections do not count either, which favours whoever makes much.)
 */
export function time(
  contestant: Contestant,
  size: number,
  seconds: number,
  warmUp = WARM_UP,
): { ns: number; share: number } {
  const piece = size >= 1000 ? 1 : size >= 100 ? 10 : 60;
  const pieces = TICKS / piece;
  const fastest = new Float64Array(RUNS * pieces);
  const repeat = (budget: number) => {
    fastest.fill(Infinity);
    let share = 0;
    let spent = 0;
    let runs = 0;
    while (spent < budget * 1e9 || runs < RUNS) {
      const run = runs++ % RUNS;
      contestant.start(run);
      for (let k = run * pieces; k < (run + 1) * pieces; k++) {
        const before = now();
        contestant.play(piece);
        const taken = now() - before;
        spent += taken;
        if (taken < fastest[k]!) fastest[k] = taken;
      }
      share += contestant.share();
    }
    return share / runs;
  };
  repeat(warmUp);
  const share = repeat(seconds);
  return { ns: fastest.reduce((a, b) => a + b) / (RUNS * TICKS * size), share };
}

/** Bytes of JavaScript heap that a tick allocates: the heap's growth over a long run without a collection. */
export async function heap(size: number): Promise<{ bytes: number; collected: number }> {
  if (!globalThis.gc) throw new Error("run with --expose-gc");
  let collected = 0;
  const observer = new PerformanceObserver((list) => {
    collected += list.getEntries().length;
  });
  const engine = new EngineRun(size, LONG + SETTLE);
  for (let warm = 0; warm < 3; warm++) {
    engine.start(warm);
    engine.play(LONG);
  }
  engine.start(3);
  globalThis.gc();
  // A full collection also throws compiled code away; what compiling it again allocates is not the ticks' doing.
  engine.play(SETTLE);
  await new Promise((done) => setTimeout(done, 50));
  observer.observe({ entryTypes: ["gc"] });
  const before = process.memoryUsage().heapUsed;
  engine.play(LONG);
  const after = process.memoryUsage().heapUsed;
  await new Promise((done) => setTimeout(done, 50));
  return { bytes: (after - before) / LONG, collected };
}
