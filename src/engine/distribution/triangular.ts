import type { DistributionKind } from "./kind.ts";
import { rising } from "./rising.ts";

export const triangular: DistributionKind = {
  id: "triangular",
  doc: "rising from the least to the likeliest, falling to the greatest",
  numbers: ["least", "likeliest", "greatest"],
  bounded: true,
  fault([low = 0, mode = 0.5, high = 1]) {
    const wrong = rising("triangular", [low, high]);
    if (wrong || (mode >= low && mode <= high)) return wrong;
    return {
      message: `the likeliest of triangular, ${mode}, is not between ${low} and ${high}`,
      mend: "write least, likeliest, greatest in this order",
    };
  },
  quantile([low = 0, mode = 0.5, high = 1]) {
    const width = high - low;
    const below = (mode - low) / width;
    return (u) =>
      u <= below
        ? low + Math.sqrt(u * width * (mode - low))
        : high - Math.sqrt((1 - u) * width * (high - mode));
  },
};
