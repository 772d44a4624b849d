/** Outside powers reward and press, each as far as the state depends on it. */

import type { Term } from "../../../engine/decision/spec.ts";
import { parameter } from "../../../engine/declare.ts";
import { efficacy, SOLIDARITY } from "../../../mechanisms/contest.ts";

/** b_pr sum_p (carrot_ip - stick_ip eff 1[p blocks T]) D^sec_ip / .30, carrot_ip = share_ip, D^sec_ip = .30 D_ip (model/4.9) */
export const pressure: Term = {
  id: "pressure",
  label: "carrots and sticks",
  doc: "b_pr times influence of each power, less its stick (blunted by solidarity) where it blocks the treaty, times engagement with it.",
  sources: ["S1", "S2b", "S4"],
  needs: ["contest"],
  params: [
    parameter("accession.pressure", 1, [-6, 6], "util", "Worth of a carrot from the only partner", {
      symbol: "b_pr",
    }),
    SOLIDARITY,
  ],
  reads: ["influence.share", "engagement", "solidarity", "blocking", "stick?"],
  compile(env) {
    const n = env.axis("actor").size;
    const powers = env.axis("power").size;
    const treaties = env.axis("treaty").size;
    const p = env.parameters;
    const [weight, solidary] = [env.slot("accession.pressure"), env.slot("contest.solidarity")];
    const [carrot, engagement, solidarity] = [
      env.read("influence.share"),
      env.read("engagement"),
      env.read("solidarity"),
    ];
    const blocking = env.read("blocking");
    const stick = env.maybe("stick");
    return (treaty, out) => {
      const { list, count } = env.deciders;
      const eff = efficacy(p[solidary]!, solidarity[0]!);
      for (let d = 0; d < count; d++) {
        const i = list[d]!;
        let sum = 0;
        for (let k = 0; k < powers; k++) {
          const pressed = stick && blocking[k * treaties + treaty]! > 0 ? stick[k * n + i]! * eff : 0;
          sum += (carrot[k * n + i]! - pressed) * engagement[i * powers + k]!;
        }
        out[i] = p[weight]! * sum;
      }
    };
  },
};
