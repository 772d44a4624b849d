/** Memory that the threads of a batch share: how many runs have ended, the furthest chunk begun, and whether to stop. */

/** Places in the memory that the threads share. */
const DONE = 0;
const STOP = 1;
const FURTHEST = 2;

/** Milliseconds that a chunk may go on after the stop to close a gap. */
const GRACE = 500;

export type Signals = Int32Array;

/** @param threads whether more than one will look at them */
export function newSignals(threads: boolean): Signals {
  return threads ? new Int32Array(new SharedArrayBuffer(12)) : new Int32Array(3);
}

export const runsDone = (signals: Signals): number => Atomics.load(signals, DONE);

export const isStopped = (signals: Signals): boolean => Atomics.load(signals, STOP) !== 0;

export function stop(signals: Signals): void {
  Atomics.store(signals, STOP, 1);
}

/** A run of the chunk from `from` on has ended. */
export function runEnded(signals: Signals, from: number): void {
  Atomics.add(signals, DONE, 1);
  let seen = Atomics.load(signals, FURTHEST);
  while (seen < from) {
    const was = Atomics.compareExchange(signals, FURTHEST, seen, from);
    if (was === seen) return;
    seen = was;
  }
}

/**
 * Says before each run of a chunk whether to end here. Without a store only runs without a gap before them can be shown: there a
 * chunk goes on for a moment after the stop where others have played runs beyond it, so that those are not lost.
 * @param from first run of the chunk @param fills whether it is worth closing a gap
 */
export function stopAt(signals: Signals | undefined, from: number, fills: boolean): () => boolean {
  if (!signals) return () => false;
  let until = Number.NaN;
  return () => {
    if (!isStopped(signals)) return false;
    if (!fills || Atomics.load(signals, FURTHEST) <= from) return true;
    if (Number.isNaN(until)) until = performance.now() + GRACE;
    return performance.now() > until;
  };
}
