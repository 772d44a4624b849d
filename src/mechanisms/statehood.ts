/** Statehood consolidates slowly, and the sovereignty reflex eases as it does. */
import { parameter } from "../engine/declare.ts";
import { exp } from "../engine/dmath.ts";
import type { Mechanism } from "../engine/mechanism.ts";

/** The c at which the sovereignty reflex would vanish. */
const FULL = 1.5;

/** dc/dt = .04 (1 - c); sov(t) = min(1, sov0 (1.5 - c(t)) / (1.5 - c0)), stepwise (K09, model/4.2). */
export const statehood: Mechanism = {
  id: "statehood",
  phase: "update",
  doc: "Statehood consolidates towards 1; sensitivity about sovereignty falls in proportion.",
  sources: ["S1", "S3", "S4"],
  params: [parameter("statehood.speed", 0.04, [0, 1], "1/yr", "Speed of consolidation")],
  writes: [
    {
      id: "consolidation",
      axes: ["actor"],
      unit: "1",
      range: [0, 1],
      doc: "Consolidation of statehood",
      path: "actors.*.consolidation",
    },
    {
      id: "sovereignty",
      axes: ["actor"],
      unit: "1",
      range: [0, 1],
      doc: "Sensitivity about sovereignty",
      path: "actors.*.sovereignty",
    },
  ],
  compile(env) {
    const n = env.axis("actor").size;
    const p = env.parameters;
    const speed = env.slot("statehood.speed");
    const [c, sov] = [env.read("consolidation"), env.read("sovereignty")];
    const [cNext, sovNext] = [env.write("consolidation"), env.write("sovereignty")];
    let stay = 1;
    return {
      derive() {
        stay = exp(-p[speed]! * env.tick.dt);
      },
      tick() {
        for (let i = 0; i < n; i++) {
          const grown = 1 + (c[i]! - 1) * stay;
          const eased = (sov[i]! * (FULL - grown)) / (FULL - c[i]!);
          cNext[i] = grown;
          sovNext[i] = Math.min(eased, 1);
        }
      },
    };
  },
};
