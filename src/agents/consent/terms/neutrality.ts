/** A doctrine of neutrality forbids a supplier to bind itself to one side. */
import type { Term } from "../../../engine/decision/spec.ts";
import { parameter } from "../../../engine/declare.ts";
/** -.8 for TKM, whose n is .9: -(.8 / .9) n of the supplier */
export const neutrality: Term = {
  id: "neutrality",
  label: "neutrality of the supplier",
  doc: "Minus a weight times the neutrality doctrine of the state whose gas it is.",
  sources: ["S1", "S3"],
  params: [
    parameter("consent.neutrality", 0.8 / 0.9, [-6, 6], "util", "Cost of full neutrality to the supplier"),
  ],
  reads: ["pipeline.supplier", "neutrality"],
  compile(env) {
    const p = env.parameters;
    const weight = env.slot("consent.neutrality");
    const [supplier, neutrality] = [env.read("pipeline.supplier"), env.read("neutrality")];
    return (k, out) => {
      const { list, count } = env.deciders;
      for (let d = 0; d < count; d++) {
        const i = list[d]!;
        out[i] = supplier[k] === i ? -p[weight]! * neutrality[i]! : 0;
      }
    };
  },
};
