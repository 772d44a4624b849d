/** How much freight a market has: as its trade has grown, or at a rate of its own. */

import type { Environment } from "../../engine/contract.ts";
import { exp } from "../../engine/dmath.ts";

export const DEMAND_READS = ["market.base", "market.growth", "trade", "trade.power"] as const;

/** The trade behind a market: of a pair of states, or of a state with a power; none otherwise. */
export interface Behind {
  pair: Int32Array;
  /** Index into [actor, power]. */
  vector: Int32Array;
}

/** A market is named by its two ends: `UZB-EUU` is the trade of UZB with EUU, `CHN-EUU` nobody's here. */
export function behindMarkets(env: Pick<Environment, "axis" | "pairs">): Behind {
  const { ids, size } = env.axis("market");
  const actors = env.axis("actor");
  const powers = env.axis("power");
  const pairs = env.pairs("pair");
  const behind = { pair: new Int32Array(size).fill(-1), vector: new Int32Array(size).fill(-1) };
  ids.forEach((id, m) => {
    const [a = "", b = ""] = id.split("-");
    const [i, j] = [actors.index.get(a), actors.index.get(b)];
    const state = i ?? j;
    const power = powers.index.get(i === undefined ? a : b);
    if (i !== undefined && j !== undefined) behind.pair[m] = pairs.of[i * actors.size + j]!;
    else if (state !== undefined && power !== undefined) behind.vector[m] = state * powers.size + power;
  });
  return behind;
}

export interface Demand {
  /** Trade behind market m now; 0 where there is none. */
  trade(m: number): number;
  /** Freight of market m, Mt/yr, with the trade behind it when it was as given. */
  freight(m: number, trade0: number): number;
}

/** Base flow x T/T0, or base flow x exp(growth x years) where no trade is known. */
export function demandOf(env: Environment): Demand {
  const behind = behindMarkets(env);
  const [base, growth] = [env.read("market.base"), env.read("market.growth")];
  const [trade, vectors] = [env.read("trade"), env.read("trade.power")];
  const { tick } = env;
  const demand: Demand = {
    trade(m) {
      const [pair, vector] = [behind.pair[m]!, behind.vector[m]!];
      return pair >= 0 ? trade[pair]! : vector >= 0 ? vectors[vector]! : 0;
    },
    freight(m, trade0) {
      if (trade0 > 0) return (base[m]! * demand.trade(m)) / trade0;
      const years = tick.index / 12 + tick.substep * tick.dt;
      return growth[m] === 0 ? base[m]! : base[m]! * exp(growth[m]! * years);
    },
  };
  return demand;
}
