import { exp } from "../dmath.ts";
import { normalQuantile } from "../normal.ts";
import type { DistributionKind } from "./kind.ts";
import { spread } from "./rising.ts";

export const lognormal: DistributionKind = {
  id: "lognormal",
  doc: "mean and standard deviation of the natural logarithm",
  numbers: ["mean of the logarithm", "standard deviation of the logarithm"],
  bounded: false,
  fault: ([, sd = 0]) => spread("lognormal", sd),
  quantile:
    ([mean = 0, sd = 1]) =>
    (u) =>
      exp(mean + sd * normalQuantile(u)),
};
