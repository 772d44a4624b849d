/**
 * Integrated-hazard clocks: a threshold is drawn once when armed, the hazard accumulates, the clock fires as often as it
 * crosses a threshold. Counts are those of a Poisson process whatever the length of a step, firing times converge as the
 * tick shrinks, and a pointwise higher hazard never fires later.
 */
import type { Column } from "./column.ts";
import type { Environment } from "./contract.ts";
import { MultivectorError } from "./errors.ts";

/** How often one clock may fire in a run: its luck is keyed by an ordinal of 16 bits. */
const MOST_FIRINGS = 65535;

/** The three columns of a clock over some axes; their owner declares them among its `writes`. */
export function clockColumns(id: string, axes: readonly string[], what: string): Column[] {
  const top = Number.MAX_VALUE;
  return [
    {
      id: `${id}.accumulated`,
      axes,
      unit: "1",
      range: [0, top],
      doc: `Hazard of ${what} accumulated since the last firing`,
    },
    {
      id: `${id}.threshold`,
      axes,
      unit: "1",
      range: [0, top],
      doc: `Exponential threshold at which ${what} comes next`,
    },
    { id: `${id}.ordinal`, axes, unit: "1", range: [0, MOST_FIRINGS], doc: `How often ${what} has come` },
  ];
}

/**
 * Integrated-hazard clocks, one an entity: each fires when its accumulated hazard passes a threshold drawn once.
 */
export class HazardClock {
  private readonly now: readonly [Float64Array, Float64Array, Float64Array];
  private readonly next: readonly [Float64Array, Float64Array, Float64Array];
  private readonly keys: Int32Array;
  private readonly stream: { exponential(entity: number, period: number, ordinal: number): number };
  private readonly id: string;

  constructor(env: Environment, id: string, keys: Int32Array, stream: string) {
    this.now = [env.read(`${id}.accumulated`), env.read(`${id}.threshold`), env.read(`${id}.ordinal`)];
    this.next = [env.write(`${id}.accumulated`), env.write(`${id}.threshold`), env.write(`${id}.ordinal`)];
    this.keys = keys;
    this.id = id;
    this.stream = env.stream(stream);
  }

  /** Draws the first threshold of clock `k`; for a mechanism's `start`. */
  arm(k: number): void {
    this.next[0][k] = 0;
    this.next[1][k] = this.stream.exponential(this.keys[k]!, 0, 0);
    this.next[2][k] = 0;
  }

  armAll(): void {
    for (let k = 0; k < this.keys.length; k++) this.arm(k);
  }

  /**
   * Adds `hazard` (rate x time, 0 or more) to clock `k`.
   * @returns how often it fires; 0 most of the time
   * @throws `clock-overrun` where it fires for the 65,536th time
   */
  advance(k: number, hazard: number): number {
    let left = this.now[0][k]! + hazard;
    let threshold = this.now[1][k]!;
    if (left < threshold) {
      this.next[0][k] = left;
      return 0;
    }
    const before = this.now[2][k]!;
    let ordinal = before;
    while (left >= threshold) {
      left -= threshold;
      if (ordinal === MOST_FIRINGS) throw this.overrun();
      threshold = this.stream.exponential(this.keys[k]!, 0, ++ordinal);
    }
    this.next[0][k] = left;
    this.next[1][k] = threshold;
    this.next[2][k] = ordinal;
    return ordinal - before;
  }

  private overrun(): MultivectorError {
    return new MultivectorError({
      code: "clock-overrun",
      message: `the clock ${this.id} has fired ${MOST_FIRINGS} times, which is as often as it can in a run`,
      mend: "lower the rate that drives it, or end the run earlier",
      fault: "run",
    });
  }
}
