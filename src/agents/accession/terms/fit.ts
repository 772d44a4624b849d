/** How much closer the treaty is to the state's position than the status quo. */

import type { Term } from "../../../engine/decision/spec.ts";
import { parameter } from "../../../engine/declare.ts";

/** -b_fit s_i ((d_T - x_i)^2 - (d_0 - x_i)^2), x and s on depth */
export const fit: Term = {
  id: "fit",
  label: "distance from the own ideal",
  doc: "-b_fit times salience times the treaty's squared distance from the own position on depth less that of the status quo.",
  sources: ["downs-rocke-barsoom-1996"],
  params: [
    parameter("accession.fit", 6, [-6, 20], "util", "Weight of distance on depth", { symbol: "b_fit" }),
  ],
  reads: ["position", "salience", "treaty.depth", "treaty.statusQuo"],
  compile(env) {
    const issues = env.axis("issue");
    const depth = issues.index.get("depth") ?? 0;
    const p = env.parameters;
    const weight = env.slot("accession.fit");
    const [x, s] = [env.read("position"), env.read("salience")];
    const [dT, d0] = [env.read("treaty.depth"), env.read("treaty.statusQuo")];
    return (treaty, out) => {
      const { list, count } = env.deciders;
      for (let d = 0; d < count; d++) {
        const i = list[d]!;
        const own = x[i * issues.size + depth]!;
        const far = dT[treaty]! - own;
        const near = d0[treaty]! - own;
        out[i] = -p[weight]! * s[i * issues.size + depth]! * (far * far - near * near);
      }
    };
  },
};
