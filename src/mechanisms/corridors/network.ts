/** The network as arrays: which routes serve a market and which legs a route leads over, whatever the file's order. */
import type { Environment } from "../../engine/contract.ts";

export const NETWORK_READS = ["route.market", "route.legs", "leg.replaces"] as const;

export interface Network {
  /** Routes in the order of their markets; those of market m are `order[from[m]..from[m + 1])`. */
  order: Int32Array;
  from: Int32Array;
  /** Legs of route r are `legs[first[r]..first[r + 1])`. */
  legs: Int32Array;
  first: Int32Array;
  /** The leg that takes over where it is open, by leg; -1 where none does. */
  relief: Int32Array;
  /** Reads the columns anew: at the start, and after a scheduled change. */
  read(): void;
}

export function networkOf(env: Environment): Network {
  const routes = env.axis("route").size;
  const legs = env.axis("leg").size;
  const markets = env.axis("market").size;
  const [market, over, replaces] = [
    env.read("route.market"),
    env.read("route.legs"),
    env.read("leg.replaces"),
  ];
  const network: Network = {
    order: new Int32Array(routes),
    from: new Int32Array(markets + 1),
    legs: new Int32Array(routes * legs),
    first: new Int32Array(routes + 1),
    relief: new Int32Array(legs),
    read() {
      let at = 0;
      for (let m = 0; m < markets; m++) {
        network.from[m] = at;
        for (let r = 0; r < routes; r++) if (market[r] === m) network.order[at++] = r;
      }
      network.from[markets] = at;
      let used = 0;
      for (let r = 0; r < routes; r++) {
        network.first[r] = used;
        for (let l = 0; l < legs; l++) if (over[r * legs + l]! > 0) network.legs[used++] = l;
      }
      network.first[routes] = used;
      network.relief.fill(-1);
      for (let l = 0; l < legs; l++) if (replaces[l]! >= 0) network.relief[replaces[l]!] = l;
    },
  };
  return network;
}
