/** Distributions of uncertain numbers, by name, each turned by one uniform into one value (inverse CDF). */
import { beta } from "./beta.ts";
import type { DistributionKind, Quantile } from "./kind.ts";
import { lognormal } from "./lognormal.ts";
import { normal } from "./normal.ts";
import { triangular } from "./triangular.ts";
import { truncatedNormal } from "./truncated-normal.ts";
import { uniform } from "./uniform.ts";

/** Those whose numbers stand in one flat list. */
export const CONTINUOUS: readonly DistributionKind[] = [
  uniform,
  normal,
  truncatedNormal,
  lognormal,
  triangular,
  beta,
];

/** The least and the greatest uniform that any design draws; no run can meet anything beyond them. */
const LEAST_UNIFORM = 5.551115123125783e-17;
export const GREATEST_UNIFORM = 0.9999999999999999;

/** The least and greatest value that can be drawn. */
export function reach(quantile: Quantile, bounded: boolean): readonly [number, number] {
  return bounded ? [quantile(0), quantile(1)] : [quantile(LEAST_UNIFORM), quantile(GREATEST_UNIFORM)];
}
