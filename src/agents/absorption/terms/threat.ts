/** A state that feels threatened keeps a body of its own. */

import type { Term } from "../../../engine/decision/spec.ts";
import { parameter } from "../../../engine/declare.ts";

/** -b_th th_i */
export const threat: Term = {
  id: "threat",
  label: "perceived threat",
  doc: "-b_th times perceived external threat.",
  sources: ["S1"],
  params: [parameter("absorption.threat", 1, [-6, 6], "util", "Weight of full threat", { symbol: "b_th" })],
  reads: ["threat"],
  compile(env) {
    const p = env.parameters;
    const weight = env.slot("absorption.threat");
    const threat = env.read("threat");
    return (_, out) => {
      const { list, count } = env.deciders;
      for (let d = 0; d < count; d++) out[list[d]!] = -p[weight]! * threat[list[d]!]!;
    };
  },
};
