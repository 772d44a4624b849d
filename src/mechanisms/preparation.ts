/** Domestic preparation of a treaty proceeds from its proposal on, at the pace of the administration. */
import { exp } from "../engine/dmath.ts";
import type { Mechanism } from "../engine/mechanism.ts";

/** dprep/dt = kap_i (1 - prep) (model/4.5). */
export const preparation: Mechanism = {
  id: "preparation",
  phase: "update",
  doc: "Each state's domestic preparation of a treaty, from the proposal on.",
  sources: ["S0"],
  reads: ["treaty.proposedAt", "capacity", "preparationAtProposal"],
  writes: [
    {
      id: "preparation",
      axes: ["treaty", "actor"],
      unit: "1",
      range: [0, 1],
      doc: "Domestic preparation of a treaty",
    },
  ],
  compile(env) {
    const treaties = env.axis("treaty").size;
    const n = env.axis("actor").size;
    const [proposed, capacity, atProposal] = [
      env.read("treaty.proposedAt"),
      env.read("capacity"),
      env.read("preparationAtProposal"),
    ];
    const [prep, prepNext] = [env.read("preparation"), env.write("preparation")];
    const stay = new Float64Array(n);
    return {
      derive() {
        for (let i = 0; i < n; i++) stay[i] = exp(-capacity[i]! * env.tick.dt);
      },
      start() {
        for (let t = 0; t < treaties; t++) {
          const since = proposed[t] === Infinity ? 0 : (env.tick.month - proposed[t]!) / 12;
          for (let i = 0; i < n; i++)
            prepNext[t * n + i] = 1 + (atProposal[i]! - 1) * exp(-capacity[i]! * since);
        }
      },
      tick() {
        for (let t = 0; t < treaties; t++) {
          if (proposed[t] === Infinity) continue;
          for (let i = 0; i < n; i++) prepNext[t * n + i] = 1 + (prep[t * n + i]! - 1) * stay[i]!;
        }
      },
    };
  },
};
