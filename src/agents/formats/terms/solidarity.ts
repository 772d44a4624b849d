/** States that stand together prefer to meet a partner together. */

import type { Term } from "../../../engine/decision/spec.ts";
import { parameter } from "../../../engine/declare.ts";

/** b_sol Sol */
export const solidarity: Term = {
  id: "solidarity",
  label: "the members stand together",
  doc: "b_sol times the solidarity of the members.",
  sources: ["S1", "S4"],
  params: [
    parameter("format.solidarity", 0.6, [-6, 6], "util", "Weight of full solidarity", { symbol: "b_sol" }),
  ],
  reads: ["solidarity"],
  compile(env) {
    const p = env.parameters;
    const weight = env.slot("format.solidarity");
    const together = env.read("solidarity");
    return (_, out) => {
      const { list, count } = env.deciders;
      for (let d = 0; d < count; d++) out[list[d]!] = p[weight]! * together[0]!;
    };
  },
};
