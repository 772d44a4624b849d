/** Bounds of experiments. */

/** More runs than this belong on several machines. */
export const MOST_RUNS = 10_000_000;
