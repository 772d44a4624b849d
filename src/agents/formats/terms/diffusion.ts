/** Partners follow their rivals. */

import type { Term } from "../../../engine/decision/spec.ts";
import { parameter } from "../../../engine/declare.ts";

/** b_div max(0, mean rival F - F_p) (K14) */
export const diffusion: Term = {
  id: "diffusion",
  label: "rivals are ahead",
  doc: "b_div times how far the mean level of its rivals' formats is above its own.",
  sources: ["S1"],
  params: [
    parameter("format.diffusion", 0.8, [-6, 6], "util", "Weight of being a level behind", {
      symbol: "b_div",
    }),
  ],
  reads: ["format.rivals", "format.level"],
  compile(env) {
    const n = env.axis("format").size;
    const p = env.parameters;
    const weight = env.slot("format.diffusion");
    const [rivals, level] = [env.read("format.rivals"), env.read("format.level")];

    function behind(k: number): number {
      let sum = 0;
      let all = 0;
      for (let q = 0; q < n; q++) {
        if (q === k || rivals[k * n + q] === 0) continue;
        sum += level[q]!;
        all++;
      }
      return all === 0 ? 0 : Math.max(sum / all - level[k]!, 0);
    }

    return (_, out) => {
      const { list, count } = env.deciders;
      for (let d = 0; d < count; d++) out[list[d]!] = p[weight]! * behind(list[d]!);
    };
  },
};
