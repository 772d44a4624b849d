/** Two bodies for one task are one too many. */

import type { Term } from "../../../engine/decision/spec.ts";
import { parameter } from "../../../engine/declare.ts";

/** b_du dup (K41) */
export const duplication: Term = {
  id: "duplication",
  label: "overlap with the suitor's bodies",
  doc: "b_du times the overlap of the body with those that the power leads.",
  sources: ["S3"],
  params: [
    parameter("absorption.duplication", 2, [-6, 6], "util", "Weight of full overlap", { symbol: "b_du" }),
  ],
  reads: ["body.overlap"],
  compile(env) {
    const p = env.parameters;
    const weight = env.slot("absorption.duplication");
    const overlap = env.read("body.overlap");
    return (body, out) => {
      const { list, count } = env.deciders;
      for (let d = 0; d < count; d++) out[list[d]!] = p[weight]! * overlap[body]!;
    };
  },
};
