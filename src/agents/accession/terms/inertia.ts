/** Having stayed out once makes it easier to stay out again. */

import type { Term } from "../../../engine/decision/spec.ts";
import { parameter } from "../../../engine/declare.ts";

/** -b_in 1[deferred before] */
export const inertia: Term = {
  id: "inertia",
  label: "inertia of an earlier refusal",
  doc: "-b_in once the state has let an opportunity pass.",
  sources: ["judgement"],
  params: [
    parameter("accession.inertia", 0.9, [-6, 6], "util", "Cost of reversing an earlier refusal", {
      symbol: "b_in",
    }),
  ],
  reads: ["deferred"],
  compile(env) {
    const n = env.axis("actor").size;
    const p = env.parameters;
    const weight = env.slot("accession.inertia");
    const deferred = env.read("deferred");
    return (treaty, out) => {
      const { list, count } = env.deciders;
      for (let d = 0; d < count; d++) {
        const i = list[d]!;
        out[i] = -p[weight]! * deferred[treaty * n + i]!;
      }
    };
  },
};
