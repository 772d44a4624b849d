/** A state that is courted for a treaty is met halfway elsewhere, too. */
import type { Term } from "../../../engine/decision/spec.ts";
import { parameter } from "../../../engine/declare.ts";

/** b_court min(1, e_i), e_i the core's effort on a hold-out of a treaty, the greatest of several (K03) */
export const courtship: Term = {
  id: "courtship",
  label: "courtship by the core",
  doc: "b_court times the core's diplomatic effort on the state for a treaty that it has not signed, at most 1.",
  sources: ["S1"],
  params: [
    parameter("vote.courtship", 0.8, [-6, 6], "util", "Worth of full courtship", { symbol: "b_court" }),
  ],
  reads: ["courtship.effort"],
  compile(env) {
    const n = env.axis("actor").size;
    const treaties = env.axis("treaty").size;
    const p = env.parameters;
    const weight = env.slot("vote.courtship");
    const effort = env.read("courtship.effort");
    return (_, out) => {
      const { list, count } = env.deciders;
      for (let d = 0; d < count; d++) {
        const i = list[d]!;
        let most = 0;
        for (let t = 0; t < treaties; t++) most = Math.max(most, effort[t * n + i]!);
        out[i] = p[weight]! * Math.min(1, most);
      }
    };
  },
};
