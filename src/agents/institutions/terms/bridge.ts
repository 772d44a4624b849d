/** Members welcome a newcomer that they trade with, or that the core has courted. */
import type { Term } from "../../../engine/decision/spec.ts";
import { parameter } from "../../../engine/declare.ts";
import { log } from "../../../engine/dmath.ts";
import { ladderOf } from "../../../mechanisms/ladder.ts";

/** The bilateral rung at which a state of the core counts as courting the newcomer. */
const PARTNER = 3;

/** b_core 1[every state of the core has B >= 3 with j] + .3 ln(1 + T_ij / T_i), to members, for a step that admits j */
export const bridge: Term = {
  id: "bridge",
  label: "worth of the newcomer",
  doc: "For a step that admits a state: b_core if the whole core is its strategic partner, and its weight in the member's trade.",
  sources: ["S4"],
  params: [
    parameter("vote.bridge", 0.5, [-6, 6], "util", "Worth of a newcomer whom the core has courted", {
      symbol: "b_core",
    }),
    parameter("vote.market", 0.3, [-6, 6], "util", "Weight of the newcomer's share in one's trade"),
  ],
  reads: ["ladder", "trade", "diplomacy", "member"],
  compile(env) {
    const n = env.axis("actor").size;
    const pairs = env.pairs("pair");
    const { admits } = ladderOf(env);
    const p = env.parameters;
    const [weight, market] = [env.slot("vote.bridge"), env.slot("vote.market")];
    const [ladder, trade, budget, member] = [
      env.read("ladder"),
      env.read("trade"),
      env.read("diplomacy"),
      env.read("member"),
    ];

    function courted(j: number): boolean {
      let core = 0;
      for (let i = 0; i < n; i++) {
        if (i === j || member[i] === 0 || budget[i]! <= 0) continue;
        if (ladder[pairs.of[i * n + j]!]! < PARTNER) return false;
        core++;
      }
      return core > 0;
    }

    /** T_ij / T_i, T_i the trade of i with the other members and j. */
    function part(i: number, j: number): number {
      let sum = 0;
      for (let k = 0; k < n; k++)
        if (k !== i && (k === j || member[k] === 1)) sum += trade[pairs.of[i * n + k]!]!;
      return sum > 0 ? trade[pairs.of[i * n + j]!]! / sum : 0;
    }

    return (step, out) => {
      const { list, count } = env.deciders;
      const j = admits[step]!;
      const welcome = j >= 0 && courted(j) ? p[weight]! : 0;
      for (let d = 0; d < count; d++) {
        const i = list[d]!;
        out[i] = j < 0 || i === j ? 0 : welcome + p[market]! * log(1 + part(i, j));
      }
    };
  },
};
