/** Which pairs of fleets are pairs of states that act in full, and so have trust between them. A fleet carries its owner's id. */
import type { Environment } from "../../engine/contract.ts";

export interface StatePairs {
  /** Indices of both fleets, and of the pair of their states. */
  first: Int32Array;
  second: Int32Array;
  pair: Int32Array;
}

export function statePairs(env: Environment): StatePairs {
  const [fleet, actor, pair] = [env.axis("fleet"), env.axis("actor"), env.pairs("pair")];
  const found: [number, number, number][] = [];
  fleet.ids.forEach((a, i) => {
    fleet.ids.forEach((b, j) => {
      const [s, t] = [actor.index.get(a), actor.index.get(b)];
      if (i < j && s !== undefined && t !== undefined) found.push([i, j, pair.of[s * actor.size + t]!]);
    });
  });
  return {
    first: Int32Array.from(found, (f) => f[0]),
    second: Int32Array.from(found, (f) => f[1]),
    pair: Int32Array.from(found, (f) => f[2]),
  };
}

/** The bloc that opposes `b`. */
export const rivalOf = (b: number): number => 1 - b;
