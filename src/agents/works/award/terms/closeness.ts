/** States give work to powers that they are close to. */
import type { Term } from "../../../../engine/decision/spec.ts";
import { parameter } from "../../../../engine/declare.ts";
import { CLOSENESS_READS, closenessOf } from "../../relations.ts";

/** b_A A_ik */
export const closeness: Term = {
  id: "closeness",
  label: "closeness to the power",
  doc: "A weight times the closeness of the state to the power.",
  sources: ["S2c"],
  params: [parameter("award.closeness", 1, [0, 12], "util", "Worth of a power that is wholly close")],
  reads: CLOSENESS_READS,
  compile(env) {
    const powers = env.axis("power").size;
    const p = env.parameters;
    const weight = env.slot("award.closeness");
    const closenessTo = closenessOf(env);
    return (_, out) => {
      const { list, count } = env.deciders;
      for (let d = 0; d < count; d++)
        for (let k = 0; k < powers; k++) out[list[d]! * powers + k] = p[weight]! * closenessTo(list[d]!, k);
    };
  },
};
