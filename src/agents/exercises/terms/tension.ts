/** When exercises are already frequent, another adds more risk than signal. */

import type { Term } from "../../../engine/decision/spec.ts";
import { parameter } from "../../../engine/declare.ts";

/** -b_tens tens, tens = exercises of both blocs in the last four quarters / 4 */
export const tension: Term = {
  id: "tension",
  label: "tension at sea",
  doc: "b_tens times a quarter of the number of exercises that both blocs held in the last four quarters.",
  sources: ["judgement"],
  params: [
    parameter("exercise.tension", 0.3, [-6, 6], "util", "Weight of four exercises in a year", {
      symbol: "b_tens",
    }),
  ],
  reads: ["exercise.heldIn"],
  compile(env) {
    const p = env.parameters;
    const weight = env.slot("exercise.tension");
    const heldIn = env.read("exercise.heldIn");
    return (_, out) => {
      let held = 0;
      for (let k = 0; k < heldIn.length; k++) held += heldIn[k]!;
      const { list, count } = env.deciders;
      for (let d = 0; d < count; d++) out[list[d]!] = (-p[weight]! * held) / 4;
    };
  },
};
