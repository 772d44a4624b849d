/** A gatekeeper's relations with outside powers. */
import type { Environment } from "../../engine/contract.ts";

export const CLOSENESS_READS = ["gatekeeper.closeness", "closeness"] as const;

/** A_ik: of an actor its own closeness, of another state what `gatekeepers` says. */
export function closenessOf(env: Environment): (state: number, power: number) => number {
  const powers = env.axis("power").size;
  const actors = env.axis("actor");
  const [theirs, own] = [env.read("gatekeeper.closeness"), env.read("closeness")];
  const actorOf = Int32Array.from(env.axis("gatekeeper").ids, (id) => actors.index.get(id) ?? -1);
  return (s, k) => (actorOf[s]! >= 0 ? own[actorOf[s]! * powers + k]! : theirs[s * powers + k]!);
}

export const PRESSURE_READS = ["gatekeeper.pressure", "power.rivals", "warDrain", "war"] as const;

/** Sum of the pressure on the state from powers q that would keep k out, less what war drains from them. */
export function pressureOn(env: Environment): (state: number, power: number) => number {
  const powers = env.axis("power").size;
  const [pressure, rivals] = [env.read("gatekeeper.pressure"), env.read("power.rivals")];
  const [drain, war] = [env.read("warDrain"), env.read("war")];
  return (s, k) => {
    let sum = 0;
    for (let q = 0; q < powers; q++)
      if (rivals[q * powers + k] === 1) sum += pressure[s * powers + q]! * (1 - drain[q]! * war[0]!);
    return sum;
  };
}
