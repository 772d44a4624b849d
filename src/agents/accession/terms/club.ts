/** The club is worth more with one's partners in it. */

import type { Term } from "../../../engine/decision/spec.ts";
import { parameter } from "../../../engine/declare.ts";
import { expectedPartners, PARTNER_READS } from "../weights.ts";

/** b_club sum_j w_ij q_j (Buchanan 1965; Olson 1965) */
export const club: Term = {
  id: "club",
  label: "company of partners",
  doc: "b_club times the expected share of one's partners among the parties.",
  sources: ["buchanan-1965", "olson-1965"],
  params: [
    parameter("accession.club", 1.6, [-6, 6], "util", "Worth of all partners being parties", {
      symbol: "b_club",
    }),
  ],
  reads: [...PARTNER_READS],
  belief: true,
  compile(env) {
    const p = env.parameters;
    const weight = env.slot("accession.club");
    const expected = expectedPartners(env, env.belief);
    return (treaty, out) => {
      const { list, count } = env.deciders;
      for (let d = 0; d < count; d++) {
        const i = list[d]!;
        out[i] = p[weight]! * expected(treaty, i);
      }
    };
  },
};
