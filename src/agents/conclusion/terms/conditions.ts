/** Conditions weigh on autocracies. */

import type { Term } from "../../../engine/decision/spec.ts";
import { parameter } from "../../../engine/declare.ts";

/** -b_cond cond_p (1 - reg_i) (K13) */
export const conditions: Term = {
  id: "conditions",
  label: "conditions",
  doc: "Minus a weight times the power's conditionality, times how far the state is from democracy.",
  sources: ["S1", "S2b"],
  params: [
    parameter("conclusion.conditions", 2, [-12, 12], "util", "Cost of full conditionality to an autocracy"),
  ],
  reads: ["agreement.power", "conditionality", "polyarchy"],
  compile(env) {
    const p = env.parameters;
    const weight = env.slot("conclusion.conditions");
    const [power, conditionality] = [env.read("agreement.power"), env.read("conditionality")];
    const polyarchy = env.read("polyarchy");
    return (k, out) => {
      const { list, count } = env.deciders;
      for (let d = 0; d < count; d++)
        out[list[d]!] = -p[weight]! * conditionality[power[k]!]! * (1 - polyarchy[list[d]!]!);
    };
  },
};
