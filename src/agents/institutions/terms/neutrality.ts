/** A doctrine of neutrality shuns what has to do with security. */
import type { Term } from "../../../engine/decision/spec.ts";
import { parameter } from "../../../engine/declare.ts";

/** -b_neut n_i sec (K02) */
export const neutrality: Term = {
  id: "neutrality",
  label: "neutrality doctrine",
  doc: "-b_neut times the neutrality doctrine times the step's security content.",
  sources: ["S1", "S2d", "S3"],
  params: [
    parameter(
      "vote.neutrality",
      6,
      [-6, 12],
      "util",
      "Cost of pure security content to a wholly neutral state",
      {
        symbol: "b_neut",
      },
    ),
  ],
  reads: ["neutrality", "step.security"],
  compile(env) {
    const p = env.parameters;
    const weight = env.slot("vote.neutrality");
    const [neutral, security] = [env.read("neutrality"), env.read("step.security")];
    return (step, out) => {
      const { list, count } = env.deciders;
      const cost = p[weight]! * security[step]!;
      for (let d = 0; d < count; d++) out[list[d]!] = -cost * neutral[list[d]!]!;
    };
  },
};
