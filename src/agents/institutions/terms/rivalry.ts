/** Rivals for leadership in the core build nothing together. */
import type { Term } from "../../../engine/decision/spec.ts";
import { parameter } from "../../../engine/declare.ts";

/** -b_riv riv for i of the core, riv with the others of the core (D8, K04) */
export const rivalry: Term = {
  id: "rivalry",
  label: "rivalry within the core",
  doc: "-b_riv times rivalry with the other states of the core, for a state of the core.",
  sources: ["S3", "S4"],
  params: [
    parameter("vote.rivalry", 1, [-6, 6], "util", "Cost of full rivalry over leadership", {
      symbol: "b_riv",
    }),
  ],
  reads: ["rivalry", "diplomacy"],
  compile(env) {
    const n = env.axis("actor").size;
    const pairs = env.pairs("pair");
    const p = env.parameters;
    const weight = env.slot("vote.rivalry");
    const [rival, budget] = [env.read("rivalry"), env.read("diplomacy")];
    return (_, out) => {
      const { list, count } = env.deciders;
      for (let d = 0; d < count; d++) {
        const i = list[d]!;
        let sum = 0;
        if (budget[i]! > 0)
          for (let j = 0; j < n; j++) if (j !== i && budget[j]! > 0) sum += rival[pairs.of[i * n + j]!]!;
        out[i] = -p[weight]! * sum;
      }
    };
  },
};
