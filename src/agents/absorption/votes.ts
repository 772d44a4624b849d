/** The two votes by which a regional body is taken over: the power is let in, and the body is merged into its own. */
import { decision } from "../../engine/decision/decision.ts";
import type { Gate, Term } from "../../engine/decision/spec.ts";
import { parameter } from "../../engine/declare.ts";
import type { Mechanism } from "../../engine/mechanism.ts";
import { duplication } from "./terms/duplication.ts";
import { frailty } from "./terms/frailty.ts";
import { identity } from "./terms/identity.ts";
import { output } from "./terms/output.ts";
import { pull } from "./terms/pull.ts";
import { regime } from "./terms/regime.ts";
import { reserve } from "./terms/reserve.ts";
import { sovereignty } from "./terms/sovereignty.ts";
import { threat } from "./terms/threat.ts";

/** A vote of all members, called by the effect `asked`; the effect `<id>.yes` tells `absorption` who accepts. */
function vote(id: string, doc: string, asked: string, terms: readonly Term[]): Mechanism {
  const called: Gate = {
    id: "asked",
    doc: "The question is put this month.",
    legal: true,
    reads: [asked],
    compile(env) {
      const put = env.read(asked);
      return (body) => put[body] === 1;
    },
  };
  return decision({
    id,
    phase: "decide",
    doc,
    sources: ["S1", "S3", "S4", "mcfadden-1974"],
    object: "body",
    decider: "actor",
    alternatives: ["refuse", "accept"],
    noise: "absorption.noise",
    stream: id,
    needs: ["overtures"],
    params: [
      parameter("absorption.noise", 1, [0.1, 3], "util", "Scale of the luck in the votes", { symbol: "lam" }),
    ],
    reads: ["body.member", "body.alive"],
    effects: [
      {
        id: `${id}.yes`,
        axes: ["body", "actor"],
        unit: "1",
        range: [0, 1],
        doc: `Has accepted in the vote on ${id} this tick`,
      },
    ],
    streams: ["frailty"],
    mayDecide(env) {
      const n = env.axis("actor").size;
      const [member, alive] = [env.read("body.member"), env.read("body.alive")];
      return (body, i) => alive[body] === 1 && member[body * n + i] === 1;
    },
    gates: [called],
    terms,
    apply(env) {
      const n = env.axis("actor").size;
      const yes = env.write(`${id}.yes`);
      return (body, i, alternative) => {
        yes[body * n + i] = alternative;
      };
    },
  });
}

/** V_join = b_D D_i,RUS (1.3 - c_i) + b_du dup + b_reg g (1 - reg_i) - b_so sov_i - .5 (model/4.9). */
export const admission = vote(
  "admission",
  "The members of a regional body vote on letting the power in that asks; one refusal is enough.",
  "body.asked",
  [
    pull,
    duplication,
    regime,
    sovereignty,
    reserve("absorption.admission", 0.5, "letting it in"),
    frailty("admission"),
  ],
);

/** V_merge = b_D D_i,RUS (1.3 - c_i) + b_du dup + b_reg g (1 - reg_i) + b_out (1 - out) - b_so sov_i - b_id iota_i - b_th th_i - 1 (model/4.9). */
export const merger = vote(
  "merger",
  "The members vote on merging the body into the power's own; one refusal is enough.",
  "body.mergerProposed",
  [
    pull,
    duplication,
    regime,
    output,
    sovereignty,
    identity,
    threat,
    reserve("absorption.merger", 1, "merging"),
    frailty("merger"),
  ],
);
