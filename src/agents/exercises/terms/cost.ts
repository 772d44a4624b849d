/** An exercise costs fuel, time and attention. */

import type { Term } from "../../../engine/decision/spec.ts";
import { parameter } from "../../../engine/declare.ts";

/** -cost */
export const cost: Term = {
  id: "cost",
  label: "cost of an exercise",
  doc: "What an exercise costs in any case.",
  sources: ["judgement"],
  params: [parameter("exercise.cost", 2.2, [-6, 6], "util", "Cost of an exercise", { symbol: "cost" })],
  compile(env) {
    const p = env.parameters;
    const weight = env.slot("exercise.cost");
    return (_, out) => {
      const { list, count } = env.deciders;
      for (let d = 0; d < count; d++) out[list[d]!] = -p[weight]!;
    };
  },
};
