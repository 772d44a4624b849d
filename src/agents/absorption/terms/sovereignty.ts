/** A power inside the body limits what is decided there. */

import type { Term } from "../../../engine/decision/spec.ts";
import { parameter } from "../../../engine/declare.ts";

/** -b_so sov_i (K09) */
export const sovereignty: Term = {
  id: "sovereignty",
  label: "sovereignty",
  doc: "-b_so times sensitivity over sovereignty.",
  sources: ["S3", "S4"],
  params: [
    parameter("absorption.sovereignty", 1.5, [-6, 6], "util", "Cost to the most sensitive", {
      symbol: "b_so",
    }),
  ],
  reads: ["sovereignty"],
  compile(env) {
    const p = env.parameters;
    const weight = env.slot("absorption.sovereignty");
    const sovereignty = env.read("sovereignty");
    return (_, out) => {
      const { list, count } = env.deciders;
      for (let d = 0; d < count; d++) out[list[d]!] = -p[weight]! * sovereignty[list[d]!]!;
    };
  },
};
