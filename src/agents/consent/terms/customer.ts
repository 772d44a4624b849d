/** A state close to the customer is readier to sell to it. */
import type { Term } from "../../../engine/decision/spec.ts";
import { parameter } from "../../../engine/declare.ts";
/** .5 A_i,EUU */
export const customer: Term = {
  id: "customer",
  label: "closeness to the customer",
  doc: "A weight times the closeness of the state to the power that buys.",
  sources: ["S2a"],
  params: [parameter("consent.customer", 0.5, [-6, 6], "util", "Weight of full closeness to the customer")],
  reads: ["pipeline.customer", "closeness"],
  compile(env) {
    const p = env.parameters;
    const powers = env.axis("power").size;
    const weight = env.slot("consent.customer");
    const [customer, closeness] = [env.read("pipeline.customer"), env.read("closeness")];
    return (k, out) => {
      const { list, count } = env.deciders;
      for (let d = 0; d < count; d++) {
        const i = list[d]!;
        out[i] = p[weight]! * closeness[i * powers + customer[k]!]!;
      }
    };
  },
};
