/** The past of a run: a snapshot and a frame of every month, or, of long runs, of every few months. */
import type { Snapshot } from "../../../engine/session.ts";
import type { Frame } from "../../../views/frame.ts";

export interface Checkpoint {
  snapshot: Snapshot;
  frame: Frame;
}

/** Most that are kept: every month of twenty years; of longer runs every second, every fourth and so on. */
const MOST = 240;

export class Checkpoints {
  private readonly kept = new Map<number, Checkpoint>();
  private readonly most: number;
  /** Months between two that are kept. */
  spacing = 1;

  constructor(most = MOST) {
    this.most = most;
  }

  get size(): number {
    return this.kept.size;
  }

  /** Keeps the state after `tick` months if the spacing asks for that month; the first is always kept. */
  keep(tick: number, make: () => Checkpoint): void {
    if (tick % this.spacing !== 0) return;
    this.kept.set(tick, make());
    if (this.kept.size <= this.most) return;
    this.spacing *= 2;
    for (const other of this.kept.keys()) if (other % this.spacing !== 0) this.kept.delete(other);
  }

  /** The last one kept at or before `tick`. */
  before(tick: number): Checkpoint {
    return this.kept.get(tick - (tick % this.spacing))!;
  }
}
