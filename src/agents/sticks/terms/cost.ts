/** The harder the stick, the more it costs. */

import type { Term } from "../../../engine/decision/spec.ts";
import { parameter } from "../../../engine/declare.ts";
import { LEVELS, OTHERS } from "../levels.ts";

/** -.1 z */
export const cost: Term = {
  id: "cost",
  label: "cost of force",
  doc: "Minus the cost of a full stick, times how hard the stick is.",
  sources: ["judgement"],
  params: [
    parameter(
      "sticks.cost",
      0.1,
      [0, 10],
      "util",
      "Cost of a full stick beside trade, closeness and backlash",
    ),
  ],
  compile(env) {
    const p = env.parameters;
    const weight = env.slot("sticks.cost");
    return (_, out) => {
      const { list, count } = env.deciders;
      for (let d = 0; d < count; d++)
        for (let a = 0; a < OTHERS; a++) out[list[d]! * OTHERS + a] = -p[weight]! * LEVELS[a + 1]!;
    };
  },
};
