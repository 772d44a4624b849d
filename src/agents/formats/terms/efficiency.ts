/** One meeting with five states achieves more than five visits. */

import type { Term } from "../../../engine/decision/spec.ts";
import { parameter } from "../../../engine/declare.ts";

/** b_eff gain_p att_p (1 + rec)(1 + Sol) (K43, K44) */
export const efficiency: Term = {
  id: "efficiency",
  label: "efficiency of one table",
  doc: "b_eff times the partner's gain, its attention, the recognition of the region and the solidarity of its members.",
  sources: ["S1", "S4"],
  params: [
    parameter("format.efficiency", 0.6, [-6, 6], "util", "Worth of dealing with all at once", {
      symbol: "b_eff",
    }),
  ],
  reads: ["format.gain", "format.attention", "recognition", "solidarity"],
  compile(env) {
    const p = env.parameters;
    const weight = env.slot("format.efficiency");
    const [gain, attention] = [env.read("format.gain"), env.read("format.attention")];
    const [recognition, solidarity] = [env.read("recognition"), env.read("solidarity")];
    return (_, out) => {
      const { list, count } = env.deciders;
      const region = p[weight]! * (1 + recognition[0]!) * (1 + solidarity[0]!);
      for (let d = 0; d < count; d++) out[list[d]!] = region * gain[list[d]!]! * attention[list[d]!]!;
    };
  },
};
