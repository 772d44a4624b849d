/**
 * Holds the state; tells the view of changes at most so many times in any second, and less often where drawing is dear.
 * What a reader waits for follows the frame before at once, and the one after that is late instead.
 */
import { setImmediate as turn } from "node:timers/promises";

export interface Store<S, A> {
  readonly state: () => S;
  /** @param urgent the reader waits for it: drawing may take more than its share of the time */
  readonly dispatch: (action: A, urgent?: boolean) => void;
  /** For the view: late by at most one frame. */
  readonly subscribe: (listener: () => void) => () => void;
  /** Tells the view now. */
  readonly flush: () => void;
}

/** Share of the time that drawing may take of itself. */
const SHARE = 0.07;
/** Frames that may follow one another at once where the reader waits for them. */
const EARLY = 2;
/** However dear, it is drawn twice a second. */
const SLOWEST = 500;

export function createStore<S, A>(
  reduce: (state: S, action: A) => S,
  initial: S,
  framesPerSecond: number,
): Store<S, A> {
  const listeners = new Set<() => void>();
  const interval = 1000 / framesPerSecond;
  /** What a frame takes of the time: with those that come early a second has no more than it may. */
  const price = 1000 / (framesPerSecond - EARLY);
  let state = initial;
  let told = -Infinity;
  /** When the frames so far will be paid for. */
  let owed = -Infinity;
  let due = Infinity;
  let timer: NodeJS.Timeout | undefined;
  /** Milliseconds that a frame has taken of late. */
  let cost = 0;

  function flush(): void {
    clearTimeout(timer);
    timer = undefined;
    due = Infinity;
    const before = performance.now();
    told = before;
    owed = Math.max(owed, before) + price;
    for (const listener of listeners) listener();
    // The view is drawn in what follows at once.
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
      const when = Math.min(due, Math.max(owed - EARLY * price, urgent ? -Infinity : told + patience));
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
