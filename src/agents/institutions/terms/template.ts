/** What two states have tried, five can copy. */
import type { Term } from "../../../engine/decision/spec.ts";
import { parameter } from "../../../engine/declare.ts";

/** b_tmpl Tmpl_i: 1 if i is in a pair of members that stands on the template's rung, .5 if another pair is (K19) */
export const template: Term = {
  id: "template",
  label: "bilateral template",
  doc: "b_tmpl if the state has the step's bilateral template with another member, half of it if two others have.",
  sources: ["S1"],
  params: [
    parameter("vote.template", 0.8, [-6, 6], "util", "Worth of a template of one's own", {
      symbol: "b_tmpl",
    }),
    parameter("vote.othersTemplate", 0.5, [0, 1], "1", "Worth of the template of others against it"),
  ],
  reads: ["step.template", "ladder", "member"],
  compile(env) {
    const pairs = env.pairs("pair");
    const p = env.parameters;
    const [weight, others] = [env.slot("vote.template"), env.slot("vote.othersTemplate")];
    const [rung, ladder, member] = [env.read("step.template"), env.read("ladder"), env.read("member")];
    return (step, out) => {
      const { list, count } = env.deciders;
      for (let d = 0; d < count; d++) out[list[d]!] = 0;
      if (rung[step] === 0) return;
      for (let k = 0; k < pairs.size; k++) {
        const [i, j] = [pairs.first[k]!, pairs.second[k]!];
        if (ladder[k]! < rung[step]! || member[i] === 0 || member[j] === 0) continue;
        for (let d = 0; d < count; d++) {
          const of = list[d]!;
          const worth = p[weight]! * (of === i || of === j ? 1 : p[others]!);
          if (of === i || of === j || out[of] === 0) out[of] = worth;
        }
      }
    };
  },
};
