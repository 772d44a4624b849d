/** Signing before ministries have prepared the text has a cost. */

import type { Term } from "../../../engine/decision/spec.ts";
import { parameter } from "../../../engine/declare.ts";

/** -b_proc (1 - prep_iT) */
export const procedure: Term = {
  id: "procedure",
  label: "domestic procedure",
  doc: "-b_proc times the part of domestic preparation still to do.",
  sources: ["S0"],
  params: [
    parameter("accession.procedure", 1.2, [-6, 6], "util", "Cost of signing wholly unprepared", {
      symbol: "b_proc",
    }),
  ],
  reads: ["preparation"],
  compile(env) {
    const n = env.axis("actor").size;
    const p = env.parameters;
    const weight = env.slot("accession.procedure");
    const prep = env.read("preparation");
    return (treaty, out) => {
      const { list, count } = env.deciders;
      for (let d = 0; d < count; d++) {
        const i = list[d]!;
        out[i] = -p[weight]! * (1 - prep[treaty * n + i]!);
      }
    };
  },
};
