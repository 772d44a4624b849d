/** Bodies of which the state is already a member do the same work. */

import type { Term } from "../../../engine/decision/spec.ts";
import { parameter } from "../../../engine/declare.ts";

/** -b_dup o_T ovl_i (K41) */
export const duplication: Term = {
  id: "duplication",
  label: "duplication of other bodies",
  doc: "-b_dup times the treaty's overlap with other bodies times the share of them of which the state is a full member.",
  sources: ["S3"],
  params: [
    parameter("accession.duplication", 0.3, [-6, 6], "util", "Cost of full duplication", { symbol: "b_dup" }),
  ],
  reads: ["overlap", "treaty.overlap"],
  compile(env) {
    const p = env.parameters;
    const weight = env.slot("accession.duplication");
    const [own, common] = [env.read("overlap"), env.read("treaty.overlap")];
    return (treaty, out) => {
      const { list, count } = env.deciders;
      for (let d = 0; d < count; d++) {
        const i = list[d]!;
        out[i] = -p[weight]! * common[treaty]! * own[i]!;
      }
    };
  },
};
