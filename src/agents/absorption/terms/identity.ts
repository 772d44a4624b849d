/** A public that identifies with the region will not give up its body. */

import type { Term } from "../../../engine/decision/spec.ts";
import { parameter } from "../../../engine/declare.ts";

/** -b_id iota_i (K20) */
export const identity: Term = {
  id: "identity",
  label: "regional identity",
  doc: "-b_id times public regional identity.",
  sources: ["S1", "S4"],
  params: [
    parameter("absorption.identity", 1, [-6, 6], "util", "Weight of full regional identity", {
      symbol: "b_id",
    }),
  ],
  reads: ["identity"],
  compile(env) {
    const p = env.parameters;
    const weight = env.slot("absorption.identity");
    const identity = env.read("identity");
    return (_, out) => {
      const { list, count } = env.deciders;
      for (let d = 0; d < count; d++) out[list[d]!] = -p[weight]! * identity[list[d]!]!;
    };
  },
};
