/** The more a state guards its sovereignty, the more binding depth costs it. */
import type { Term } from "../../../engine/decision/spec.ts";
import { parameter } from "../../../engine/declare.ts";

/** -bd b_sov sov_i d (K09) */
export const sovereignty: Term = {
  id: "sovereignty",
  label: "sovereignty reflex",
  doc: "-b_sov times bindingness times sensitivity about sovereignty times the step's depth.",
  sources: ["S3", "S4"],
  params: [
    parameter("vote.sovereignty", 2, [-6, 6], "util", "Cost of full binding depth to the most sensitive", {
      symbol: "b_sov",
    }),
  ],
  reads: ["sovereignty", "step.depth", "step.bindingness"],
  compile(env) {
    const p = env.parameters;
    const weight = env.slot("vote.sovereignty");
    const [sov, depth, binding] = [
      env.read("sovereignty"),
      env.read("step.depth"),
      env.read("step.bindingness"),
    ];
    return (step, out) => {
      const { list, count } = env.deciders;
      const cost = p[weight]! * binding[step]! * depth[step]!;
      for (let d = 0; d < count; d++) out[list[d]!] = -cost * sov[list[d]!]!;
    };
  },
};
