/** A stick pays if it keeps a state that matters to the power from consenting to a pipeline. */
import { inferredColumns } from "../../../engine/decision/disposition.ts";
import type { Term } from "../../../engine/decision/spec.ts";
import { CONSENT_NOISE } from "../../consent/consent.ts";
import { frailty } from "../../consent/terms/frailty.ts";
import { DETERRENCE_PARAMETERS, DETERRENCE_READS, deterrence } from "../deterrence.ts";
import { CONSENT_COST_READS, consentCost, LINE_READS, linesOf } from "../lines.ts";

/** b_stick sum_k blk_pk prod_j P_jk (P_ik(no stick) - P_ik(z)), j the others whose consent it needs (model/4.9, 4.12) */
export const severance: Term = {
  id: "severance",
  label: "pipelines prevented",
  doc: "b_stick times what the power stakes against each pipeline, times the chance that all others consent, times how far the stick lowers the expected chance of consent.",
  sources: ["S2a"],
  needs: ["consent"],
  params: [...DETERRENCE_PARAMETERS, CONSENT_NOISE, ...(frailty.params ?? [])],
  reads: [...LINE_READS, ...CONSENT_COST_READS, ...DETERRENCE_READS, ...inferredColumns("consent")],
  compile: (env) =>
    deterrence(env, linesOf(env), env.write("stick.foresight"), {
      targetCost: consentCost(env),
      noise: CONSENT_NOISE.id,
      frailty: "consent.frailty",
      inferredIn: "consent",
    }),
};
