/** The gas rent is divided among the states that must consent. */
import type { Term } from "../../../engine/decision/spec.ts";
import { parameter } from "../../../engine/declare.ts";
/** .8 fee_i */
export const fee: Term = {
  id: "fee",
  label: "share of the rent",
  doc: "A weight times what the state gets of the rent of the gas, by Nash's solution.",
  sources: ["S2a", "nash-1950"],
  params: [parameter("consent.fee", 0.8, [-10, 10], "util/(USD/mmbtu)", "Weight of a dollar of the rent")],
  reads: ["pipeline.fee"],
  compile(env) {
    const p = env.parameters;
    const weight = env.slot("consent.fee");
    const fee = env.read("pipeline.fee");
    return (k, out) => {
      const { list, count } = env.deciders;
      for (let d = 0; d < count; d++) {
        const i = list[d]!;
        out[i] = p[weight]! * fee[k]!;
      }
    };
  },
};
