/** Once the easy projects are done, only deeper institutions achieve more. */
import type { Term } from "../../../engine/decision/spec.ts";
import { parameter } from "../../../engine/declare.ts";
import { REACH_READS, reach } from "../reach.ts";

/** A gain in depth of this size counts in full. */
const FULL = 0.2;

/** b_imp Ceil_i, Ceil = stall min(1, (d' - d_i) / .2), stall = 1 if no project is left below the ceiling (K17) */
export const momentum: Term = {
  id: "momentum",
  label: "easy projects have run out",
  doc: "b_imp times the gain in depth, up to a fifth, while no project is left that the present depth allows.",
  sources: ["S1", "S2d"],
  params: [
    parameter("vote.momentum", 0.8, [-6, 6], "util", "Worth of a new ceiling once projects have run out", {
      symbol: "b_imp",
    }),
  ],
  reads: [...REACH_READS, "implementation.stalled"],
  needs: ["implementation"],
  compile(env) {
    const p = env.parameters;
    const weight = env.slot("vote.momentum");
    const [own, stalled] = [env.read("depth.own"), env.read("implementation.stalled")];
    const after = reach(env);
    return (step, out) => {
      const { list, count } = env.deciders;
      for (let d = 0; d < count; d++) {
        const i = list[d]!;
        out[i] =
          stalled[0] === 1 ? p[weight]! * Math.min(1, Math.max(0, after(step, i) - own[i]!) / FULL) : 0;
      }
    };
  },
};
