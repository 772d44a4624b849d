/** Outside powers reward a state, each as far as it depends on them. */
import type { Term } from "../../../engine/decision/spec.ts";
import { parameter } from "../../../engine/declare.ts";

/** b_pr sum_p carrot_ip D^sec_ip / .30, carrot_ip = share_ip, D^sec_ip = .30 D_ip (model/4.9) */
export const pressure: Term = {
  id: "pressure",
  label: "carrots",
  doc: "b_pr times influence of each power, times engagement with it.",
  sources: ["S1", "S2b", "S4"],
  needs: ["contest"],
  params: [
    parameter("accession.pressure", 1, [-6, 6], "util", "Worth of a carrot from the only partner", {
      symbol: "b_pr",
    }),
  ],
  reads: ["influence.share", "engagement"],
  compile(env) {
    const n = env.axis("actor").size;
    const powers = env.axis("power").size;
    const p = env.parameters;
    const weight = env.slot("accession.pressure");
    const [carrot, engagement] = [env.read("influence.share"), env.read("engagement")];
    return (_, out) => {
      const { list, count } = env.deciders;
      for (let d = 0; d < count; d++) {
        const i = list[d]!;
        let sum = 0;
        for (let k = 0; k < powers; k++) sum += carrot[k * n + i]! * engagement[i * powers + k]!;
        out[i] = p[weight]! * sum;
      }
    };
  },
};
