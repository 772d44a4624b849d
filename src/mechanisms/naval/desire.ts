/** What strength each fleet wants, and what it buys of it (Richardson 1960, with prestige, discount and a budget). */

import type { Environment } from "../../engine/contract.ts";
import { pow } from "../../engine/dmath.ts";

export const DESIRE_READS = [
  "fleet.grievance",
  "fleet.reaction",
  "fleet.budget",
  "fleet.speed",
  "fleet.warBudget",
  "war",
] as const;

export interface Desire {
  /** M*_i: points wanted, given what all have and the discount `s`. */
  wanted(fleet: number, strength: Float64Array, s: number): number;
  /** Points bought in a year; `own` are the points that wear out, `strength` those that count. */
  bought(fleet: number, wanted: number, own: number, strength: number, s: number): number;
}

export function desire(env: Environment): Desire {
  const n = env.axis("fleet").size;
  const p = env.parameters;
  const [prestige, obsolescence, elasticity] = [
    env.slot("fleet.prestige"),
    env.slot("fleet.obsolescence"),
    env.slot("fleet.discountElasticity"),
  ];
  const [grievance, reaction] = [env.read("fleet.grievance"), env.read("fleet.reaction")];
  const [budget, speed] = [env.read("fleet.budget"), env.read("fleet.speed")];
  const [warBudget, war] = [env.read("fleet.warBudget"), env.read("war")];

  return {
    /** M*_i = [g_i + sum_j k_ij M_j + pi max(0, mean_{j != i} M_j - M_i)] (1 - s_i)^-eps_s */
    wanted(i, strength, s) {
      let reacting = 0;
      let others = 0;
      for (let j = 0; j < n; j++) {
        if (j === i) continue;
        reacting += reaction[i * n + j]! * strength[j]!;
        others += strength[j]!;
      }
      const behind = n > 1 ? others / (n - 1) - strength[i]! : 0;
      const plain = grievance[i]! + reacting + (behind > 0 ? p[prestige]! * behind : 0);
      return s === 0 ? plain : plain * pow(1 - s, -p[elasticity]!);
    },
    /** buy_i = min(max(0, eta_i (M*_i - M_i) + del M_i), Bn_i / (1 - s_i)), Bn_i less what war takes */
    bought(i, wanted, own, strength, s) {
      const wish = speed[i]! * (wanted - strength) + p[obsolescence]! * own;
      if (wish <= 0) return 0;
      const most = (budget[i]! * (1 - warBudget[i]! * war[0]!)) / (1 - s);
      return Math.min(wish, most);
    },
  };
}
