/** Another power presses the state. */

import type { Term } from "../../../engine/decision/spec.ts";
import { parameter } from "../../../engine/declare.ts";
import { PAIN_PARAMETERS, PAIN_READS, painOf } from "../../../mechanisms/coercion.ts";

/** -b_stick stick_i,opponent b_pain eff D x (model/4.9) */
export const stick: Term = {
  id: "stick",
  label: "the opponent's stick",
  doc: "Minus a weight times the pain of the stick that the opponent shows the state, as far as the state hangs on it.",
  sources: ["S1"],
  needs: ["sticks"],
  params: [
    parameter("conclusion.stick", 1, [-12, 12], "1", "Weight of the pain of the opponent's stick"),
    ...PAIN_PARAMETERS,
  ],
  reads: ["agreement.opponent", "stick", ...PAIN_READS],
  compile(env) {
    const n = env.axis("actor").size;
    const p = env.parameters;
    const weight = env.slot("conclusion.stick");
    const pain = painOf(env);
    const [opponent, shown] = [env.read("agreement.opponent"), env.read("stick")];
    return (k, out) => {
      const { list, count } = env.deciders;
      const q = opponent[k]!;
      for (let d = 0; d < count; d++) {
        const i = list[d]!;
        out[i] = q < 0 ? 0 : -p[weight]! * shown[q * n + i]! * pain(i, q);
      }
    };
  },
};
