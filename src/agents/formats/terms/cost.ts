/** A higher level costs effort and prestige. */

import type { Term } from "../../../engine/decision/spec.ts";
import { parameter } from "../../../engine/declare.ts";

/** -cost */
export const cost: Term = {
  id: "cost",
  label: "cost of a level",
  doc: "The cost of going one level up.",
  sources: ["judgement"],
  params: [parameter("format.cost", 1.3, [-6, 6], "util", "Cost of one level", { symbol: "cost" })],
  compile(env) {
    const p = env.parameters;
    const weight = env.slot("format.cost");
    return (_, out) => {
      const { list, count } = env.deciders;
      for (let d = 0; d < count; d++) out[list[d]!] = -p[weight]!;
    };
  },
};
