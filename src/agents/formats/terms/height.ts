/** The higher a format is already, the more the next level costs. */

import type { Term } from "../../../engine/decision/spec.ts";
import { parameter } from "../../../engine/declare.ts";

/** -.25 F_p */
export const height: Term = {
  id: "height",
  label: "present level",
  doc: "Minus a weight times the present level of the format.",
  sources: ["judgement"],
  params: [parameter("format.height", 0.25, [-6, 6], "util", "Further cost of a level, by the present one")],
  reads: ["format.level"],
  compile(env) {
    const p = env.parameters;
    const weight = env.slot("format.height");
    const level = env.read("format.level");
    return (_, out) => {
      const { list, count } = env.deciders;
      for (let d = 0; d < count; d++) out[list[d]!] = -p[weight]! * level[list[d]!]!;
    };
  },
};
