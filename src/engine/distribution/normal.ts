import { normalQuantile } from "../normal.ts";
import type { DistributionKind } from "./kind.ts";
import { spread } from "./rising.ts";

export const normal: DistributionKind = {
  id: "normal",
  doc: "mean and standard deviation; draws reach 8.3 standard deviations to either side",
  numbers: ["mean", "standard deviation"],
  bounded: false,
  fault: ([, sd = 0]) => spread("normal", sd),
  quantile:
    ([mean = 0, sd = 1]) =>
    (u) =>
      mean + sd * normalQuantile(u),
};
