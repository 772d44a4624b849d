/** How much closer the step brings a state to the depth it wants. */
import type { Term } from "../../../engine/decision/spec.ts";
import { parameter } from "../../../engine/declare.ts";
import { REACH_READS, reach } from "../reach.ts";

/** bd b_fit s_i [(d_i - x_i)^2 - (d' - x_i)^2], d' the depth that i would have after it, x and s on issue depth */
export const fit: Term = {
  id: "fit",
  label: "distance from the own ideal",
  doc: "b_fit times bindingness times salience times how much nearer the step brings the own depth to the own position.",
  sources: ["downs-rocke-barsoom-1996"],
  params: [parameter("vote.fit", 6, [-6, 60], "util", "Weight of distance on depth", { symbol: "b_fit" })],
  reads: [...REACH_READS, "step.bindingness", "position", "salience", "depth.own"],
  compile(env) {
    const issues = env.axis("issue");
    const depth = issues.index.get("depth") ?? 0;
    const p = env.parameters;
    const weight = env.slot("vote.fit");
    const [x, s, own] = [env.read("position"), env.read("salience"), env.read("depth.own")];
    const binding = env.read("step.bindingness");
    const after = reach(env);
    return (step, out) => {
      const { list, count } = env.deciders;
      const scale = p[weight]! * binding[step]!;
      for (let d = 0; d < count; d++) {
        const i = list[d]!;
        const ideal = x[i * issues.size + depth]!;
        const near = own[i]! - ideal;
        const far = after(step, i) - ideal;
        out[i] = scale * s[i * issues.size + depth]! * (near * near - far * far);
      }
    };
  },
};
