/** A stronger partner has more control over states one by one than together. */

import type { Term } from "../../../engine/decision/spec.ts";
import { ASYMMETRY_READS, asymmetry } from "../asymmetry.ts";

/** -b_ctrl,p max(0, asym_p)(1 - Sol), asym_p = ln(Y_p / sum Y of the members) (K10) */
export const control: Term = {
  id: "control",
  label: "control lost",
  doc: "Minus the partner's wish for control, times how much larger it is than the members together, less where they stand together.",
  sources: ["S1"],
  reads: ["format.control", "solidarity", ...ASYMMETRY_READS],
  compile(env) {
    const [wish, solidarity] = [env.read("format.control"), env.read("solidarity")];
    const larger = asymmetry(env);
    return (_, out) => {
      const { list, count } = env.deciders;
      const apart = Math.max(1 - solidarity[0]!, 0);
      for (let d = 0; d < count; d++) {
        const k = list[d]!;
        out[k] = wish[k] === 0 ? 0 : -wish[k]! * Math.max(larger(k), 0) * apart;
      }
    };
  },
};
