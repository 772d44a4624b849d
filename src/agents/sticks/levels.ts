/** How hard a stick may be. */

/** The first is the status quo. */
export const STICKS = ["none", "half", "full"] as const;
/** z of each. */
export const LEVELS = [0, 0.5, 1] as const;
/** Levels beside none. */
export const OTHERS = LEVELS.length - 1;
