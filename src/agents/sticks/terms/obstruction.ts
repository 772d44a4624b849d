/** A stick pays where it keeps a state that matters to the power from a step of the ladder of institutions. */
import type { Term } from "../../../engine/decision/spec.ts";
import { frailty } from "../../institutions/terms/frailty.ts";
import { pressure } from "../../institutions/terms/pressure.ts";
import { VOTE_NOISE } from "../../institutions/vote.ts";
import {
  byDependence,
  DEPENDENT_PARAMETERS,
  DEPENDENT_READS,
  KEPT_PARAMETERS,
  KEPT_READS,
  kept,
} from "../kept.ts";
import { STEP_READS, stepsOf } from "../steps.ts";

/** 4 sum_s blk_ps om_pi (P_is(no stick) - P_is(z)), P from the terms of the vote (MODEL 4.9: L16, L17) */
export const obstruction: Term = {
  id: "obstruction",
  label: "steps kept off",
  doc: "b_stick times what the power stakes against each step that the state may take, times its aim in the state, times how far the stick lowers the expected chance of a vote for it.",
  sources: ["S1"],
  needs: ["vote"],
  params: [
    ...KEPT_PARAMETERS,
    ...DEPENDENT_PARAMETERS,
    VOTE_NOISE,
    ...(pressure.params ?? []),
    ...(frailty.params ?? []),
  ],
  reads: [...STEP_READS, ...KEPT_READS, ...DEPENDENT_READS],
  compile: (env) =>
    kept(env, stepsOf(env), env.write("stick.outlook"), {
      felt: byDependence(env, "vote.pressure"),
      noise: VOTE_NOISE.id,
      frailty: "vote.frailty",
    }),
};
