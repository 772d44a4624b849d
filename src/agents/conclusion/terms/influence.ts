/** The power has invested in the state. */

import type { Term } from "../../../engine/decision/spec.ts";
import { parameter } from "../../../engine/declare.ts";

/** b_share share_ip */
export const influence: Term = {
  id: "influence",
  label: "influence of the power",
  doc: "A weight times the power's share of influence in the state.",
  sources: ["S2b"],
  needs: ["contest"],
  params: [parameter("conclusion.influence", 4, [-12, 12], "util", "Worth of full influence of the power")],
  reads: ["agreement.power", "influence.share"],
  compile(env) {
    const n = env.axis("actor").size;
    const p = env.parameters;
    const weight = env.slot("conclusion.influence");
    const [power, share] = [env.read("agreement.power"), env.read("influence.share")];
    return (k, out) => {
      const { list, count } = env.deciders;
      for (let d = 0; d < count; d++) out[list[d]!] = p[weight]! * share[power[k]! * n + list[d]!]!;
    };
  },
};
