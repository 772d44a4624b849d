/** Between the state and the player: says when the next month is due. */
import { setImmediate as turn } from "node:timers/promises";
import { type Pace, SPEEDS } from "./state.ts";

export class Controller {
  private pace: Pace;
  private steps: number;
  private last = -Infinity;
  private stopped = false;
  private wake: () => void = () => {};

  constructor(pace: Pace) {
    this.pace = pace;
    this.steps = pace.steps;
  }

  /** Takes up what the state says now. */
  follow(pace: Pace): void {
    if (pace === this.pace) return;
    this.pace = pace;
    this.wake();
  }

  /** No further month is played. */
  stop(): void {
    this.stopped = true;
    this.wake();
  }

  /** Resolves when the next month is to be played; false when none will be. Keys are heard before each month. */
  async due(): Promise<boolean> {
    for (;;) {
      await turn();
      if (this.stopped) return false;
      const wait = this.wait();
      if (wait > 0) await this.change(wait);
      else break;
    }
    this.last = performance.now();
    return true;
  }

  /** Milliseconds until the next month, Infinity while there is no wish for one. */
  private wait(): number {
    const { playing, toEnd, held, steps, speed } = this.pace;
    if (held) return Infinity;
    if (steps > this.steps) {
      this.steps++;
      return 0;
    }
    if (toEnd) return 0;
    return playing ? this.last + 1000 / SPEEDS[speed]! - performance.now() : Infinity;
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
