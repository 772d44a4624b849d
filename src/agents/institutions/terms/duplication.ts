/** Bodies of which the state is already a member do the same work. */
import type { Term } from "../../../engine/decision/spec.ts";
import { parameter } from "../../../engine/declare.ts";

/** -b_dup ol ovl_i (K41) */
export const duplication: Term = {
  id: "duplication",
  label: "duplication of other bodies",
  doc: "-b_dup times the step's overlap with other bodies times the share of them of which the state is a full member.",
  sources: ["S3"],
  params: [
    parameter("vote.duplication", 0.3, [-6, 6], "util", "Cost of full duplication", { symbol: "b_dup" }),
  ],
  reads: ["overlap", "step.overlap"],
  compile(env) {
    const p = env.parameters;
    const weight = env.slot("vote.duplication");
    const [own, common] = [env.read("overlap"), env.read("step.overlap")];
    return (step, out) => {
      const { list, count } = env.deciders;
      const cost = p[weight]! * common[step]!;
      for (let d = 0; d < count; d++) out[list[d]!] = -cost * own[list[d]!]!;
    };
  },
};
