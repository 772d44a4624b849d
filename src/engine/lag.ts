/**
 * A lag that passes through stages, each of exponential length: Erlang distributed, so that nothing is done at once and
 * little takes for ever. Built on an integrated-hazard clock.
 */
import type { Column } from "./column.ts";
import type { Environment } from "./contract.ts";
import { clockColumns, HazardClock } from "./hazard.ts";

/** The columns of a lag over some axes; their owner declares them among its `writes`. */
export function lagColumns(id: string, axes: readonly string[], what: string): Column[] {
  return [
    { id: `${id}.stage`, axes, unit: "1", range: [0, 65535], doc: `Stages of ${what} that are done` },
    ...clockColumns(id, axes, `the next stage of ${what}`),
  ];
}

/** A lag of several exponential stages over the entries of an axis. */
export class Lag {
  readonly stages: number;
  private readonly clock: HazardClock;
  private readonly now: Float64Array;
  private readonly next: Float64Array;

  constructor(env: Environment, id: string, keys: Int32Array, stream: string, stages = 3) {
    this.stages = stages;
    this.clock = new HazardClock(env, id, keys, stream);
    this.now = env.read(`${id}.stage`);
    this.next = env.write(`${id}.stage`);
  }

  /** For a mechanism's `start`. */
  armAll(): void {
    this.next.fill(0);
    this.clock.armAll();
  }

  /** How many stages of lag `k` are done, as of the beginning of the phase. */
  done(k: number): number {
    return this.now[k]!;
  }

  /**
   * Lets `time` pass, as a share of the mean length of all stages.
   * @param last the stage at which lag `k` has to wait for something else, however much time is left of the step
   * @returns how many stages are done after it
   */
  advance(k: number, time: number, last = this.stages): number {
    const done = this.now[k]!;
    if (done >= last) return done;
    const after = Math.min(last, done + this.clock.advance(k, this.stages * time));
    if (after > done) this.next[k] = after;
    return after;
  }
}
