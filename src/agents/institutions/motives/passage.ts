/** A motion is worth what the step is worth, times the chance that it passes. */
import type { Term } from "../../../engine/decision/spec.ts";
import { LCD, ladderOf, RULES } from "../../../mechanisms/ladder.ts";

/**
 * V_i times the chance that the motion passes with the proposer's vote: by consensus prod_{j != i} p_j over all members
 * and whoever is to be admitted; by circles P(another joins) P(one of the core joins) (Romer & Rosenthal 1978).
 */
export const passage: Term = {
  id: "passage",
  label: "worth of the step, as often as it passes",
  doc: "The proposer's own utility of the step times the chance that the motion passes under its rule.",
  sources: ["romer-rosenthal-1978"],
  reads: ["member", "diplomacy"],
  compile(env) {
    const n = env.axis("actor").size;
    const steps = env.axis("step").size;
    const width = steps * RULES.length;
    const { admits } = ladderOf(env);
    const [member, budget] = [env.read("member"), env.read("diplomacy")];
    const [value, p] = [env.write("expected.value"), env.write("expected.acceptance")];

    function consensus(step: number, i: number): number {
      let all = 1;
      for (let j = 0; j < n; j++)
        if (j !== i && (member[j] === 1 || admits[step] === j)) all *= p[step * n + j]!;
      return all;
    }

    function circles(step: number, i: number): number {
      let alone = 1;
      let withoutCore = budget[i]! > 0 ? 0 : 1;
      for (let j = 0; j < n; j++) {
        if (j === i || member[j] === 0) continue;
        alone *= 1 - p[step * n + j]!;
        if (budget[j]! > 0) withoutCore *= 1 - p[step * n + j]!;
      }
      return (1 - alone) * (1 - withoutCore);
    }

    return (_, out) => {
      const { list, count } = env.deciders;
      for (let d = 0; d < count; d++) {
        const i = list[d]!;
        for (let m = 0; m < width; m++) {
          const step = (m - (m % RULES.length)) / RULES.length;
          const worth = value[step * n + i]!;
          const chance = worth === 0 ? 0 : m % RULES.length === LCD ? consensus(step, i) : circles(step, i);
          out[i * width + m] = worth * chance;
        }
      }
    };
  },
};
