/** How much larger a partner is than the members of the region together, by year. */

import type { Environment } from "../../engine/contract.ts";
import { log } from "../../engine/dmath.ts";

export const ASYMMETRY_READS = [
  "format.gdp",
  "format.gdpGrowth",
  "region.gdpGrowth",
  "gdp",
  "member",
] as const;

/**
 * asym_p = ln(Y_p / sum_i Y_i) at the start, moved by the difference of the two mean yearly growths of ln Y
 * (docs/decisions/0034-asymmetry-by-year.md); 0 where either side has no GDP.
 */
export function asymmetry(env: Environment): (format: number) => number {
  const n = env.axis("actor").size;
  const { tick } = env;
  const [theirs, growth, ours] = [
    env.read("format.gdp"),
    env.read("format.gdpGrowth"),
    env.read("region.gdpGrowth"),
  ];
  const [gdp, member] = [env.read("gdp"), env.read("member")];
  return (k) => {
    let sum = 0;
    for (let i = 0; i < n; i++) sum += member[i]! * gdp[i]!;
    if (!(sum > 0 && theirs[k]! > 0)) return 0;
    return log(theirs[k]! / sum) + ((growth[k]! - ours[0]!) * tick.index) / 12;
  };
}
