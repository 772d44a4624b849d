/** A stick pays if it keeps a state that matters to the power from signing. */
import { inferredColumns } from "../../../engine/decision/disposition.ts";
import type { Term } from "../../../engine/decision/spec.ts";
import { NOISE } from "../../accession/accession.ts";
import { frailty } from "../../accession/terms/frailty.ts";
import { pressure } from "../../accession/terms/pressure.ts";
import {
  byDependence,
  DEPENDENT_PARAMETERS,
  DEPENDENT_READS,
  DETERRENCE_PARAMETERS,
  DETERRENCE_READS,
  deterrence,
} from "../deterrence.ts";
import { TREATY_READS, treatiesOf } from "../targets.ts";

/** 4 sum_T blk_pT om_pi (P_iT(no stick) - P_iT(z)), P from the terms of accession (model/4.9) */
export const gain: Term = {
  id: "gain",
  label: "signatures prevented",
  doc: "b_stick times what the power stakes against each open treaty, times its aim in the state, times how far the stick lowers the expected chance of signature.",
  sources: ["S1"],
  params: [
    ...DETERRENCE_PARAMETERS,
    ...DEPENDENT_PARAMETERS,
    NOISE,
    ...(pressure.params ?? []),
    ...(frailty.params ?? []),
  ],
  reads: [...TREATY_READS, ...DETERRENCE_READS, ...inferredColumns("accession"), ...DEPENDENT_READS],
  compile: (env) =>
    deterrence(env, treatiesOf(env), env.write("stick.prospect"), {
      targetCost: byDependence(env, "accession.pressure"),
      noise: NOISE.id,
      frailty: "accession.frailty",
      inferredIn: "accession",
    }),
};
