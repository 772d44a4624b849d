/** How large an effect would have been found, so that "nothing was found" says what it rules out. */

/** Standard normal: chance .8 below it. */
const POWER = 0.8416212335729143;

/** An effect that would have been found in four of five searches, or more. */
export interface Detectable {
  /** Share of one factor's distribution in which the outcome is likelier, or less likely. */
  share: number;
  /** Chance with which, at least, it would have been found. */
  power: 0.8;
  /** Difference of the chances within and without; null where none that is possible would be found. */
  difference: number | null;
}

export const SHARES = [1 / 2, 1 / 3, 1 / 10] as const;

/**
 * The difference whose strength is the critical one and as much more as a power of .8 takes; of a share at one end, or of names.
 *
 * @param critical strength that chance alone reaches in 5% of the searches, in standard errors
 */
export function detectable(y: Float64Array, critical: number): Detectable[] {
  const n = y.length;
  const mean = y.reduce((sum, v) => sum + v, 0) / n;
  const variance = y.reduce((sum, v) => sum + (v - mean) * (v - mean), 0) / (n - 1);
  return SHARES.map((share) => {
    const difference = (critical + POWER) * Math.sqrt(variance / (n * share * (1 - share)));
    const up = mean + (1 - share) * difference <= 1 && mean - share * difference >= 0;
    const down = mean - (1 - share) * difference >= 0 && mean + share * difference <= 1;
    return { share, power: 0.8, difference: up || down ? difference : null };
  });
}
