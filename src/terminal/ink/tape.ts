/** What a run was: a snapshot and a frame of every month, or, of long runs, of every few months. */
import type { Snapshot } from "../../engine/session.ts";
import type { Frame } from "./look/frame.ts";

export interface Kept {
  snapshot: Snapshot;
  frame: Frame;
}

/** Months that are kept at most: twenty years of them each, of longer runs every second, every fourth and so on. */
const MOST = 240;

export class Tape {
  private readonly kept = new Map<number, Kept>();
  private readonly most: number;
  /** Months from one that is kept to the next. */
  spacing = 1;

  constructor(most = MOST) {
    this.most = most;
  }

  get size(): number {
    return this.kept.size;
  }

  /** Keeps what stands after `tick` months, if that month's turn has come; the first is always kept. */
  keep(tick: number, make: () => Kept): void {
    if (tick % this.spacing !== 0) return;
    this.kept.set(tick, make());
    if (this.kept.size <= this.most) return;
    this.spacing *= 2;
    for (const other of this.kept.keys()) if (other % this.spacing !== 0) this.kept.delete(other);
  }

  /** The last that was kept at or before `tick`. */
  before(tick: number): Kept {
    return this.kept.get(tick - (tick % this.spacing))!;
  }
}
