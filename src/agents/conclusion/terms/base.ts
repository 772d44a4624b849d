/** A state that has initialled a text wants it. */

import type { Term } from "../../../engine/decision/spec.ts";
import { parameter } from "../../../engine/declare.ts";

/** b_0 */
export const base: Term = {
  id: "base",
  label: "it is agreed",
  doc: "Worth of a text that has been initialled, before any power's hand in it.",
  sources: ["judgement"],
  params: [parameter("conclusion.base", 1, [-6, 6], "util", "Worth of an initialled text")],
  compile(env) {
    const p = env.parameters;
    const weight = env.slot("conclusion.base");
    return (_, out) => {
      const { list, count } = env.deciders;
      for (let d = 0; d < count; d++) out[list[d]!] = p[weight]!;
    };
  },
};
