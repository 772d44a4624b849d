/** A persistent disposition towards one question about one body: asking again does not make a yes certain. */

import type { Term } from "../../../engine/decision/spec.ts";
import { parameter } from "../../../engine/declare.ts";

/** nu ~ N(0, .6), keyed by (run, question, body, state) */
export function frailty(question: string): Term {
  return {
    id: "frailty",
    label: "personal disposition",
    doc: "A normal draw, kept for the run.",
    sources: ["judgement"],
    params: [
      parameter("absorption.frailty", 0.6, [0, 3], "util", "Standard deviation of personal dispositions"),
    ],
    frailty: true,
    compile(env) {
      const n = env.axis("actor").size;
      const p = env.parameters;
      const sd = env.slot("absorption.frailty");
      const stream = env.stream("frailty");
      const keys = env.keys(["body", "actor"], question);
      return (body, out) => {
        const { list, count } = env.deciders;
        for (let d = 0; d < count; d++) {
          const i = list[d]!;
          out[i] = p[sd]! * stream.normal(keys[body * n + i]!, 0, 0);
        }
      };
    },
  };
}
