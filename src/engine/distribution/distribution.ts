/** What we do not know of a number: distributions by name, each turned by one uniform into one value (inverse CDF). */
import { beta } from "./beta.ts";
import { lognormal } from "./lognormal.ts";
import { normal } from "./normal.ts";
import { triangular } from "./triangular.ts";
import { truncatedNormal } from "./truncated-normal.ts";
import { uniform } from "./uniform.ts";

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

/** Those whose numbers stand in one flat list. */
export const CONTINUOUS: readonly DistributionKind[] = [
  uniform,
  normal,
  truncatedNormal,
  lognormal,
  triangular,
  beta,
];

/** The least and the greatest uniform that any design draws; beyond them lies nothing that a run could meet. */
export const LEAST_UNIFORM = 5.551115123125783e-17;
export const GREATEST_UNIFORM = 0.9999999999999999;

/** The least and greatest value that can be drawn. */
export function reach(quantile: Quantile, bounded: boolean): readonly [number, number] {
  return bounded ? [quantile(0), quantile(1)] : [quantile(LEAST_UNIFORM), quantile(GREATEST_UNIFORM)];
}
