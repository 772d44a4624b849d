/** A bloc that feels threatened shows the flag. */

import type { Term } from "../../../engine/decision/spec.ts";
import { parameter } from "../../../engine/declare.ts";

/** b_sig threat, threat = threat_b + warThreat_b W */
export const signal: Term = {
  id: "signal",
  label: "a signal to those who threaten",
  doc: "b_sig times the threat that the bloc feels, in peace and by the war.",
  sources: ["S2a"],
  params: [parameter("exercise.signal", 1, [-6, 6], "util", "Weight of a full threat", { symbol: "b_sig" })],
  reads: ["bloc.threat", "bloc.warThreat", "war"],
  compile(env) {
    const p = env.parameters;
    const weight = env.slot("exercise.signal");
    const [threat, byWar, war] = [env.read("bloc.threat"), env.read("bloc.warThreat"), env.read("war")];
    return (_, out) => {
      const { list, count } = env.deciders;
      for (let d = 0; d < count; d++) {
        const b = list[d]!;
        out[b] = p[weight]! * (threat[b]! + byWar[b]! * war[0]!);
      }
    };
  },
};
