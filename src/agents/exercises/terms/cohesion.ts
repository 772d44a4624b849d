/** States that trust each other drill together. */

import type { Term } from "../../../engine/decision/spec.ts";
import { parameter } from "../../../engine/declare.ts";
import { statePairs } from "../../../mechanisms/naval/blocs.ts";

/** b_coh tau_within: mean trust of the pairs of states within; of a bloc of powers, cohesion + warCohesion W + its bond */
export const cohesion: Term = {
  id: "cohesion",
  label: "trust within the bloc",
  doc: "b_coh times the mean trust of the pairs of states within the bloc; powers have no pair, for them it is a number of the scenario, more in war, and what earlier exercises added.",
  sources: ["S2a"],
  params: [
    parameter("exercise.cohesion", 0.5, [-6, 6], "util", "Weight of full trust within", { symbol: "b_coh" }),
  ],
  reads: ["bloc.member", "bloc.cohesion", "bloc.warCohesion", "exercise.bond", "trust", "war"],
  compile(env) {
    const n = env.axis("fleet").size;
    const { first, second, pair } = statePairs(env);
    const p = env.parameters;
    const weight = env.slot("exercise.cohesion");
    const member = env.read("bloc.member");
    const [given, byWar, bond] = [
      env.read("bloc.cohesion"),
      env.read("bloc.warCohesion"),
      env.read("exercise.bond"),
    ];
    const [trust, war] = [env.read("trust"), env.read("war")];

    function within(b: number): number {
      let sum = 0;
      let pairs = 0;
      for (let k = 0; k < pair.length; k++) {
        if (member[b * n + first[k]!] !== 1 || member[b * n + second[k]!] !== 1) continue;
        sum += trust[pair[k]!]!;
        pairs++;
      }
      if (pairs > 0) return sum / pairs;
      return Math.min(given[b]! + byWar[b]! * war[0]! + bond[b]!, 1);
    }

    return (_, out) => {
      const { list, count } = env.deciders;
      for (let d = 0; d < count; d++) out[list[d]!] = p[weight]! * within(list[d]!);
    };
  },
};
