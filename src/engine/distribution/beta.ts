import { betaQuantile } from "../beta.ts";
import type { DistributionKind } from "./kind.ts";
import { rising } from "./rising.ts";

const LEAST_SHAPE = 0.001;
const GREATEST_SHAPE = 1e6;

export const beta: DistributionKind = {
  id: "beta",
  doc: "two shapes; from 0 to 1, or from a least to a greatest that follow them",
  numbers: ["first shape", "second shape", "least", "greatest"],
  bounded: true,
  least: 2,
  fault(numbers) {
    const wrong = numbers.slice(0, 2).find((s) => !(s >= LEAST_SHAPE && s <= GREATEST_SHAPE));
    if (wrong !== undefined)
      return {
        message: `${wrong} is not a shape of a beta distribution`,
        mend: `write shapes from ${LEAST_SHAPE} to ${GREATEST_SHAPE}`,
      };
    if (numbers.length === 3)
      return { message: "beta has a least but no greatest", mend: "write both, or neither" };
    return numbers.length === 4 ? rising("beta", numbers.slice(2)) : undefined;
  },
  quantile:
    ([a = 1, b = 1, low = 0, high = 1]) =>
    (u) =>
      Math.min(low + betaQuantile(u, a, b) * (high - low), high),
};
