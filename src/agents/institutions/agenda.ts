/** The agenda of a meeting: three times, a proposer tables the step and rule that promise it most, or nothing. */
import { decision } from "../../engine/decision/decision.ts";
import type { Gate } from "../../engine/decision/spec.ts";
import { parameter } from "../../engine/declare.ts";
import { LCD, ladderOf, mayTake, RULES, TAKER_READS, VG } from "../../mechanisms/ladder.ts";
import { CHAIR_READS, chair } from "./chair.ts";
import { exclusion } from "./motives/exclusion.ts";
import { passage } from "./motives/passage.ts";
import { ALL, outlook } from "./outlook.ts";
import { VOTE_BELIEF, vote } from "./vote.ts";

/** How many items a meeting takes, one after the other. */
export const SLOTS = ["first", "second", "third"] as const;

const VOTING = vote.decision as NonNullable<typeof vote.decision>;
const TOP = 1e6;

const meeting: Gate = {
  id: "meeting",
  doc: "A consultative meeting is held this month.",
  legal: true,
  reads: ["summit.held"],
  compile(env) {
    const held = env.read("summit.held");
    return () => held[0] === 1;
  },
};

/** Agenda-setting as a choice among feasible (step, rule) pairs, doing nothing = 0 (model/4.6). */
export const agenda = decision({
  id: "agenda",
  phase: "bargain",
  doc: "At a meeting the host or another member tables a step and the rule by which it is adopted, three times.",
  sources: ["romer-rosenthal-1978", "S1", "S2d"],
  object: "slot",
  decider: "actor",
  alternatives: { statusQuo: "nothing", axis: "motion" },
  noise: "agenda.noise",
  stream: "agenda",
  needs: ["vote", "institutions", "summits"],
  params: [
    parameter("agenda.noise", 0.3, [0.01, 3], "util", "Scale of the luck in tabling", { symbol: "lam_p" }),
    parameter("agenda.host", 0.5, [0, 1], "1", "Chance that the host is the proposer"),
    parameter("agenda.economy", 0.3, [0, 2], "1", "Elasticity of the right to propose in economic weight"),
    parameter("agenda.consensus", 1, [0, 1], "1", "1 if steps may be tabled for adoption by all"),
    parameter("agenda.circles", 1, [0, 1], "1", "1 if steps may be tabled for adoption by the willing"),
    ...(VOTING.params ?? []),
  ],
  reads: [
    ...CHAIR_READS,
    ...TAKER_READS,
    ...(VOTE_BELIEF.reads ?? []),
    "summit.held",
    "step.adoptedAt",
    "step.convening",
    "inForceAt",
  ],
  effects: [
    {
      id: "agenda.proposer",
      axes: ["slot", "actor"],
      unit: "1",
      range: [0, 1],
      doc: "May table the item of this slot",
    },
    {
      id: "agenda.feasible",
      axes: ["step"],
      unit: "1",
      range: [0, ALL],
      doc: "Whether the step could be tabled at this meeting: 0 no, 1 some members may take it, 2 all may",
    },
    {
      id: "expected.value",
      axes: ["step", "actor"],
      unit: "util",
      range: [-TOP, TOP],
      doc: "Utility of the step to an actor at the opening of the meeting",
    },
    {
      id: "expected.acceptance",
      axes: ["step", "actor"],
      unit: "1",
      range: [0, 1],
      doc: "Chance that an actor accepts the step, as others see it at the opening of the meeting",
    },
    {
      id: "tabled",
      axes: ["step"],
      unit: "1",
      range: [0, RULES.length],
      doc: "0 not tabled, 1 for adoption by all, 2 for adoption by the willing",
    },
    { id: "tabled.by", axes: ["step", "actor"], unit: "1", range: [0, 1], doc: "Has tabled the step" },
  ],
  emits: [
    { id: "tabled-for-all", axes: ["step", "actor"], text: "{1} tables {0} for adoption by all" },
    { id: "tabled-for-some", axes: ["step", "actor"], text: "{1} tables {0} for adoption by the willing" },
  ],
  /** When a meeting opens: draws who may table, and foresees the vote on each step, once for all slots. */
  before(env) {
    const held = env.read("summit.held");
    const draw = chair(env, env.write("agenda.proposer"));
    const foresee = outlook(
      env,
      VOTING,
      env.write("agenda.feasible"),
      env.write("expected.value"),
      env.write("expected.acceptance"),
    );
    return () => {
      if (held[0] === 0) return;
      draw();
      foresee();
    };
  },
  due(env) {
    const held = env.read("summit.held");
    return () => held[0] === 1;
  },
  mayDecide(env) {
    const n = env.axis("actor").size;
    const proposer = env.write("agenda.proposer");
    return (slot, i) => proposer[slot * n + i] === 1;
  },
  available(env) {
    const n = env.axis("actor").size;
    const p = env.parameters;
    const offered = [env.slot("agenda.consensus"), env.slot("agenda.circles")];
    const { admits } = ladderOf(env);
    const may = mayTake(env);
    const [feasible, tabled] = [env.write("agenda.feasible"), env.write("tabled")];
    const proposer = env.write("agenda.proposer");

    /** A circle needs a proposer that may take the step, and cannot admit anybody: membership is of the whole. */
    function willing(slot: number, step: number): boolean {
      if (admits[step] !== -1) return false;
      for (let i = 0; i < n; i++) if (proposer[slot * n + i] === 1) return may(step, i);
      return false;
    }

    return (slot, alternative) => {
      const rule = (alternative - 1) % RULES.length;
      const step = (alternative - 1 - rule) / RULES.length;
      if (feasible[step] === 0 || tabled[step]! > 0 || p[offered[rule]!]! < 0.5) return false;
      return rule === LCD ? feasible[step] === ALL : willing(slot, step);
    };
  },
  gates: [meeting],
  terms: [passage, exclusion],
  weighs: VOTING.terms,
  apply(env) {
    const n = env.axis("actor").size;
    const [tabled, by] = [env.write("tabled"), env.write("tabled.by")];
    const [forAll, forSome] = [env.emit("tabled-for-all"), env.emit("tabled-for-some")];
    return (_, i, alternative) => {
      if (alternative === 0) return;
      const rule = (alternative - 1) % RULES.length;
      const step = (alternative - 1 - rule) / RULES.length;
      tabled[step] = rule + 1;
      by[step * n + i] = 1;
      if (rule === VG) forSome(step, i);
      else forAll(step, i);
    };
  },
});
