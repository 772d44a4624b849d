/** The decision to sign a treaty: who may sign, when, for what reasons, and with what consequences. */

import { decision } from "../../engine/decision/decision.ts";
import { inferredColumns } from "../../engine/decision/disposition.ts";
import type { BeliefSpec, Gate } from "../../engine/decision/spec.ts";
import { parameter } from "../../engine/declare.ts";
import { TERMS } from "./terms/index.ts";

export const NOISE = parameter("accession.noise", 1, [0.3, 3], "util", "Scale of the luck in a choice", {
  symbol: "lam",
});

const proposed: Gate = {
  id: "proposed",
  doc: "The treaty is on the table.",
  legal: true,
  reads: ["treaty.proposedAt"],
  compile(env) {
    const at = env.read("treaty.proposedAt");
    return (treaty) => at[treaty] !== Infinity;
  },
};

const opportunity: Gate = {
  id: "opportunity",
  doc: "A meeting that it attends and at which treaties are open, or a courting visit, this month.",
  reads: ["summit.attends", "courted"],
  compile(env) {
    const n = env.axis("actor").size;
    const [attends, courted] = [env.read("summit.attends"), env.read("courted")];
    return (treaty, i) => attends[i] === 1 || courted[treaty * n + i] === 1;
  },
};

/** Signing is a state of mind before it is an event: in a visit round each is believed as were it asked (model/4.0). */
export const beliefs: BeliefSpec = {
  reads: ["signedAt", "threat", "consolidation", ...inferredColumns("accession")],
  frailtySd: "accession.frailty",
  inferredIn: "accession",
  settled(env) {
    const n = env.axis("actor").size;
    const signed = env.read("signedAt");
    return (treaty, i) => (signed[treaty * n + i] === Infinity ? 0 : 1);
  },
  /** max_i (b_club + b_num th_i |2 c_i - 1| + 3 b_tip) / (4 lam) (model/4.0). */
  slope(env) {
    const p = env.parameters;
    const [club, numbers, tipping] = ["club", "numbers", "tipping"].map((t) =>
      env.slot(`accession.${t}`),
    ) as [number, number, number];
    const [threat, consolidation] = [env.read("threat"), env.read("consolidation")];
    return (_, deciders, noise) => {
      let most = 0;
      for (let n = 0; n < deciders.count; n++) {
        const i = deciders.list[n]!;
        const lean = 2 * consolidation[i]! - 1;
        const slope = p[club]! + p[numbers]! * threat[i]! * (lean < 0 ? -lean : lean) + 3 * p[tipping]!;
        if (slope > most) most = slope;
      }
      return most / (4 * noise);
    };
  },
};

/** Random utility with named terms (McFadden 1974); status quo = 0 (model/4.5). */
export const accession = decision({
  id: "accession",
  phase: "decide",
  doc: "Each eligible state that has not signed decides, at an opportunity, whether to sign.",
  sources: ["mcfadden-1974", "mckelvey-palfrey-1995", "S0", "S1"],
  object: "treaty",
  decider: "actor",
  alternatives: ["stay out", "sign"],
  noise: "accession.noise",
  stream: "choice",
  params: [NOISE],
  reads: ["treaty.eligible", "signedAt"],
  writes: [
    {
      id: "signedAt",
      axes: ["treaty", "actor"],
      unit: "month",
      range: [0, Infinity],
      kind: "date",
      doc: "Month of signature, Infinity until then",
      path: "treaties.*.signed.*",
      initial: Infinity,
    },
    {
      id: "deferred",
      axes: ["treaty", "actor"],
      unit: "1",
      range: [0, 1],
      kind: "boolean",
      doc: "Has let an opportunity pass",
      path: "treaties.*.deferred.*",
      initial: 0,
    },
  ],
  emits: [
    { id: "signed", axes: ["treaty", "actor"], text: "{1} signs the treaty {0}" },
    { id: "declined", axes: ["treaty", "actor"], text: "{1} does not sign the treaty {0}" },
  ],
  streams: ["frailty"],
  mayDecide(env) {
    const n = env.axis("actor").size;
    const [eligible, signed] = [env.read("treaty.eligible"), env.read("signedAt")];
    return (treaty, i) => eligible[treaty * n + i] === 1 && signed[treaty * n + i] === Infinity;
  },
  gates: [proposed, opportunity],
  terms: TERMS,
  belief: beliefs,
  disposition: "accession.frailty",
  apply(env) {
    const n = env.axis("actor").size;
    const [signed, deferred] = [env.write("signedAt"), env.write("deferred")];
    const [yes, no] = [env.emit("signed"), env.emit("declined")];
    return (treaty, i, alternative) => {
      if (alternative === 1) {
        signed[treaty * n + i] = env.tick.month;
        yes(treaty, i);
      } else {
        deferred[treaty * n + i] = 1;
        no(treaty, i);
      }
    };
  },
});
