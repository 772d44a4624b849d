/** Treaties are proposed in the month and by the state that the scenario names. */
import type { Mechanism } from "../engine/mechanism.ts";

/** A proposal that a scenario dates: months since 1900-01, indices of treaty and actor. */
export interface Proposal {
  month: number;
  treaty: number;
  by: number;
}

export const proposals: Mechanism = {
  id: "proposals",
  phase: "shock",
  doc: "Opens a treaty for signature in the month of its proposal.",
  sources: ["S0", "S1"],
  writes: [
    {
      id: "treaty.proposedAt",
      axes: ["treaty"],
      unit: "month",
      range: [0, Infinity],
      doc: "Month of the proposal, Infinity until then",
      initial: Infinity,
    },
    { id: "treaty.proposer", axes: ["treaty", "actor"], unit: "1", range: [0, 1], doc: "Has proposed it" },
  ],
  emits: [{ id: "proposal", axes: ["treaty", "actor"], text: "{1} proposes the treaty {0}" }],
  compile(env) {
    const actor = env.axis("actor");
    const proposed = env.read("treaty.proposedAt");
    const [proposedNext, proposerNext] = [env.write("treaty.proposedAt"), env.write("treaty.proposer")];
    const emit = env.emit("proposal");
    const planned = env.structure["proposals"] as readonly Proposal[];
    return {
      /** Treaties proposed before the start are open from the start. */
      start() {
        for (const s of planned) {
          if (s.month >= env.tick.month) continue;
          proposedNext[s.treaty] = s.month;
          proposerNext[s.treaty * actor.size + s.by] = 1;
        }
      },
      tick(t) {
        if (t.substep !== 0) return;
        for (const s of planned) {
          if (s.month !== t.month || proposed[s.treaty] !== Infinity) continue;
          proposedNext[s.treaty] = t.month;
          proposerNext[s.treaty * actor.size + s.by] = 1;
          emit(s.treaty, s.by);
        }
      },
    };
  },
};
