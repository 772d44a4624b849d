/** A doctrine of neutrality forbids clauses on security. */

import type { Term } from "../../../engine/decision/spec.ts";
import { parameter } from "../../../engine/declare.ts";

/** -b_neut n_i sec_T (K02) */
export const neutrality: Term = {
  id: "neutrality",
  label: "neutrality doctrine",
  doc: "-b_neut times the neutrality doctrine times the treaty's security content.",
  sources: ["S1", "S2d", "S3"],
  params: [
    parameter(
      "accession.neutrality",
      6,
      [-6, 12],
      "util",
      "Cost of pure security content to a wholly neutral state",
      { symbol: "b_neut" },
    ),
  ],
  reads: ["neutrality", "treaty.securityContent"],
  compile(env) {
    const p = env.parameters;
    const weight = env.slot("accession.neutrality");
    const [neutral, security] = [env.read("neutrality"), env.read("treaty.securityContent")];
    return (treaty, out) => {
      const { list, count } = env.deciders;
      for (let d = 0; d < count; d++) {
        const i = list[d]!;
        out[i] = -p[weight]! * neutral[i]! * security[treaty]!;
      }
    };
  },
};
