/** A route through the state brings traffic. */
import type { Term } from "../../../../engine/decision/spec.ts";
import { parameter } from "../../../../engine/declare.ts";

/** b_traffic, if a route over the work's leg leads over one of the state's */
export const traffic: Term = {
  id: "traffic",
  label: "traffic over its own legs",
  doc: "A weight if some route over the new leg leads over a leg of the state.",
  sources: ["S2c"],
  params: [parameter("assent.traffic", 0.8, [-12, 12], "util", "Worth of traffic that passes the state")],
  reads: ["work.leg", "route.legs", "leg.owner"],
  compile(env) {
    const legs = env.axis("leg").size;
    const routes = env.axis("route").size;
    const p = env.parameters;
    const weight = env.slot("assent.traffic");
    const [leg, over, owner] = [env.read("work.leg"), env.read("route.legs"), env.read("leg.owner")];

    function passes(w: number, state: number): boolean {
      for (let r = 0; r < routes; r++) {
        if (over[r * legs + leg[w]!] !== 1) continue;
        for (let l = 0; l < legs; l++)
          if (l !== leg[w] && over[r * legs + l] === 1 && owner[l] === state) return true;
      }
      return false;
    }
    return (w, out) => {
      const { list, count } = env.deciders;
      for (let d = 0; d < count; d++) out[list[d]!] = passes(w, list[d]!) ? p[weight]! : 0;
    };
  },
};
