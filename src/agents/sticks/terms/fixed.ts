/** The cost of any stick, however small. */

import type { Term } from "../../../engine/decision/spec.ts";
import { parameter } from "../../../engine/declare.ts";
import { OTHERS } from "../levels.ts";

/** -.1 */
export const fixed: Term = {
  id: "fixed",
  label: "cost of any stick",
  doc: "The cost of showing a stick at all.",
  sources: ["judgement"],
  params: [parameter("sticks.fixed", 0.1, [0, 10], "util", "Cost of any stick")],
  compile(env) {
    const p = env.parameters;
    const weight = env.slot("sticks.fixed");
    return (_, out) => {
      const { list, count } = env.deciders;
      for (let d = 0; d < count; d++)
        for (let a = 0; a < OTHERS; a++) out[list[d]! * OTHERS + a] = -p[weight]!;
    };
  },
};
