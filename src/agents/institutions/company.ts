/** How many of its partners a voter expects to vote with it; several terms share this. */
import type { Environment } from "../../engine/contract.ts";

export const COMPANY_READS = ["company"] as const;

/** sum_j w_ij q_j over the members, w_ij the partner weights scaled to sum 1 over them (model/4.6). */
export function expectedCompany(env: Environment, belief: Float64Array): (i: number) => number {
  const n = env.axis("actor").size;
  const weight = env.read("company");
  return (i) => {
    let met = 0;
    for (let j = 0; j < n; j++) met += weight[i * n + j]! * belief[j]!;
    return met;
  };
}
