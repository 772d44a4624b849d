import type { DistributionKind } from "./kind.ts";
import { rising } from "./rising.ts";

export const uniform: DistributionKind = {
  id: "uniform",
  doc: "equally likely from the least to the greatest",
  numbers: ["least", "greatest"],
  bounded: true,
  fault: (numbers) => rising("uniform", numbers),
  quantile:
    ([low = 0, high = 1]) =>
    (u) =>
      Math.min(low + u * (high - low), high),
};
