/** Going ahead without one's partners has a price: "proceed more slowly, so that all are included". */
import type { Term } from "../../../engine/decision/spec.ts";
import { parameter } from "../../../engine/declare.ts";
import { RULES, VG } from "../../../mechanisms/ladder.ts";
import { COMPANY_READS, expectedCompany } from "../company.ts";

/** -b_exc sum_j (1 - p_j) w_ij, for a motion by concentric circles (K03) */
export const exclusion: Term = {
  id: "exclusion",
  label: "partners left outside",
  doc: "-b_exc times the share of one's partners who would stay outside, where the motion lets them.",
  sources: ["S1"],
  params: [
    parameter("agenda.exclusion", 6, [0, 20], "util", "Cost of leaving all partners outside", {
      symbol: "b_exc",
    }),
  ],
  reads: [...COMPANY_READS],
  compile(env) {
    const n = env.axis("actor").size;
    const steps = env.axis("step").size;
    const width = steps * RULES.length;
    const p = env.parameters;
    const weight = env.slot("agenda.exclusion");
    const [feasible, acceptance] = [env.write("agenda.feasible"), env.write("expected.acceptance")];
    const views = Array.from({ length: steps }, (_, s) =>
      expectedCompany(env, acceptance.subarray(s * n, (s + 1) * n)),
    );
    return (_, out) => {
      const { list, count } = env.deciders;
      for (let d = 0; d < count; d++) {
        const i = list[d]!;
        for (let step = 0; step < steps; step++)
          out[i * width + step * RULES.length + VG] =
            feasible[step]! > 0 ? -p[weight]! * (1 - views[step]!(i)) : 0;
      }
    };
  },
};
