/** Under threat there is safety in numbers for consolidated states, and danger for weak ones. */
import type { Term } from "../../../engine/decision/spec.ts";
import { parameter } from "../../../engine/declare.ts";
import { COMPANY_READS } from "../company.ts";

/** b_num th_i (2 c_i - 1) sum_j w_ij p_j (K07, K08; Walt 1987) */
export const numbers: Term = {
  id: "numbers",
  label: "security in numbers",
  doc: "b_num times perceived threat, signed by the consolidation of statehood, times the expected share of partners.",
  sources: ["walt-1987", "S1", "S3", "S4"],
  params: [
    parameter(
      "vote.numbers",
      1.2,
      [-6, 6],
      "util",
      "Worth of all partners to a consolidated state under full threat",
      {
        symbol: "b_num",
      },
    ),
  ],
  reads: [...COMPANY_READS, "threat", "consolidation"],
  belief: true,
  compile(env) {
    const n = env.axis("actor").size;
    const p = env.parameters;
    const weight = env.slot("vote.numbers");
    const [threat, consolidation] = [env.read("threat"), env.read("consolidation")];
    const company = env.read("company");
    const { belief, deciders } = env;
    // Innermost loop of every fixed point of every vote at a meeting, so it calls no function.
    return (_, out) => {
      for (let d = 0; d < deciders.count; d++) {
        const i = deciders.list[d]!;
        let expected = 0;
        for (let j = 0, at = i * n; j < n; j++, at++) expected += company[at]! * belief[j]!;
        out[i] = p[weight]! * threat[i]! * (2 * consolidation[i]! - 1) * expected;
      }
    };
  },
};
