/** Under threat there is safety in numbers for consolidated states, and danger for weak ones. */
import type { Term } from "../../../engine/decision/spec.ts";
import { parameter } from "../../../engine/declare.ts";
import { COMPANY_READS, expectedCompany } from "../company.ts";

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
    const p = env.parameters;
    const weight = env.slot("vote.numbers");
    const [threat, consolidation] = [env.read("threat"), env.read("consolidation")];
    const expected = expectedCompany(env, env.belief);
    return (_, out) => {
      const { list, count } = env.deciders;
      for (let d = 0; d < count; d++) {
        const i = list[d]!;
        out[i] = p[weight]! * threat[i]! * (2 * consolidation[i]! - 1) * expected(i);
      }
    };
  },
};
