/** Between the state and the player: says which month is due, and when. */
import { setImmediate as turn } from "node:timers/promises";
import type { Pacer, Request } from "./player.ts";
import { SPEEDS, type State } from "./state.ts";

/** What the controller goes by. */
export type Wanted = Pick<State, "pace" | "wish">;

export interface Extent {
  /** Months that all runs on screen have played. */
  tip(): number;
  /** Months there are. */
  ticks(): number;
}

export class Controller implements Pacer {
  private wanted: Wanted;
  private readonly extent: Extent;
  private last = -Infinity;
  private stopped = false;
  private wake: () => void = () => {};

  constructor(wanted: Wanted, extent: Extent) {
    this.wanted = wanted;
    this.extent = extent;
  }

  /** Takes up what the state says now. */
  follow(wanted: Wanted): void {
    const { pace, wish } = this.wanted;
    this.wanted = wanted;
    if (pace !== wanted.pace || wish !== wanted.wish) this.wake();
  }

  /** No further month is shown. */
  stop(): void {
    this.stopped = true;
    this.wake();
  }

  /** Resolves to what is to be answered next, null when nothing will be. Keys are heard before each. */
  async due(): Promise<Request | null> {
    for (;;) {
      await turn();
      if (this.stopped) return null;
      const wait = this.wait();
      if (wait > 0) await this.change(wait);
      else break;
    }
    if (this.wanted.wish) return this.wanted.wish;
    this.last = performance.now();
    return { show: this.next() };
  }

  /** Of the months ahead of what was played one at a time, so that keys are heard between them. */
  private next(): number {
    const { seek, at } = this.wanted.pace;
    return Math.min(seek ?? at + 1, this.extent.tip() + 1, this.extent.ticks());
  }

  /** Milliseconds until the next month, Infinity while there is no wish for one. */
  private wait(): number {
    const { pace, wish } = this.wanted;
    const { playing, seek, held, speed, at } = pace;
    if (wish) return 0;
    if (held) return Infinity;
    if (seek !== null) return 0;
    if (!playing || at >= this.extent.ticks()) return Infinity;
    return this.last + 1000 / SPEEDS[speed]! - performance.now();
  }

  /** Resolves after so many milliseconds, or at once when the pace changes. */
  private change(milliseconds: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = Number.isFinite(milliseconds) ? setTimeout(resolve, milliseconds) : undefined;
      this.wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }
}
