/** The decision of a transit state to let a work go ahead that its neighbour has awarded. */
import { decision } from "../../../engine/decision/decision.ts";
import type { Gate } from "../../../engine/decision/spec.ts";
import { parameter } from "../../../engine/declare.ts";
import { base } from "./terms/base.ts";
import { holder } from "./terms/holder.ts";
import { hostility } from "./terms/hostility.ts";
import { stick } from "./terms/stick.ts";
import { traffic } from "./terms/traffic.ts";

const YEAR = 12;

const awarded: Gate = {
  id: "awarded",
  doc: "The work is awarded.",
  legal: true,
  reads: ["work.awardedAt"],
  compile(env) {
    const at = env.read("work.awardedAt");
    return (w) => env.tick.month > at[w]!;
  },
};

const yearly: Gate = {
  id: "yearly",
  doc: "It is asked in the month after the award, and every twelve months after that.",
  reads: ["work.awardedAt"],
  compile(env) {
    const at = env.read("work.awardedAt");
    return (w) => (env.tick.month - Math.floor(at[w]!) - 1) % YEAR === 0;
  },
};

/** V = b_0 + b_traffic new_w + A_i,holder - stick_q - b_host host_i (docs/decisions/0062-works.md). */
export const assent = decision({
  id: "assent",
  phase: "decide",
  doc: "A state whose consent a work needs decides once a year, from its award on, whether to give it.",
  sources: ["S2c", "mcfadden-1974"],
  object: "work",
  decider: "gatekeeper",
  alternatives: ["withhold", "consent"],
  noise: "assent.noise",
  stream: "assent",
  monthly: true,
  needs: ["award"],
  params: [
    parameter("assent.noise", 0.3, [0.05, 3], "util", "Scale of the luck in the choice", { symbol: "lam" }),
  ],
  reads: ["work.consenters"],
  writes: [
    {
      id: "work.consentedAt",
      axes: ["work", "gatekeeper"],
      unit: "month",
      range: [0, Infinity],
      kind: "date",
      doc: "Month of the consent, Infinity until then",
      initial: Infinity,
    },
  ],
  emits: [{ id: "work-consented", axes: ["work", "gatekeeper"], text: "{1} consents to {0}" }],
  mayDecide(env) {
    const states = env.axis("gatekeeper").size;
    const [consenters, consented] = [env.read("work.consenters"), env.read("work.consentedAt")];
    return (w, i) => consenters[w * states + i] === 1 && consented[w * states + i] === Infinity;
  },
  gates: [awarded, yearly],
  terms: [base, traffic, holder, stick, hostility],
  apply(env) {
    const states = env.axis("gatekeeper").size;
    const at = env.write("work.consentedAt");
    const tells = env.emit("work-consented");
    return (w, i, alternative) => {
      if (alternative === 0) return;
      at[w * states + i] = env.tick.month;
      tells(w, i);
    };
  },
});
