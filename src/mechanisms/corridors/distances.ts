/** How much farther apart than in the reference corridors put the two sides of a trade. */

import type { Environment } from "../../engine/contract.ts";
import { log } from "../../engine/dmath.ts";
import { behindMarkets } from "./demand.ts";

/** USD/TEU. Where costs are near zero, variety can make the composite cost negative, which has no logarithm. */
const LEAST = 1;

export interface Distances {
  /** ln C of each pair, C the cost relative to the reference; 0 where no market joins the two. */
  readonly pair: Float64Array;
  /** The same of each state and power, [actor, power]. */
  readonly vector: Float64Array;
  refresh(): void;
}

/** Where several markets join the two, the mean of their ln C. Reads `market.cost` and `market.cost0` where they are. */
export function distancesOf(env: Environment): Distances {
  const behind = behindMarkets(env);
  const [cost, cost0] = [env.maybe("market.cost"), env.maybe("market.cost0")];
  const pair = new Float64Array(env.pairs("pair").size);
  const vector = new Float64Array(env.axis("actor").size * env.axis("power").size);
  const [ofPair, ofVector] = [new Float64Array(pair.length), new Float64Array(vector.length)];
  for (const at of behind.pair) if (at >= 0) ofPair[at] = ofPair[at]! + 1;
  for (const at of behind.vector) if (at >= 0) ofVector[at] = ofVector[at]! + 1;
  return {
    pair,
    vector,
    refresh() {
      if (!cost || !cost0) return;
      pair.fill(0);
      vector.fill(0);
      for (let m = 0; m < cost.length; m++) {
        const [a, b] = [behind.pair[m]!, behind.vector[m]!];
        if (a < 0 && b < 0) continue;
        const farther = log(Math.max(cost[m]!, LEAST) / Math.max(cost0[m]!, LEAST));
        if (a >= 0) pair[a] = pair[a]! + farther / ofPair[a]!;
        else vector[b] = vector[b]! + farther / ofVector[b]!;
      }
    },
  };
}
