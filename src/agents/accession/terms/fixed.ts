/** The cost of any binding text. */

import type { Term } from "../../../engine/decision/spec.ts";
import { parameter } from "../../../engine/declare.ts";

/** -b_fix */
export const fixed: Term = {
  id: "fixed",
  label: "cost of any commitment",
  doc: "-b_fix: the cost of committing at all.",
  sources: ["judgement"],
  params: [parameter("accession.fixed", 1.3, [-6, 6], "util", "Cost of any commitment", { symbol: "b_fix" })],
  compile(env) {
    const p = env.parameters;
    const weight = env.slot("accession.fixed");
    return (_, out) => {
      const { list, count } = env.deciders;
      for (let d = 0; d < count; d++) {
        const i = list[d]!;
        out[i] = -p[weight]!;
      }
    };
  },
};
