/** A host wants a success. */

import type { Term } from "../../../engine/decision/spec.ts";
import { parameter } from "../../../engine/declare.ts";

/** b_host 1[i hosts this summit] */
export const host: Term = {
  id: "host",
  label: "host of the meeting",
  doc: "b_host if the state hosts the meeting.",
  sources: ["judgement"],
  params: [
    parameter("accession.host", 0.5, [-6, 6], "util", "Worth of a success at home", { symbol: "b_host" }),
  ],
  reads: ["summit.host"],
  compile(env) {
    const p = env.parameters;
    const weight = env.slot("accession.host");
    const host = env.read("summit.host");
    return (_, out) => {
      const { list, count } = env.deciders;
      for (let d = 0; d < count; d++) {
        const i = list[d]!;
        out[i] = p[weight]! * host[i]!;
      }
    };
  },
};
