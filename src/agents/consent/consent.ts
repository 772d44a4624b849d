/** The decision of a state to consent to a pipeline through its waters, or with its gas. */
import { decision } from "../../engine/decision/decision.ts";
import type { Gate } from "../../engine/decision/spec.ts";
import { parameter } from "../../engine/declare.ts";
import { asksThisMonth } from "../../mechanisms/pipelines/pipelines.ts";
import { TERMS } from "./terms/index.ts";

export const CONSENT_NOISE = parameter(
  "consent.noise",
  1,
  [0.1, 3],
  "util",
  "Scale of the luck in the choice to consent",
  { symbol: "lam" },
);

const allowed: Gate = {
  id: "allowed",
  doc: "The law of the sea allows the pipeline (the convention of 2018).",
  legal: true,
  reads: ["pipeline.allowedAt"],
  compile(env) {
    const at = env.read("pipeline.allowedAt");
    return (k) => at[k]! <= env.tick.month;
  },
};

const january: Gate = {
  id: "january",
  doc: "Consents are asked for in January.",
  compile: (env) => () => asksThisMonth(env.tick.month),
};

/** V = .8 fee_i + .5 A_i,EUU + .5 sigma(offtake - 10) - .6 stick_RUS - .4 stick_IRN - .5 sev - .8 (n / .9) + nu (model/4.12). */
export const consent = decision({
  id: "consent",
  phase: "decide",
  doc: "Every January each state that a pipeline needs decides whether to consent to it; what is not matched in the year lapses.",
  sources: ["S2a", "mcfadden-1974"],
  object: "pipeline",
  decider: "actor",
  alternatives: ["withhold", "consent"],
  noise: CONSENT_NOISE.id,
  stream: "consent",
  streams: ["frailty"],
  monthly: true,
  needs: ["pipelines"],
  params: [CONSENT_NOISE],
  reads: ["pipeline.consent", "pipeline.agreedAt"],
  writes: [
    {
      id: "consent.given",
      axes: ["pipeline", "actor"],
      unit: "1",
      range: [0, 1],
      kind: "boolean",
      doc: "Whether the state consents this year",
      initial: 0,
    },
    {
      id: "consent.firstAt",
      axes: ["pipeline", "actor"],
      unit: "month",
      range: [0, Infinity],
      kind: "date",
      doc: "Month in which the state first consented, Infinity until then",
      initial: Infinity,
    },
  ],
  emits: [{ id: "consent", axes: ["pipeline", "actor"], text: "{1} consents to {0}" }],
  mayDecide(env) {
    const n = env.axis("actor").size;
    const [needed, agreed] = [env.read("pipeline.consent"), env.read("pipeline.agreedAt")];
    return (k, i) => needed[k * n + i] === 1 && agreed[k] === Infinity;
  },
  gates: [allowed, january],
  terms: TERMS,
  disposition: "consent.frailty",
  apply(env) {
    const n = env.axis("actor").size;
    const given = env.write("consent.given");
    const [first, firstNext] = [env.read("consent.firstAt"), env.write("consent.firstAt")];
    const tells = env.emit("consent");
    return (k, i, alternative) => {
      const row = k * n + i;
      given[row] = alternative;
      if (alternative === 0) return;
      if (first[row] === Infinity) firstNext[row] = env.tick.month;
      tells(k, i);
    };
  },
});
