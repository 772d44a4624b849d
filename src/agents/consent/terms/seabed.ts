/** Building through contested waters is risky. */
import type { Term } from "../../../engine/decision/spec.ts";
import { parameter } from "../../../engine/declare.ts";
/** -.5 sev_D7 */
export const seabed: Term = {
  id: "seabed",
  label: "contested seabed",
  doc: "Minus a weight times the severest of the disputes over the seabed that it crosses (K31).",
  sources: ["S2a"],
  params: [parameter("consent.seabed", 0.5, [-6, 6], "util", "Cost of the severest dispute")],
  reads: ["pipeline.seabed", "seabed.severity"],
  compile(env) {
    const p = env.parameters;
    const seabeds = env.axis("seabed").size;
    const weight = env.slot("consent.seabed");
    const [crosses, severity] = [env.read("pipeline.seabed"), env.read("seabed.severity")];
    return (k, out) => {
      const { list, count } = env.deciders;
      for (let d = 0; d < count; d++) {
        const i = list[d]!;
        let worst = 0;
        for (let s = 0; s < seabeds; s++)
          if (crosses[k * seabeds + s] === 1) worst = Math.max(worst, severity[s]!);
        out[i] = -p[weight]! * worst;
      }
    };
  },
};
