/** A route that enriches an enemy is unwelcome. */
import type { Term } from "../../../../engine/decision/spec.ts";
import { parameter } from "../../../../engine/declare.ts";

/** -b_host host_i,gatekeeper */
export const hostility: Term = {
  id: "hostility",
  label: "hostility to the gatekeeper",
  doc: "Minus a weight times the hostility of the state towards the one that has awarded the work.",
  sources: ["S2c"],
  params: [parameter("assent.hostility", 1, [0, 12], "util", "Cost of a way through a full enemy")],
  reads: ["gatekeeper.hostility", "work.gatekeeper"],
  compile(env) {
    const states = env.axis("gatekeeper").size;
    const p = env.parameters;
    const weight = env.slot("assent.hostility");
    const [hostile, gatekeeper] = [env.read("gatekeeper.hostility"), env.read("work.gatekeeper")];
    return (w, out) => {
      const { list, count } = env.deciders;
      for (let d = 0; d < count; d++)
        out[list[d]!] = -p[weight]! * hostile[list[d]! * states + gatekeeper[w]!]!;
    };
  },
};
