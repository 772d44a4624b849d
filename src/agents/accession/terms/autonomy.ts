/** Standing together makes every outside power less of a threat, and so leaves more room between them. */

import type { Term } from "../../../engine/decision/spec.ts";
import { parameter } from "../../../engine/declare.ts";
import { RISK_AVERSION, RISK_PARAMETERS } from "../../hedging/parameters.ts";
import { RISK_READS, riskOf } from "../../hedging/risk.ts";
import { expectedPartners, PARTNER_READS } from "../weights.ts";

/** b_hed HV_i, HV_i = U(D*; threat (1 - .1 d_T sum_j w_ij q_j)) - U(D*; threat) without adjustment (K36, model/4.8) */
export const autonomy: Term = {
  id: "autonomy",
  label: "room between the powers",
  doc: "b_hed times what the state's best engagement with the powers gains when the treaty's parties lower their threat.",
  sources: ["markowitz-1952", "kuik-2008", "S2b", "S4"],
  params: [
    parameter("accession.autonomy", 0.5, [-6, 6], "1", "Weight of the gain in hedging", { symbol: "b_hed" }),
    parameter(
      "accession.relief",
      0.1,
      [0, 1],
      "1",
      "Share of outside threat that a full treaty with all partners takes away",
    ),
    RISK_AVERSION,
    ...RISK_PARAMETERS,
  ],
  reads: [...PARTNER_READS, ...RISK_READS, "treaty.depth", "engagement.target"],
  belief: true,
  needs: ["hedging"],
  compile(env) {
    const m = env.axis("power").size;
    const p = env.parameters;
    const [weight, relief] = [env.slot("accession.autonomy"), env.slot("accession.relief")];
    const aversion = env.slot("hedging.riskAversion");
    const [depth, best] = [env.read("treaty.depth"), env.read("engagement.target")];
    const risk = riskOf(env);
    const expected = expectedPartners(env, env.belief);
    return (treaty, out) => {
      const { list, count } = env.deciders;
      for (let d = 0; d < count; d++) {
        const i = list[d]!;
        risk.fill(i, 1);
        const alone = risk.form(best, i * m);
        risk.fill(i, 1 - p[relief]! * depth[treaty]! * expected(treaty, i));
        // U differs by its risk alone: -rho_h/2 D'Om D
        out[i] = p[weight]! * 0.5 * p[aversion]! * (alone - risk.form(best, i * m));
      }
    };
  },
};
