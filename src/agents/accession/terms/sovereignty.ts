/** The more a state guards its sovereignty, the more depth costs it. */

import type { Term } from "../../../engine/decision/spec.ts";
import { parameter } from "../../../engine/declare.ts";

/** -b_sov sov_i d_T (K09) */
export const sovereignty: Term = {
  id: "sovereignty",
  label: "sovereignty reflex",
  doc: "-b_sov times sensitivity about sovereignty times the treaty's depth.",
  sources: ["S3", "S4"],
  params: [
    parameter("accession.sovereignty", 2, [-6, 6], "util", "Cost of full depth to the most sensitive", {
      symbol: "b_sov",
    }),
  ],
  reads: ["sovereignty", "treaty.depth"],
  compile(env) {
    const p = env.parameters;
    const weight = env.slot("accession.sovereignty");
    const [sov, depth] = [env.read("sovereignty"), env.read("treaty.depth")];
    return (treaty, out) => {
      const { list, count } = env.deciders;
      for (let d = 0; d < count; d++) {
        const i = list[d]!;
        out[i] = -p[weight]! * sov[i]! * depth[treaty]!;
      }
    };
  },
};
