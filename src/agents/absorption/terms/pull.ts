/** Dependence pulls, and weak statehood yields to the pull. */

import type { Term } from "../../../engine/decision/spec.ts";
import { parameter } from "../../../engine/declare.ts";
import { SUITOR_READS, suitors } from "../../../mechanisms/suitors.ts";

/** b_D D_i,RUS (1.3 - c_i) (K08, K11) */
export const pull: Term = {
  id: "pull",
  label: "pull of the suitor",
  doc: "b_D times engagement with the power that asks, the more the less consolidated the state.",
  sources: ["S1", "S3"],
  params: [
    parameter("absorption.pull", 4, [-12, 12], "util", "Pull of the only partner", { symbol: "b_D" }),
    parameter(
      "absorption.yielding",
      1.3,
      [0, 3],
      "1",
      "Pull on a state without consolidation; full consolidation takes 1 off",
    ),
  ],
  reads: [...SUITOR_READS, "engagement", "consolidation"],
  compile(env) {
    const p = env.parameters;
    const powers = env.axis("power").size;
    const [weight, yielding] = [env.slot("absorption.pull"), env.slot("absorption.yielding")];
    const suitor = suitors(env);
    const [engagement, consolidation] = [env.read("engagement"), env.read("consolidation")];
    return (body, out) => {
      const { list, count } = env.deciders;
      const k = suitor(body);
      for (let d = 0; d < count; d++) {
        const i = list[d]!;
        out[i] = p[weight]! * engagement[i * powers + k]! * (p[yielding]! - consolidation[i]!);
      }
    };
  },
};
