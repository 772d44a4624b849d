/** A stick pays if it keeps a state that matters to the power from taking a step of the ladder. */
import { inferredColumns } from "../../../engine/decision/disposition.ts";
import type { Term } from "../../../engine/decision/spec.ts";
import { frailty } from "../../institutions/terms/frailty.ts";
import { pressure } from "../../institutions/terms/pressure.ts";
import { VOTE_NOISE } from "../../institutions/vote.ts";
import {
  byDependence,
  DEPENDENT_PARAMETERS,
  DEPENDENT_READS,
  DETERRENCE_PARAMETERS,
  DETERRENCE_READS,
  deterrence,
} from "../deterrence.ts";
import { STEP_READS, stepsOf } from "../steps.ts";

/** 4 sum_s blk_ps om_pi (P_is(no stick) - P_is(z)), P from the terms of the vote (model/4.9: L16, L17) */
export const obstruction: Term = {
  id: "obstruction",
  label: "steps prevented",
  doc: "b_stick times what the power stakes against each step that the state may take, times its aim in the state, times how far the stick lowers the expected chance of a vote for it.",
  sources: ["S1"],
  needs: ["vote"],
  params: [
    ...DETERRENCE_PARAMETERS,
    ...DEPENDENT_PARAMETERS,
    VOTE_NOISE,
    ...(pressure.params ?? []),
    ...(frailty.params ?? []),
  ],
  reads: [...STEP_READS, ...DETERRENCE_READS, ...inferredColumns("vote"), ...DEPENDENT_READS],
  compile: (env) =>
    deterrence(env, stepsOf(env), env.write("stick.outlook"), {
      targetCost: byDependence(env, "vote.pressure"),
      noise: VOTE_NOISE.id,
      frailty: "vote.frailty",
      inferredIn: "vote",
    }),
};
