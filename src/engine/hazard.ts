/**
 * Integrated-hazard clocks: a threshold is drawn once when armed, the hazard accumulates, the clock fires when it
 * crosses the threshold. Firing times converge as the tick shrinks, and a pointwise higher hazard never fires later.
 */
import type { Column } from "./column.ts";
import type { Environment } from "./contract.ts";

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
    { id: `${id}.ordinal`, axes, unit: "1", range: [0, 65535], doc: `How often ${what} has come` },
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

  constructor(env: Environment, id: string, keys: Int32Array, stream: string) {
    this.now = [env.read(`${id}.accumulated`), env.read(`${id}.threshold`), env.read(`${id}.ordinal`)];
    this.next = [env.write(`${id}.accumulated`), env.write(`${id}.threshold`), env.write(`${id}.ordinal`)];
    this.keys = keys;
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

  /** Adds `hazard` (rate x time) to clock `k`; true when it fires. At most one firing a call: a surplus stays. */
  advance(k: number, hazard: number): boolean {
    const accumulated = this.now[0][k]! + hazard;
    const threshold = this.now[1][k]!;
    if (accumulated < threshold) {
      this.next[0][k] = accumulated;
      return false;
    }
    const ordinal = this.now[2][k]! + 1;
    this.next[0][k] = accumulated - threshold;
    this.next[1][k] = this.stream.exponential(this.keys[k]!, 0, ordinal);
    this.next[2][k] = ordinal;
    return true;
  }
}
