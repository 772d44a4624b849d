/** The ladder of institutions: what its steps are, and who may take one, shared by votes, agenda and adoption. */
import type { Column } from "../engine/column.ts";
import type { Environment } from "../engine/contract.ts";

/** What a scenario says of the steps beside numbers; indices into the axes `step`, `treaty` and `actor`. */
export interface Ladder {
  /** Steps that must have been taken at an earlier meeting, by step. */
  prerequisites: readonly Int32Array[];
  /** Treaties that must be in force, by step. */
  treaties: readonly Int32Array[];
  /** The actor whom a step admits as a member, shape [step]; -1 where it admits nobody. */
  admits: Int32Array;
}

export function ladderOf(env: Environment): Ladder {
  return env.structure["ladder"] as Ladder;
}

/**
 * How a step is adopted: by the lowest common denominator all members take it or nobody does; by concentric circles
 * (variable geometry) the willing do, two at least and one of the core (K16).
 */
export const RULES = ["LCD", "VG"] as const;
export const [LCD, VG] = [0, 1] as const;
/** Members that make a circle. */
export const CIRCLE = 2;

const share = [0, 1] as const;

export const STEP_ATTRIBUTES: Column[] = [
  {
    id: "step.depth",
    axes: ["step"],
    unit: "1",
    range: share,
    doc: "Depth of cooperation that it brings",
    path: "institutions.*.depth",
  },
  {
    id: "step.bindingness",
    axes: ["step"],
    unit: "1",
    range: share,
    doc: "How binding it is, from soft to hard law",
    path: "institutions.*.bindingness",
  },
  {
    id: "step.security",
    axes: ["step"],
    unit: "1",
    range: share,
    doc: "Security content",
    path: "institutions.*.securityContent",
    initial: 0,
  },
  {
    id: "step.overlap",
    axes: ["step"],
    unit: "1",
    range: share,
    doc: "Overlap with other bodies",
    path: "institutions.*.overlap",
    initial: 0,
  },
  {
    id: "step.template",
    axes: ["step"],
    unit: "rung",
    range: [0, 7],
    kind: "integer",
    doc: "Bilateral rung that is its template, 0 where there is none",
    path: "institutions.*.template",
    initial: 0,
  },
  {
    id: "step.convening",
    axes: ["step"],
    unit: "1",
    range: share,
    kind: "boolean",
    doc: "Adopted by coming together, without a vote",
    path: "institutions.*.convening",
    initial: 0,
  },
];

export const TAKER_READS = ["member", "step.joinedAt"] as const;

export const TABLED_READS = ["member", "step.adoptedAt", "step.convening", "inForceAt"] as const;

/** Whether a step can be tabled: it is put to a vote at all, not yet adopted, and its prerequisites are met. */
export function mayBeTabled(env: Environment): (step: number) => boolean {
  const { prerequisites, treaties, admits } = ladderOf(env);
  const [adopted, convening] = [env.read("step.adoptedAt"), env.read("step.convening")];
  const [inForce, member] = [env.read("inForceAt"), env.read("member")];
  return (step) => {
    if (convening[step] === 1 || adopted[step] !== Infinity) return false;
    if (admits[step]! >= 0 && member[admits[step]!] === 1) return false;
    for (const before of prerequisites[step]!) if (adopted[before] === Infinity) return false;
    for (const treaty of treaties[step]!) if (inForce[treaty] === Infinity) return false;
    return true;
  };
}

/**
 * Whether an actor may take a step that it has not taken: a member that has taken the prerequisites, or the one whom
 * the step admits (docs/decisions/0021-who-may-take-a-step.md).
 */
export function mayTake(env: Environment): (step: number, i: number) => boolean {
  const n = env.axis("actor").size;
  const { prerequisites, admits } = ladderOf(env);
  const [member, joined] = [env.read("member"), env.read("step.joinedAt")];
  return (step, i) => {
    if (joined[step * n + i] !== Infinity) return false;
    if (member[i] === 0) return admits[step] === i;
    const before = prerequisites[step]!;
    for (let k = 0; k < before.length; k++) if (joined[before[k]! * n + i] === Infinity) return false;
    return true;
  };
}
