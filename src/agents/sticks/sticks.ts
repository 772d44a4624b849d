/** The decision of a power to press a state that may accept what the power opposes. */
import { decision } from "../../engine/decision/decision.ts";
import type { Gate } from "../../engine/decision/spec.ts";
import { parameter } from "../../engine/declare.ts";
import { exp } from "../../engine/dmath.ts";
import { opensQuarter } from "../../mechanisms/contest.ts";
import { beliefs, NOISE } from "../accession/accession.ts";
import { TERMS as SIGNING } from "../accession/terms/index.ts";
import { CONSENT_NOISE } from "../consent/consent.ts";
import { TERMS as CONSENTING } from "../consent/terms/index.ts";
import { TERMS as VOTING } from "../institutions/terms/index.ts";
import { VOTE_BELIEF, VOTE_NOISE } from "../institutions/vote.ts";
import { type Foreseen, foresee, knowable } from "./foresight.ts";
import { LEVELS, STICKS } from "./levels.ts";
import { LINE_READS, linesOf } from "./lines.ts";
import { STEP_READS, stepsOf } from "./steps.ts";
import { aimedAt, TREATY_READS, treatiesOf } from "./targets.ts";
import { backlash } from "./terms/backlash.ts";
import { closeness } from "./terms/closeness.ts";
import { commerce } from "./terms/commerce.ts";
import { cost } from "./terms/cost.ts";
import { fixed } from "./terms/fixed.ts";
import { gain } from "./terms/gain.ts";
import { obstruction } from "./terms/obstruction.ts";
import { severance } from "./terms/severance.ts";

const MONTH = 1 / 12;

const quarter: Gate = {
  id: "quarter",
  doc: "Powers deliberate in January, April, July and October.",
  compile: (env) => () => opensQuarter(env.tick.month),
};

const signing: Foreseen = { terms: knowable(SIGNING), noise: NOISE.id, belief: beliefs };
const consenting: Foreseen = {
  terms: knowable(CONSENTING, ["consent"]),
  noise: CONSENT_NOISE.id,
  belief: undefined,
};
const voting: Foreseen = { terms: knowable(VOTING, ["vote"]), noise: VOTE_NOISE.id, belief: VOTE_BELIEF };

/** V(z) = b_stick blk h_i (P_i(no stick) - P_i(z)) - z (c + b_com tau + b_cl A + b_back Sol) - .1 (model/4.9). A stick is shown for a quarter. */
export const sticks = decision({
  id: "sticks",
  phase: "powers",
  doc: "Every quarter a power weighs whether to press each state that may sign a treaty, take a step of the ladder, or consent to a pipeline, which it would rather block.",
  sources: ["S1", "mcfadden-1974"],
  object: "actor",
  decider: "power",
  alternatives: STICKS,
  noise: "sticks.noise",
  stream: "stick",
  needs: ["contest", "accession"],
  params: [
    parameter("sticks.noise", 0.1, [0.03, 3], "util", "Scale of the luck in the choice of a stick", {
      symbol: "lam",
    }),
    parameter("sticks.threat", 0.1, [0, 1], "1", "Threat from the power that a full stick leaves behind"),
    parameter("sticks.memory", 2, [0.1, 50], "yr", "Time in which that threat fades to 1/e"),
  ],
  reads: [
    ...TREATY_READS,
    ...STEP_READS,
    ...LINE_READS,
    ...(beliefs.reads ?? []),
    ...(VOTE_BELIEF.reads ?? []).map((id) => (id.startsWith("vote.") ? `${id}?` : id)),
  ],
  writes: [
    {
      id: "stick",
      axes: ["power", "actor"],
      unit: "1",
      range: [0, 1],
      doc: "How hard a stick the power shows the state this quarter",
    },
    {
      id: "stick.threat",
      axes: ["power", "actor"],
      unit: "1",
      range: [0, 1],
      doc: "Threat from the power that its sticks have left behind, fading",
    },
    {
      id: "stick.prospect",
      axes: ["treaty", "actor"],
      unit: "util",
      range: [-1e9, 1e9],
      doc: "Utility of signing, less personal disposition, as powers weighed it at the beginning of the quarter",
    },
    {
      id: "stick.outlook",
      axes: ["step", "actor"],
      unit: "util",
      range: [-1e9, 1e9],
      doc: "Utility of a step, less personal disposition, as powers weighed it at the beginning of the quarter",
    },
    {
      id: "stick.foresight",
      axes: ["pipeline", "actor"],
      unit: "util",
      range: [-1e9, 1e9],
      doc: "Utility of consent to a pipeline, less personal disposition, as powers weighed it at the beginning of the quarter",
    },
  ],
  emits: [{ id: "stick", axes: ["power", "actor"], text: "{0} presses {1}" }],
  weighs: [...signing.terms, ...voting.terms, ...consenting.terms],
  mayDecide(env) {
    const [treaties, steps, lines] = [treatiesOf(env), stepsOf(env), linesOf(env)];
    return (i, k) => aimedAt(treaties, k, i) || aimedAt(steps, k, i) || aimedAt(lines, k, i);
  },
  before(env) {
    const p = env.parameters;
    const memory = env.slot("sticks.memory");
    const stickNext = env.write("stick");
    const [threat, threatNext] = [env.read("stick.threat"), env.write("stick.threat")];
    const foresights = [
      foresee(env, treatiesOf(env), signing, env.write("stick.prospect")),
      foresee(env, stepsOf(env), voting, env.write("stick.outlook")),
      foresee(env, linesOf(env), consenting, env.write("stick.foresight")),
    ];
    return () => {
      const stays = exp(-MONTH / p[memory]!);
      for (let k = 0; k < threat.length; k++) threatNext[k] = threat[k]! * stays;
      if (!opensQuarter(env.tick.month)) return;
      stickNext.fill(0);
      for (let l = 0; l < foresights.length; l++) foresights[l]!();
    };
  },
  gates: [quarter],
  terms: [gain, obstruction, severance, cost, commerce, closeness, backlash, fixed],
  apply(env) {
    const n = env.axis("actor").size;
    const p = env.parameters;
    const left = env.slot("sticks.threat");
    const [stick, stickNext] = [env.read("stick"), env.write("stick")];
    const threatNext = env.write("stick.threat");
    const pressed = env.emit("stick");
    return (i, k, alternative) => {
      const row = k * n + i;
      const z = LEVELS[alternative]!;
      stickNext[row] = z;
      if (z === 0) return;
      threatNext[row] = Math.max(threatNext[row]!, p[left]! * z);
      if (stick[row] === 0) pressed(k, i);
    };
  },
});
