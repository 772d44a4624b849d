/** A rival offers the same without conditions. */

import type { Term } from "../../../engine/decision/spec.ts";
import { parameter } from "../../../engine/declare.ts";

/** -b_bid share_i,rival (K35) */
export const bid: Term = {
  id: "bid",
  label: "the rival's bid",
  doc: "Minus a weight times the rival's share of influence in the state.",
  sources: ["S2b"],
  needs: ["contest"],
  params: [parameter("conclusion.bid", 2, [-12, 12], "util", "Weight of a rival with full influence")],
  reads: ["agreement.rival", "influence.share"],
  compile(env) {
    const n = env.axis("actor").size;
    const p = env.parameters;
    const weight = env.slot("conclusion.bid");
    const [rival, share] = [env.read("agreement.rival"), env.read("influence.share")];
    return (k, out) => {
      const { list, count } = env.deciders;
      const q = rival[k]!;
      for (let d = 0; d < count; d++) out[list[d]!] = q < 0 ? 0 : -p[weight]! * share[q * n + list[d]!]!;
    };
  },
};
