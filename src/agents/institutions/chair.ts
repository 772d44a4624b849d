/** Draws who may table a step: three times a meeting, the host or another member, by weight. */

import type { Environment } from "../../engine/contract.ts";
import { pow } from "../../engine/dmath.ts";

export const CHAIR_READS = ["member", "summit.host", "summit.attends", "gdp", "leader.regionalism"] as const;

/**
 * Fills `proposer[slot, actor]` for one meeting: the host with the chance that the parameter says, else another member
 * who attends, with weight Y_j^.3 r_j (model/4.6).
 */
export function chair(env: Environment, proposer: Float64Array): () => void {
  const n = env.axis("actor").size;
  const slots = env.axis("slot").size;
  const p = env.parameters;
  const [ofHost, power] = [env.slot("agenda.host"), env.slot("agenda.economy")];
  const [member, host, attends] = [env.read("member"), env.read("summit.host"), env.read("summit.attends")];
  const [gdp, regionalism] = [env.read("gdp"), env.read("leader.regionalism")];
  const stream = env.stream("agenda");
  const keys = env.keys(["slot"], "proposer");
  const weight = env.scratch(n);

  /** Weighs the members who attend, the host aside. @returns the sum */
  function weigh(hosting: number): number {
    let sum = 0;
    for (let j = 0; j < n; j++) {
      weight[j] = 0;
      if (j === hosting || member[j] === 0 || attends[j] === 0) continue;
      weight[j] = pow(gdp[j]!, p[power]!) * regionalism[j]!;
      sum += weight[j]!;
    }
    return sum;
  }

  return () => {
    let hosting = -1;
    for (let j = 0; j < n; j++) if (host[j] === 1 && member[j] === 1) hosting = j;
    const sum = weigh(hosting);
    for (let slot = 0; slot < slots; slot++) {
      const chance = hosting === -1 ? 0 : sum > 0 ? p[ofHost]! : 1;
      const u = stream.uniform(keys[slot]!, env.tick.month, 0);
      let chosen = -1;
      if (u < chance) chosen = hosting;
      else {
        let left = ((u - chance) / (1 - chance)) * sum;
        for (let j = 0; j < n && left >= 0; j++) {
          if (weight[j] === 0) continue;
          chosen = j;
          left -= weight[j]!;
        }
      }
      if (chosen >= 0) proposer[slot * n + chosen] = 1;
    }
  };
}
