/** States that stand together retaliate for a stick against one of them. */

import type { Term } from "../../../engine/decision/spec.ts";
import { parameter } from "../../../engine/declare.ts";
import { LEVELS, OTHERS } from "../levels.ts";

/** -b_back z Sol (K15) */
export const backlash: Term = {
  id: "backlash",
  label: "backlash",
  doc: "-b_back times how hard the stick is, times the solidarity of the members.",
  sources: ["S1"],
  params: [
    parameter("sticks.backlash", 0.5, [0, 10], "util", "Cost of a full stick against full solidarity", {
      symbol: "b_back",
    }),
  ],
  reads: ["solidarity"],
  compile(env) {
    const p = env.parameters;
    const weight = env.slot("sticks.backlash");
    const solidarity = env.read("solidarity");
    return (_, out) => {
      const { list, count } = env.deciders;
      for (let d = 0; d < count; d++)
        for (let a = 0; a < OTHERS; a++)
          out[list[d]! * OTHERS + a] = -p[weight]! * LEVELS[a + 1]! * solidarity[0]!;
    };
  },
};
