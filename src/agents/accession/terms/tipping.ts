/** A bandwagon, once enough others are on it. */

import type { Term } from "../../../engine/decision/spec.ts";
import { parameter } from "../../../engine/declare.ts";
import { logistic } from "../../../engine/dmath.ts";

const STEEPNESS = 12;

/** b_tip sigma(12 (mean_j q_j - thr_i)) (Granovetter 1978); off unless b_tip > 0 */
export const tipping: Term = {
  id: "tipping",
  label: "bandwagon",
  doc: "b_tip times a steep threshold in the mean expected signature of the other eligible states.",
  sources: ["granovetter-1978"],
  params: [
    parameter("accession.tipping", 0, [-6, 6], "util", "Worth of a bandwagon under way", { symbol: "b_tip" }),
    parameter("accession.threshold", 0.5, [0, 1], "1", "Share of others at which the bandwagon tips", {
      symbol: "thr",
    }),
  ],
  reads: ["treaty.eligible"],
  belief: true,
  compile(env) {
    const n = env.axis("actor").size;
    const p = env.parameters;
    const [weight, threshold] = [env.slot("accession.tipping"), env.slot("accession.threshold")];
    const eligible = env.read("treaty.eligible");
    const belief = env.belief;

    function meanOfOthers(treaty: number, i: number): number {
      let sum = 0;
      let others = 0;
      for (let j = 0; j < n; j++) {
        if (j === i || eligible[treaty * n + j] === 0) continue;
        sum += belief[j]!;
        others++;
      }
      return others === 0 ? 0 : sum / others;
    }

    return (treaty, out) => {
      const { list, count } = env.deciders;
      const b = p[weight]!;
      for (let d = 0; d < count; d++) {
        const i = list[d]!;
        out[i] = b === 0 ? 0 : b * logistic(STEEPNESS * (meanOfOthers(treaty, i) - p[threshold]!));
      }
    };
  },
};
