/** A state values its own proposal more. */

import type { Term } from "../../../engine/decision/spec.ts";
import { parameter } from "../../../engine/declare.ts";

/** b_own 1[i proposer] */
export const own: Term = {
  id: "own",
  label: "own proposal",
  doc: "b_own if the state proposed the treaty.",
  sources: ["judgement"],
  params: [
    parameter("accession.own", 1, [-6, 6], "util", "Worth of one's own proposal", { symbol: "b_own" }),
  ],
  reads: ["treaty.proposer"],
  compile(env) {
    const n = env.axis("actor").size;
    const p = env.parameters;
    const weight = env.slot("accession.own");
    const proposer = env.read("treaty.proposer");
    return (treaty, out) => {
      const { list, count } = env.deciders;
      for (let d = 0; d < count; d++) {
        const i = list[d]!;
        out[i] = p[weight]! * proposer[treaty * n + i]!;
      }
    };
  },
};
