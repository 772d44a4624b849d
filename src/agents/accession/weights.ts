/** Weights of partners among the eligible; shared by the terms `club` and `numbers`. */
import type { Environment } from "../../engine/contract.ts";

export const PARTNER_READS = ["treaty.eligible", "partner"] as const;

/** Sum over the others of w_ij q_j, w_ij the partner weights scaled to sum 1 over the eligible (model/4.5). */
export function expectedPartners(
  env: Environment,
  belief: Float64Array,
): (treaty: number, i: number) => number {
  const n = env.axis("actor").size;
  const [eligible, partner] = [env.read("treaty.eligible"), env.read("partner")];
  return (treaty, i) => {
    let sum = 0;
    let met = 0;
    for (let j = 0; j < n; j++) {
      const w = partner[i * n + j]! * eligible[treaty * n + j]!;
      sum += w;
      met += w * belief[j]!;
    }
    return sum > 0 ? met / sum : 0;
  };
}
