/** A body that delivers nothing is given up easily. */

import type { Term } from "../../../engine/decision/spec.ts";
import { parameter } from "../../../engine/declare.ts";

/** b_out (1 - out) */
export const output: Term = {
  id: "output",
  label: "little to lose",
  doc: "b_out times what the body leaves undone.",
  sources: ["S3"],
  params: [
    parameter("absorption.output", 1.5, [-6, 6], "util", "Weight of a body that delivers nothing", {
      symbol: "b_out",
    }),
  ],
  reads: ["body.output"],
  compile(env) {
    const p = env.parameters;
    const weight = env.slot("absorption.output");
    const output = env.read("body.output");
    return (body, out) => {
      const { list, count } = env.deciders;
      for (let d = 0; d < count; d++) out[list[d]!] = p[weight]! * (1 - output[body]!);
    };
  },
};
