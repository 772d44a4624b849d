/** The decision of a state to sign an agreement with an outside power that it has initialled. */
import { decision } from "../../engine/decision/decision.ts";
import type { Gate } from "../../engine/decision/spec.ts";
import { parameter } from "../../engine/declare.ts";
import { base } from "./terms/base.ts";
import { bid } from "./terms/bid.ts";
import { conditions } from "./terms/conditions.ts";
import { influence } from "./terms/influence.ts";
import { stick } from "./terms/stick.ts";

const ready: Gate = {
  id: "ready",
  doc: "The text has come out of the offices.",
  legal: true,
  reads: ["agreement.readyAt"],
  compile(env) {
    const at = env.read("agreement.readyAt");
    return (k) => at[k] !== Infinity;
  },
};

const council: Gate = {
  id: "council",
  doc: "The two sides meet at high level in January and July.",
  compile: (env) => () => env.tick.month % 6 === 0,
};

/** V = b_0 + b_share share_ip - b_cond cond_p (1 - reg_i) - b_bid share_i,rival - b_stick stick eff. */
export const conclusion = decision({
  id: "conclusion",
  phase: "decide",
  doc: "A state with an initialled agreement that is ready decides, twice a year, whether to sign it.",
  sources: ["S2b", "mcfadden-1974"],
  object: "agreement",
  decider: "actor",
  alternatives: ["wait", "sign"],
  noise: "conclusion.noise",
  stream: "conclusion",
  monthly: true,
  needs: ["dossiers"],
  params: [parameter("conclusion.noise", 1, [0.1, 3], "util", "Scale of the luck in the choice")],
  reads: ["agreement.state"],
  writes: [
    {
      id: "agreement.signedAt",
      axes: ["agreement"],
      unit: "month",
      range: [0, Infinity],
      kind: "date",
      doc: "Month of signature, Infinity until then",
      initial: Infinity,
    },
  ],
  emits: [{ id: "agreement-signed", axes: ["agreement", "actor"], text: "{1} signs {0}" }],
  mayDecide(env) {
    const [state, signed] = [env.read("agreement.state"), env.read("agreement.signedAt")];
    return (k, i) => state[k] === i && signed[k] === Infinity;
  },
  gates: [ready, council],
  terms: [base, influence, conditions, bid, stick],
  apply(env) {
    const signed = env.write("agreement.signedAt");
    const tells = env.emit("agreement-signed");
    return (k, i, alternative) => {
      if (alternative === 0) return;
      signed[k] = env.tick.month;
      tells(k, i);
    };
  },
});
