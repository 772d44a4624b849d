/** The constant of a consent to a work. */
import type { Term } from "../../../../engine/decision/spec.ts";
import { parameter } from "../../../../engine/declare.ts";

/** b_0 */
export const base: Term = {
  id: "base",
  label: "letting others pass",
  doc: "Worth of letting a way be opened, before anything else is known of it.",
  sources: ["judgement"],
  params: [parameter("assent.base", -0.4, [-6, 6], "util", "Worth of opening a way, all else aside")],
  compile(env) {
    const p = env.parameters;
    const weight = env.slot("assent.base");
    return (_, out) => {
      const { list, count } = env.deciders;
      for (let d = 0; d < count; d++) out[list[d]!] = p[weight]!;
    };
  },
};
