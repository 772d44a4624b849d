/** The share of freight that crosses each state in transit. */
import type { Environment } from "../../engine/contract.ts";
import type { Costs } from "./costs.ts";
import type { Network } from "./network.ts";

/** Fills `transit` [gatekeeper] from the freight on routes and in markets; declared by whoever calls it. */
export function transitOf(
  env: Environment,
  network: Network,
  costs: Costs,
): (routeFlow: Float64Array, marketFlow: Float64Array) => void {
  const states = env.axis("gatekeeper");
  const markets = env.axis("market");
  const transit = env.write("transit");
  const owner = env.read("leg.owner");
  /** Whether a market is not a state's own, shape [market, gatekeeper]. */
  const foreign = new Uint8Array(markets.size * states.size);
  markets.ids.forEach((id, m) => {
    const ends = id.split("-");
    states.ids.forEach((state, s) => {
      foreign[m * states.size + s] = ends.includes(state) ? 0 : 1;
    });
  });
  const through = new Float64Array(states.size);
  const all = new Float64Array(states.size);
  /** The last market and route in which a state was counted, so that none counts twice. */
  const metMarket = new Int32Array(states.size);
  const metRoute = new Int32Array(states.size);

  return (routeFlow, marketFlow) => {
    through.fill(0);
    all.fill(0);
    metMarket.fill(-1);
    metRoute.fill(-1);
    for (let m = 0; m < markets.size; m++)
      for (let at = network.from[m]!; at < network.from[m + 1]!; at++) {
        const r = network.order[at]!;
        for (let k = network.first[r]!; k < network.first[r + 1]!; k++) {
          const s = owner[costs.carrier(network.legs[k]!)]!;
          if (foreign[m * states.size + s] === 0 || metRoute[s] === r) continue;
          metRoute[s] = r;
          through[s] = through[s]! + routeFlow[r]!;
          if (metMarket[s] === m) continue;
          metMarket[s] = m;
          all[s] = all[s]! + marketFlow[m]!;
        }
      }
    for (let s = 0; s < states.size; s++) transit[s] = all[s]! > 0 ? Math.min(through[s]! / all[s]!, 1) : 0;
  };
}
