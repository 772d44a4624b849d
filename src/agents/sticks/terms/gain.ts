/** A stick pays if it keeps a state that matters to the power from signing. */
import { inferredColumns } from "../../../engine/decision/disposition.ts";
import type { Term } from "../../../engine/decision/spec.ts";
import { PAIN_PARAMETERS, PAIN_READS, painOf } from "../../../mechanisms/coercion.ts";
import { NOISE } from "../../accession/accession.ts";
import { frailty } from "../../accession/terms/frailty.ts";
import { DETERRENCE_PARAMETERS, DETERRENCE_READS, deterrence } from "../deterrence.ts";
import { TREATY_READS, treatiesOf } from "../targets.ts";

/** b_stick sum_T blk_pT (om_pi / sum om) (P_iT(no stick) - P_iT(z)), P from the terms of accession (model/4.9) */
export const gain: Term = {
  id: "gain",
  label: "signatures prevented",
  doc: "b_stick times what the power stakes against each open treaty, times the state's part of its aims, times how far the stick lowers the expected chance of signature.",
  sources: ["S1"],
  params: [...DETERRENCE_PARAMETERS, ...PAIN_PARAMETERS, NOISE, ...(frailty.params ?? [])],
  reads: [...TREATY_READS, ...DETERRENCE_READS, ...inferredColumns("accession"), ...PAIN_READS],
  compile: (env) =>
    deterrence(env, treatiesOf(env), env.write("stick.prospect"), {
      targetCost: painOf(env),
      noise: NOISE.id,
      frailty: "accession.frailty",
      inferredIn: "accession",
    }),
};
