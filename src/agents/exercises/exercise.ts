/** The decision of a bloc to hold a naval exercise: it signals, binds, answers the rival's, and costs. */
import { decision } from "../../engine/decision/decision.ts";
import type { Gate } from "../../engine/decision/spec.ts";
import { parameter } from "../../engine/declare.ts";
import { log } from "../../engine/dmath.ts";
import { opensQuarter } from "../../mechanisms/contest.ts";
import { BONDING, QUARTERS, quarterOf } from "../../mechanisms/drills.ts";
import { statePairs } from "../../mechanisms/naval/blocs.ts";
import { cohesion } from "./terms/cohesion.ts";
import { cost } from "./terms/cost.ts";
import { reciprocity } from "./terms/reciprocity.ts";
import { signal } from "./terms/signal.ts";
import { tension } from "./terms/tension.ts";

const quarter: Gate = {
  id: "quarter",
  doc: "Exercises are decided on in January, April, July and October.",
  compile: (env) => () => opensQuarter(env.tick.month),
};

const once: Gate = {
  id: "once",
  doc: "A bloc holds one exercise a quarter at most.",
  legal: true,
  reads: ["exercise.heldIn"],
  compile(env) {
    const heldIn = env.read("exercise.heldIn");
    return (_, b) =>
      opensQuarter(env.tick.month) || heldIn[b * QUARTERS.length + quarterOf(env.tick.month)] === 0;
  },
};

/** V(hold) = b_sig threat + b_coh tau_within + b_recip E_rival - cost - b_tens tens (model/4.11) */
export const exercise = decision({
  id: "exercise",
  phase: "decide",
  doc: "Every quarter each bloc on the Caspian weighs whether to hold a joint naval exercise.",
  sources: ["S2a", "mcfadden-1974"],
  decider: "bloc",
  alternatives: ["rest", "hold"],
  noise: "exercise.noise",
  stream: "exercise",
  monthly: true,
  needs: ["drills"],
  params: [
    parameter(
      "exercise.noise",
      1,
      [0.05, 10],
      "util",
      "Scale of the luck in the choice to hold an exercise",
      {
        symbol: "lam",
      },
    ),
    BONDING,
  ],
  reads: ["bloc.member", "trust"],
  effects: [
    {
      id: "exercised",
      axes: ["bloc"],
      unit: "1",
      range: [0, 1],
      kind: "boolean",
      doc: "The bloc holds an exercise this tick",
    },
  ],
  adds: ["trust.impulse"],
  emits: [{ id: "exercise", axes: ["bloc"], text: "Naval exercise of {0}" }],
  mayDecide: () => () => true,
  gates: [quarter, once],
  terms: [signal, cohesion, reciprocity, cost, tension],
  apply(env) {
    const n = env.axis("fleet").size;
    const { first, second, pair } = statePairs(env);
    const p = env.parameters;
    const bonding = env.slot("exercise.bonding");
    const [member, trust] = [env.read("bloc.member"), env.read("trust")];
    const impulse = env.add("trust.impulse");
    const exercised = env.write("exercised");
    const held = env.emit("exercise");

    /** Raises trust by the bond, to 1 at most. Trust grows by a factor here, so from 0 it cannot. */
    function bind(k: number): void {
      const tau = trust[k]!;
      if (tau > 0) impulse[k] = impulse[k]! + log(Math.min(tau + p[bonding]!, 1) / tau);
    }

    return (_, b, alternative) => {
      if (alternative === 0) return;
      exercised[b] = 1;
      held(b);
      for (let k = 0; k < pair.length; k++)
        if (member[b * n + first[k]!] === 1 && member[b * n + second[k]!] === 1) bind(pair[k]!);
    };
  },
});
