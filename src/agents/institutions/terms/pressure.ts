/** Outside powers reward a state, and press it against steps that they oppose, as far as it depends on them. */
import type { Term } from "../../../engine/decision/spec.ts";
import { parameter } from "../../../engine/declare.ts";
import { efficacy, SOLIDARITY } from "../../../mechanisms/contest.ts";

/** b_pr sum_p (carrot_ip - stick_ip eff 1[p blocks the step]) D^sec_ip / .30 (model/4.6, 4.9) */
export const pressure: Term = {
  id: "pressure",
  label: "carrots and sticks",
  doc: "b_pr times influence of each power, less its stick (blunted by solidarity) where it blocks the step, times engagement with it.",
  sources: ["S1", "S2b", "S4"],
  needs: ["contest"],
  params: [
    parameter("vote.pressure", 1, [-6, 6], "util", "Worth of a carrot from the only partner", {
      symbol: "b_pr",
    }),
    SOLIDARITY,
  ],
  reads: ["influence.share", "engagement", "solidarity", "blocking.step", "stick?"],
  compile(env) {
    const n = env.axis("actor").size;
    const powers = env.axis("power").size;
    const steps = env.axis("step").size;
    const p = env.parameters;
    const [weight, solidary] = [env.slot("vote.pressure"), env.slot("contest.solidarity")];
    const [carrot, engagement] = [env.read("influence.share"), env.read("engagement")];
    const [solidarity, blocking] = [env.read("solidarity"), env.read("blocking.step")];
    const stick = env.maybe("stick");
    return (step, out) => {
      const { list, count } = env.deciders;
      const eff = efficacy(p[solidary]!, solidarity[0]!);
      for (let d = 0; d < count; d++) {
        const i = list[d]!;
        let sum = 0;
        for (let k = 0; k < powers; k++) {
          const pressed = stick && blocking[k * steps + step]! > 0 ? stick[k * n + i]! * eff : 0;
          sum += (carrot[k * n + i]! - pressed) * engagement[i * powers + k]!;
        }
        out[i] = p[weight]! * sum;
      }
    };
  },
};
