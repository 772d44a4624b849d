/** A pipeline pays if enough gas is contracted. */
import type { Term } from "../../../engine/decision/spec.ts";
import { parameter } from "../../../engine/declare.ts";
import { logistic } from "../../../engine/dmath.ts";
/** .5 sigma(offtake - 10 bcm) */
export const offtake: Term = {
  id: "offtake",
  label: "gas that is sure to be bought",
  doc: "A weight times the logistic of the committed gas beyond what makes the pipeline pay, in bcm.",
  sources: ["S2a"],
  params: [
    parameter("consent.offtake", 0.5, [-6, 6], "util", "Weight of a sure sale"),
    parameter("consent.need", 10, [0, 100], "bcm/yr", "Gas that makes the pipeline pay"),
  ],
  reads: ["pipeline.offtake"],
  compile(env) {
    const p = env.parameters;
    const [weight, need] = [env.slot("consent.offtake"), env.slot("consent.need")];
    const offtake = env.read("pipeline.offtake");
    return (k, out) => {
      const { list, count } = env.deciders;
      for (let d = 0; d < count; d++) {
        const i = list[d]!;
        out[i] = p[weight]! * logistic(offtake[k]! - p[need]!);
      }
    };
  },
};
