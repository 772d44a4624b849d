/** A ruler who fears to be overthrown seeks company that will not have it. */
import type { Term } from "../../../engine/decision/spec.ts";
import { parameter } from "../../../engine/declare.ts";

/** b_reg g (1 - reg_i): regimes on patronage join what bolsters them (Collins 2009) */
export const regime: Term = {
  id: "regime",
  label: "fear for the regime",
  doc: "b_reg times the threat to regimes of this region's kind, times how far the state is from electoral democracy.",
  sources: ["collins-2009"],
  params: [
    parameter("absorption.regime", 1, [-6, 6], "util", "Weight of full threat to an autocracy", {
      symbol: "b_reg",
    }),
  ],
  reads: ["regimeThreat", "polyarchy"],
  compile(env) {
    const p = env.parameters;
    const weight = env.slot("absorption.regime");
    const [threat, polyarchy] = [env.read("regimeThreat"), env.read("polyarchy")];
    return (_, out) => {
      const { list, count } = env.deciders;
      for (let d = 0; d < count; d++) out[list[d]!] = p[weight]! * threat[0]! * (1 - polyarchy[list[d]!]!);
    };
  },
};
