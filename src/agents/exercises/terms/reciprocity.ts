/** Drills answer drills. */

import type { Term } from "../../../engine/decision/spec.ts";
import { parameter } from "../../../engine/declare.ts";
import { rivalOf } from "../../../mechanisms/naval/blocs.ts";

/** b_recip E_rival (K30) */
export const reciprocity: Term = {
  id: "reciprocity",
  label: "an answer to the rival's exercises",
  doc: "b_recip times the fading memory of the rival bloc's exercises.",
  sources: ["S2a"],
  params: [
    parameter(
      "exercise.reciprocity",
      1.2,
      [-6, 6],
      "util",
      "Weight of an exercise that the rival has just held",
      {
        symbol: "b_recip",
      },
    ),
  ],
  reads: ["exercise.recent"],
  compile(env) {
    const p = env.parameters;
    const weight = env.slot("exercise.reciprocity");
    const recent = env.read("exercise.recent");
    return (_, out) => {
      const { list, count } = env.deciders;
      for (let d = 0; d < count; d++) out[list[d]!] = p[weight]! * (recent[rivalOf(list[d]!)] ?? 0);
    };
  },
};
