/** Decides, from the state, which month is due and when. */
import { setImmediate as turn } from "node:timers/promises";
import { SPEEDS, type State } from "../state/state.ts";
import type { Due, Pacer } from "./player.ts";

/** What it follows of the state. */
export type Wanted = Pick<State, "pace" | "request">;

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

  follow(wanted: Wanted): void {
    const { pace, request } = this.wanted;
    this.wanted = wanted;
    if (pace !== wanted.pace || request !== wanted.request) this.wake();
  }

  /** No further month is shown. */
  stop(): void {
    this.stopped = true;
    this.wake();
  }

  /** Resolves to what is to be answered next, null when nothing more will be. Keys are handled before each. */
  async due(): Promise<Due | null> {
    for (;;) {
      await turn();
      if (this.stopped) return null;
      const wait = this.wait();
      if (wait > 0) await this.change(wait);
      else break;
    }
    if (this.wanted.request) return this.wanted.request;
    this.last = performance.now();
    return { show: this.next() };
  }

  /** Unplayed months come one at a time, so that keys are handled between them. */
  private next(): number {
    const { seek, at } = this.wanted.pace;
    return Math.min(seek ?? at + 1, this.extent.tip() + 1, this.extent.ticks());
  }

  /** Milliseconds until the next month, Infinity while none is wanted. */
  private wait(): number {
    const { pace, request } = this.wanted;
    const { playing, seek, held, speed, at } = pace;
    if (request) return 0;
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
