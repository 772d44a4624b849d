/** Holds the state; tells the view of changes at most so many times a second. */
export interface Store<S, A> {
  readonly state: () => S;
  readonly dispatch: (action: A) => void;
  /** For the view: late by at most one frame. */
  readonly subscribe: (listener: () => void) => () => void;
  /** Tells the view now. */
  readonly flush: () => void;
}

export function createStore<S, A>(
  reduce: (state: S, action: A) => S,
  initial: S,
  framesPerSecond: number,
): Store<S, A> {
  const listeners = new Set<() => void>();
  const interval = 1000 / framesPerSecond;
  let state = initial;
  let told = -Infinity;
  let timer: NodeJS.Timeout | undefined;

  function flush(): void {
    clearTimeout(timer);
    timer = undefined;
    told = performance.now();
    for (const listener of listeners) listener();
  }

  return {
    state: () => state,
    flush,
    dispatch(action) {
      const before = state;
      state = reduce(state, action);
      if (state === before || timer) return;
      const wait = told + interval - performance.now();
      if (wait <= 0) flush();
      else timer = setTimeout(flush, wait).unref();
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
