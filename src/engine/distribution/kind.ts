/** What a kind of distribution is: its numbers, and how a uniform becomes a value. */

/** The value at a uniform from 0 to 1, non-decreasing in it; at 0 and 1 its bounds, infinite where there are none. */
export type Quantile = (u: number) => number;

export interface DistributionKind {
  readonly id: string;
  readonly doc: string;
  /** Names of its numbers, in order; those after `least` of them may be left out. */
  readonly numbers: readonly string[];
  readonly least?: number;
  /** Whether its draws reach its bounds, and not only near to them. */
  readonly bounded: boolean;
  /** What is impossible about them, or undefined. */
  fault(numbers: readonly number[]): { message: string; mend: string } | undefined;
  quantile(numbers: readonly number[]): Quantile;
}
