/** Another power presses the state. */

import type { Term } from "../../../engine/decision/spec.ts";
import { parameter } from "../../../engine/declare.ts";
import { efficacy, SOLIDARITY } from "../../../mechanisms/contest.ts";

/** -b_stick stick_i,opponent eff */
export const stick: Term = {
  id: "stick",
  label: "the opponent's stick",
  doc: "Minus a weight times the stick that the opponent shows the state, blunted by solidarity.",
  sources: ["S1"],
  needs: ["sticks"],
  params: [
    parameter("conclusion.stick", 1, [-12, 12], "util", "Weight of a full stick against no solidarity"),
    SOLIDARITY,
  ],
  reads: ["agreement.opponent", "stick", "solidarity"],
  compile(env) {
    const n = env.axis("actor").size;
    const p = env.parameters;
    const [weight, solidary] = [env.slot("conclusion.stick"), env.slot("contest.solidarity")];
    const [opponent, shown, solidarity] = [
      env.read("agreement.opponent"),
      env.read("stick"),
      env.read("solidarity"),
    ];
    return (k, out) => {
      const { list, count } = env.deciders;
      const q = opponent[k]!;
      const bite = p[weight]! * efficacy(p[solidary]!, solidarity[0]!);
      for (let d = 0; d < count; d++) out[list[d]!] = q < 0 ? 0 : -bite * shown[q * n + list[d]!]!;
    };
  },
};
