/** A stick pays where it keeps a state that matters to the power from consenting to a pipeline. */
import type { Term } from "../../../engine/decision/spec.ts";
import { CONSENT_NOISE } from "../../consent/consent.ts";
import { frailty } from "../../consent/terms/frailty.ts";
import { KEPT_PARAMETERS, KEPT_READS, kept } from "../kept.ts";
import { FELT_READS, felt, LINE_READS, linesOf } from "../lines.ts";

/** 4 sum_k blk_pk om_pi (P_ik(no stick) - P_ik(z)), P from the terms of consent (MODEL 4.9, 4.12) */
export const severance: Term = {
  id: "severance",
  label: "pipelines kept off",
  doc: "b_stick times what the power stakes against each pipeline, times its aim in the state, times how far the stick lowers the expected chance of consent.",
  sources: ["S2a"],
  needs: ["consent"],
  params: [...KEPT_PARAMETERS, CONSENT_NOISE, ...(frailty.params ?? [])],
  reads: [...LINE_READS, ...FELT_READS, ...KEPT_READS],
  compile: (env) =>
    kept(env, linesOf(env), env.write("stick.foresight"), {
      felt: felt(env),
      noise: CONSENT_NOISE.id,
      frailty: "consent.frailty",
    }),
};
