/** The vote on a step of the ladder: who votes, when, for what reasons, and what is recorded. */
import { decision } from "../../engine/decision/decision.ts";
import { inferredColumns } from "../../engine/decision/disposition.ts";
import type { BeliefSpec, Gate } from "../../engine/decision/spec.ts";
import { parameter } from "../../engine/declare.ts";
import { mayTake, TAKER_READS } from "../../mechanisms/ladder.ts";
import { TERMS } from "./terms/index.ts";

const asked: Gate = {
  id: "asked",
  doc: "The step is tabled at the meeting of this month, or others took it at an earlier one and it stays open.",
  legal: true,
  reads: ["tabled", "summit.held", "step.adoptedAt"],
  compile(env) {
    const [tabled, held, adopted] = [env.read("tabled"), env.read("summit.held"), env.read("step.adoptedAt")];
    return (step) => tabled[step]! > 0 || (held[0] === 1 && adopted[step] !== Infinity);
  },
};

const present: Gate = {
  id: "present",
  doc: "It attends the meeting, or is the one to be admitted.",
  reads: ["summit.attends", "member"],
  compile(env) {
    const [attends, member] = [env.read("summit.attends"), env.read("member")];
    return (_, i) => attends[i] === 1 || member[i] === 0;
  },
};

/** What each expects of the others' votes; the agenda uses the same beliefs. */
export const VOTE_BELIEF: BeliefSpec = {
  reads: ["step.joinedAt", "threat", "consolidation", ...inferredColumns("vote")],
  frailtySd: "vote.frailty",
  inferredIn: "vote",
  settled(env) {
    const n = env.axis("actor").size;
    const joined = env.read("step.joinedAt");
    return (step, i) => (joined[step * n + i] === Infinity ? 0 : 1);
  },
  /** max_i b_num th_i |2 c_i - 1| / (4 lam) (model/4.0). */
  slope(env) {
    const p = env.parameters;
    const weight = env.slot("vote.numbers");
    const [threat, consolidation] = [env.read("threat"), env.read("consolidation")];
    return (_, deciders, noise) => {
      let most = 0;
      for (let n = 0; n < deciders.count; n++) {
        const i = deciders.list[n]!;
        const slope = p[weight]! * threat[i]! * (2 * consolidation[i]! - 1);
        most = Math.max(most, slope, -slope);
      }
      return most / (4 * noise);
    };
  },
};

export const VOTE_NOISE = parameter("vote.noise", 1, [0.3, 3], "util", "Scale of the luck in a vote", {
  symbol: "lam",
});

/** Random utility with named terms (McFadden 1974); rejecting = 0 (model/4.6). */
export const vote = decision({
  id: "vote",
  phase: "decide",
  doc: "Each member votes on the steps that are tabled, and on steps that others took without it.",
  sources: ["mcfadden-1974", "mckelvey-palfrey-1995", "S0", "S1"],
  object: "step",
  decider: "actor",
  alternatives: ["reject", "accept"],
  noise: VOTE_NOISE.id,
  stream: "vote",
  streams: ["frailty"],
  params: [VOTE_NOISE],
  needs: ["agenda", "institutions", "summits"],
  reads: [...TAKER_READS, "summit.held", "step.convening", "tabled.by"],
  writes: [
    {
      id: "vote.disposition",
      axes: ["step", "actor"],
      unit: "1",
      range: [-10, 10],
      doc: "Standing disposition towards a step, in standard deviations",
    },
  ],
  effects: [
    {
      id: "vote.accepts",
      axes: ["step", "actor"],
      unit: "1",
      range: [0, 1],
      doc: "Accepts the step at this meeting",
    },
  ],
  emits: [{ id: "vote-against", axes: ["step", "actor"], text: "{1} votes against {0}" }],
  start(env) {
    const keys = env.keys(["step", "actor"], "disposition");
    const stream = env.stream("frailty");
    const disposition = env.write("vote.disposition");
    return () => stream.normals(disposition, keys, 1, 0);
  },
  due(env) {
    const held = env.read("summit.held");
    return () => held[0] === 1;
  },
  mayDecide(env) {
    const may = mayTake(env);
    const convening = env.read("step.convening");
    return (step, i) => convening[step] === 0 && may(step, i);
  },
  compelled(env) {
    const n = env.axis("actor").size;
    const by = env.read("tabled.by");
    return (step, i) => (by[step * n + i] === 1 ? 1 : -1);
  },
  gates: [asked, present],
  terms: TERMS,
  belief: VOTE_BELIEF,
  disposition: "vote.frailty",
  apply(env) {
    const n = env.axis("actor").size;
    const accepts = env.write("vote.accepts");
    const no = env.emit("vote-against");
    return (step, i, alternative) => {
      if (alternative === 1) accepts[step * n + i] = 1;
      else no(step, i);
    };
  },
});
