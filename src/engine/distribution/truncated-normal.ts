import { normalQuantile } from "../normal.ts";
import { normalDistribution } from "../normal-distribution.ts";
import type { DistributionKind } from "./kind.ts";
import { rising, spread } from "./rising.ts";

/** Bounds that leave less than this of the normal distribution are a slip of the pen. */
const LEAST_MASS = 1e-6;

export const truncatedNormal: DistributionKind = {
  id: "truncatedNormal",
  doc: "a normal distribution given that it lies from the least to the greatest",
  numbers: ["mean", "standard deviation", "least", "greatest"],
  bounded: true,
  fault([mean = 0, sd = 1, low = 0, high = 1]) {
    const wrong = spread("truncatedNormal", sd) ?? rising("truncatedNormal", [low, high]);
    if (wrong) return wrong;
    const { lower, upper } = masses(mean, sd, low, high);
    if (upper - lower >= LEAST_MASS) return undefined;
    return {
      message: `almost nothing of normal: [${mean}, ${sd}] lies from ${low} to ${high}`,
      mend: "move the mean to the bounds, or write uniform: [least, greatest]",
    };
  },
  quantile([mean = 0, sd = 1, low = 0, high = 1]) {
    const { mirrored, lower, upper } = masses(mean, sd, low, high);
    return (u) => {
      if (u === 0 || u === 1) return u === 0 ? low : high;
      const p = mirrored ? upper - u * (upper - lower) : lower + u * (upper - lower);
      const z = normalQuantile(p);
      // Rounding may step over a bound by the last bit.
      return Math.min(Math.max(mean + sd * (mirrored ? -z : z), low), high);
    };
  },
};

/** Probabilities below the bounds; of an interval above the mean those of its mirror image, which keep their digits. */
function masses(mean: number, sd: number, low: number, high: number) {
  const a = (low - mean) / sd;
  const b = (high - mean) / sd;
  const mirrored = a > 0;
  return {
    mirrored,
    lower: normalDistribution(mirrored ? -b : a),
    upper: normalDistribution(mirrored ? -a : b),
  };
}
