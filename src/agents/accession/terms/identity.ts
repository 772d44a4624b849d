/** A public that feels Central Asian rewards the signature. */

import type { Term } from "../../../engine/decision/spec.ts";
import { parameter } from "../../../engine/declare.ts";

/** b_id iota_i */
export const identity: Term = {
  id: "identity",
  label: "regional identity",
  doc: "b_id times public regional identity.",
  sources: ["S1", "S4"],
  params: [
    parameter("accession.identity", 1, [-6, 6], "util", "Worth of full regional identity", {
      symbol: "b_id",
    }),
  ],
  reads: ["identity"],
  compile(env) {
    const p = env.parameters;
    const weight = env.slot("accession.identity");
    const iota = env.read("identity");
    return (_, out) => {
      const { list, count } = env.deciders;
      for (let d = 0; d < count; d++) {
        const i = list[d]!;
        out[i] = p[weight]! * iota[i]!;
      }
    };
  },
};
