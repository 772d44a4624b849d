/** The cost of commitment: soft law is almost free, and even welcome; hard law is expensive. */
import type { Term } from "../../../engine/decision/spec.ts";
import { parameter } from "../../../engine/declare.ts";

/** -(f0 + f1 bd) (Abbott & Snidal 2000) */
export const commitment: Term = {
  id: "commitment",
  label: "cost of commitment",
  doc: "-(f0 + f1 bd): cheap where a step is soft law, dear where it is hard.",
  sources: ["abbott-snidal-2000"],
  params: [
    parameter("vote.soft", -2, [-10, 10], "util", "Cost of a step that binds nobody", { symbol: "f0" }),
    parameter("vote.hard", 4, [-10, 20], "util", "Added cost of full bindingness", { symbol: "f1" }),
  ],
  reads: ["step.bindingness"],
  compile(env) {
    const p = env.parameters;
    const [soft, hard] = [env.slot("vote.soft"), env.slot("vote.hard")];
    const binding = env.read("step.bindingness");
    return (step, out) => {
      const { list, count } = env.deciders;
      const cost = p[soft]! + p[hard]! * binding[step]!;
      for (let d = 0; d < count; d++) out[list[d]!] = -cost;
    };
  },
};
