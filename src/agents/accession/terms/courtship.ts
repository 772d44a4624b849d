/** The core courts the hold-outs. */

import type { Term } from "../../../engine/decision/spec.ts";
import { parameter } from "../../../engine/declare.ts";

/** b_court min(1, e_KAZ,i + e_UZB,i) (K03) */
export const courtship: Term = {
  id: "courtship",
  label: "courtship by the core",
  doc: "b_court times the core's diplomatic effort on the state, at most 1.",
  sources: ["S1"],
  params: [
    parameter("accession.courtship", 0.8, [-6, 6], "util", "Worth of full courtship", { symbol: "b_court" }),
  ],
  reads: ["courtship.effort"],
  compile(env) {
    const n = env.axis("actor").size;
    const p = env.parameters;
    const weight = env.slot("accession.courtship");
    const effort = env.read("courtship.effort");
    return (treaty, out) => {
      const { list, count } = env.deciders;
      for (let d = 0; d < count; d++) {
        const i = list[d]!;
        const e = effort[treaty * n + i]!;
        out[i] = p[weight]! * Math.min(e, 1);
      }
    };
  },
};
