/** Carries out a meeting's votes: steps adopted by all or by the willing, steps joined later, members admitted. */
import type { Environment } from "../../engine/contract.ts";
import { CIRCLE, LCD, ladderOf, mayTake, VG } from "../ladder.ts";

export const ADOPTION_READS = [
  "summit.attends",
  "tabled",
  "vote.accepts",
  "diplomacy",
  "inForceAt",
  "step.depth",
  "step.convening",
] as const;

const VOTED = { follows: ["vote"] };

export const ADOPTION_EVENTS = [
  { id: "step-adopted", axes: ["step"], text: "{0} is adopted by all members", ...VOTED },
  { id: "step-adopted-by-some", axes: ["step"], text: "{0} is adopted by some members", ...VOTED },
  { id: "step-failed", axes: ["step"], text: "{0} is not adopted", ...VOTED },
  { id: "step-joined", axes: ["step", "actor"], text: "{1} joins {0}", ...VOTED },
  { id: "admitted", axes: ["actor"], text: "{0} is admitted as a member" },
];

export interface Adoption {
  /** Carries out what the meeting of this month decided. @returns whether a member was admitted */
  meet(month: number): boolean;
  /** Marks a step as taken by an actor: at the start, and by `meet`. */
  join(step: number, i: number, month: number): void;
}

export function adoption(env: Environment): Adoption {
  const n = env.axis("actor").size;
  const steps = env.axis("step").size;
  const { prerequisites, treaties, admits } = ladderOf(env);
  const p = env.parameters;
  const quorum = env.slot("institutions.quorum");
  const [attends, tabled, accepts, budget, inForce, depth, convening] = ADOPTION_READS.map((id) =>
    env.read(id),
  ) as Float64Array[] & { length: 7 };
  const [member, memberNext] = [env.read("member"), env.write("member")];
  const [joined, joinedNext] = [env.read("step.joinedAt"), env.write("step.joinedAt")];
  const [adopted, adoptedNext] = [env.read("step.adoptedAt"), env.write("step.adoptedAt")];
  const [convened, convenedNext] = [env.read("convenedAt"), env.write("convenedAt")];
  const ownNext = env.write("depth.own");
  const countsNext = env.write("adoptions");
  const [shareNext, ruleNext] = [env.write("adoptions.circles"), env.write("rule")];
  const may = mayTake(env);
  const [byAll, bySome, failed, joins, enters] = ADOPTION_EVENTS.map((e) => env.emit(e.id));

  function lawful(step: number): boolean {
    for (const before of prerequisites[step]!) if (adopted[before] === Infinity) return false;
    for (const treaty of treaties[step]!) if (inForce[treaty] === Infinity) return false;
    return true;
  }

  function join(step: number, i: number, month: number): void {
    joinedNext[step * n + i] = month;
    if (admits[step] === -1) ownNext[i] = Math.max(ownNext[i]!, depth![step]!);
  }

  /** A first meeting convenes the states; later ones let others join. */
  function convene(step: number, month: number): void {
    const open = adopted[step] !== Infinity;
    let present = 0;
    for (let i = 0; i < n; i++) present += attends![i]! * member[i]!;
    if (!open && (present < p[quorum]! || !lawful(step))) return;
    for (let i = 0; i < n; i++) {
      if (attends![i] === 0 || member[i] === 0 || !may(step, i)) continue;
      join(step, i, month);
      if (open) joins!(step, i);
    }
    if (open) return;
    adoptedNext[step] = month;
    convenedNext[0] = Math.min(convened[0]!, month);
    byAll!(step);
  }

  function passes(step: number, rule: number): boolean {
    let yes = 0;
    let core = 0;
    for (let i = 0; i < n; i++) {
      const accepted = accepts![step * n + i] === 1 && may(step, i);
      if (rule === LCD && !accepted && (member[i] === 1 || admits[step] === i)) return false;
      if (!accepted) continue;
      yes++;
      if (budget![i]! > 0) core++;
    }
    return rule === LCD ? yes > 0 : yes >= CIRCLE && core > 0 && admits[step] === -1;
  }

  function adopt(step: number, rule: number, month: number): void {
    for (let i = 0; i < n; i++) if (accepts![step * n + i] === 1 && may(step, i)) join(step, i, month);
    adoptedNext[step] = month;
    countsNext[rule] = countsNext[rule]! + 1;
    shareNext[0] = countsNext[VG]! / (countsNext[LCD]! + countsNext[VG]!);
    ruleNext[0] = rule;
    if (rule === LCD) byAll!(step);
    else bySome!(step);
  }

  /** A tabled step is adopted or not; one that others have taken stays open to those who now accept. */
  function decide(step: number, month: number): void {
    if (tabled![step]! > 0 && adopted[step] === Infinity) {
      const rule = tabled![step]! - 1;
      if (lawful(step) && passes(step, rule)) adopt(step, rule, month);
      else failed!(step);
    } else if (adopted[step] !== Infinity)
      for (let i = 0; i < n; i++) {
        if (accepts![step * n + i] === 0 || !may(step, i)) continue;
        join(step, i, month);
        joins!(step, i);
      }
  }

  /** The newcomer takes over all that the members share, so that the region loses no depth (model/4.6, L13). */
  function admit(j: number, month: number): void {
    memberNext[j] = 1;
    let shared = 1;
    for (let i = 0; i < n; i++) if (member[i] === 1) shared = Math.min(shared, ownNext[i]!);
    for (let step = 0; step < steps; step++) {
      if (joined[step * n + j] !== Infinity) continue;
      let all = true;
      for (let i = 0; i < n; i++) if (member[i] === 1 && joinedNext[step * n + i] === Infinity) all = false;
      if (all) join(step, j, month);
    }
    ownNext[j] = Math.max(ownNext[j]!, shared);
    enters!(j);
  }

  return {
    join,
    meet(month) {
      for (let step = 0; step < steps; step++)
        if (convening![step] === 1) convene(step, month);
        else decide(step, month);
      let grown = false;
      for (let step = 0; step < steps; step++) {
        const j = admits[step]!;
        if (j < 0 || member[j] === 1 || adoptedNext[step] !== month || adopted[step] !== Infinity) continue;
        if (memberNext[j] === 0) admit(j, month);
        grown = true;
      }
      return grown;
    },
  };
}
