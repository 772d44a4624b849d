/** Under threat a consolidated state keeps a body of its own, and a weak one gives it up for shelter. */

import type { Term } from "../../../engine/decision/spec.ts";
import { parameter } from "../../../engine/declare.ts";

/** -b_th th_i (2 c_i - 1) (K07, K08) */
export const threat: Term = {
  id: "threat",
  label: "perceived threat",
  doc: "-b_th times perceived external threat, signed by the consolidation of statehood as in accession.",
  sources: ["S1"],
  params: [
    parameter("absorption.threat", 1, [-6, 6], "util", "Weight of full threat to a consolidated state", {
      symbol: "b_th",
    }),
  ],
  reads: ["threat", "consolidation"],
  compile(env) {
    const p = env.parameters;
    const weight = env.slot("absorption.threat");
    const [threat, consolidation] = [env.read("threat"), env.read("consolidation")];
    return (_, out) => {
      const { list, count } = env.deciders;
      for (let d = 0; d < count; d++) {
        const i = list[d]!;
        out[i] = -p[weight]! * threat[i]! * (2 * consolidation[i]! - 1);
      }
    };
  },
};
