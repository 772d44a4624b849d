/**
 * Holds the state and notifies the view of changes, at a limited rate that falls where drawing is slow. A change that the
 * reader waits for is drawn at once, and the frame after it is delayed instead.
 */
import { setImmediate as turn } from "node:timers/promises";

export interface Store<S, A> {
  readonly state: () => S;
  /** @param urgent the reader waits for it: drawing may take more than its share of the time */
  readonly dispatch: (action: A, urgent?: boolean) => void;
  /** For the view: called at most one frame late. */
  readonly subscribe: (listener: () => void) => () => void;
  /** Notifies the view now. */
  readonly flush: () => void;
}

/** Share of the time that drawing may take. */
const SHARE = 0.07;
/** How many frames may be drawn ahead of the rate for a reader who waits. */
const EARLY = 2;
/** However slow, it is drawn twice a second. */
const SLOWEST = 500;

export function createStore<S, A>(
  reduce: (state: S, action: A) => S,
  initial: S,
  framesPerSecond: number,
): Store<S, A> {
  const listeners = new Set<() => void>();
  const interval = 1000 / framesPerSecond;
  /** Milliseconds charged for a frame, so that early frames do not raise the rate. */
  const price = 1000 / (framesPerSecond - EARLY);
  let state = initial;
  let drawn = -Infinity;
  /** Until when the frames so far are charged. */
  let owed = -Infinity;
  let due = Infinity;
  let timer: NodeJS.Timeout | undefined;
  /** Milliseconds that recent frames took. */
  let cost = 0;

  function flush(): void {
    clearTimeout(timer);
    timer = undefined;
    due = Infinity;
    const before = performance.now();
    drawn = before;
    owed = Math.max(owed, before) + price;
    for (const listener of listeners) listener();
    // React draws before the next turn of the event loop.
    void turn().then(() => {
      cost = (cost + performance.now() - before) / 2;
    });
  }

  return {
    state: () => state,
    flush,
    dispatch(action, urgent = false) {
      const before = state;
      state = reduce(state, action);
      if (state === before) return;
      const patience = Math.max(interval, Math.min(SLOWEST, cost / SHARE));
      const when = Math.min(due, Math.max(owed - EARLY * price, urgent ? -Infinity : drawn + patience));
      const wait = when - performance.now();
      if (wait <= 0) flush();
      else if (when < due) {
        clearTimeout(timer);
        due = when;
        timer = setTimeout(flush, wait).unref();
      }
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
