/** A stick pays if it keeps a state that matters to the power from taking a step of the ladder. */
import { inferredColumns } from "../../../engine/decision/disposition.ts";
import type { Term } from "../../../engine/decision/spec.ts";
import { PAIN_PARAMETERS, PAIN_READS, painOf } from "../../../mechanisms/coercion.ts";
import { frailty } from "../../institutions/terms/frailty.ts";
import { VOTE_NOISE } from "../../institutions/vote.ts";
import { DETERRENCE_PARAMETERS, DETERRENCE_READS, deterrence } from "../deterrence.ts";
import { STEP_READS, stepsOf } from "../steps.ts";

/** b_stick sum_s blk_ps prod_j P_js (P_is(no stick) - P_is(z)), j the others who must take it (model/4.9: L16, L17) */
export const obstruction: Term = {
  id: "obstruction",
  label: "steps prevented",
  doc: "b_stick times what the power stakes against each step that the state may take, times the chance that all others take it (its part of the power's aims, where some have gone ahead), times how far the stick lowers the expected chance of a vote for it.",
  sources: ["S1"],
  needs: ["vote"],
  params: [...DETERRENCE_PARAMETERS, ...PAIN_PARAMETERS, VOTE_NOISE, ...(frailty.params ?? [])],
  reads: [...STEP_READS, ...DETERRENCE_READS, ...inferredColumns("vote"), ...PAIN_READS],
  compile: (env) =>
    deterrence(env, stepsOf(env), env.write("stick.outlook"), {
      targetCost: painOf(env),
      noise: VOTE_NOISE.id,
      frailty: "vote.frailty",
      inferredIn: "vote",
    }),
};
