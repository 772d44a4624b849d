/** Kinds, stages and parties of disputes, shared by the mechanisms that play them. */
import type { Column } from "../engine/column.ts";
import type { Environment } from "../engine/contract.ts";

export const DISPUTE_KINDS = ["border", "water", "seabed", "rivalry"] as const;
export const STAGES = ["open", "agreed", "signed", "ratified", "demarcated"] as const;
export const SIGNED = STAGES.indexOf("signed");

/** Kinds over which shots may be fired. */
export function armed(kind: number): boolean {
  return kind === DISPUTE_KINDS.indexOf("border") || kind === DISPUTE_KINDS.indexOf("seabed");
}

export const DISPUTE_ATTRIBUTES: Column[] = [
  {
    id: "dispute.kind",
    axes: ["dispute"],
    unit: "1",
    range: [0, 3],
    kind: "choice",
    choices: DISPUTE_KINDS,
    doc: "What it is about",
    path: "disputes.*.kind",
  },
  {
    id: "dispute.severity",
    axes: ["dispute"],
    unit: "1",
    range: [0, 1],
    doc: "Severity without what clashes add",
    path: "disputes.*.severity",
  },
  {
    id: "dispute.segments",
    axes: ["dispute"],
    unit: "segment",
    range: [1, 100],
    kind: "integer",
    doc: "Segments in all, by rising difficulty",
    path: "disputes.*.segments",
  },
  {
    id: "dispute.forces",
    axes: ["dispute", "actor"],
    unit: "relative",
    range: [0, 1000],
    doc: "Local land forces of a party",
    path: "disputes.*.forces.*",
    initial: 0,
  },
  {
    id: "dispute.precedent",
    axes: ["dispute"],
    unit: "1",
    range: [0, 1],
    kind: "boolean",
    doc: "Belongs to the neighbouring disputes whose settlements are precedents for each other",
    path: "disputes.*.precedent",
    initial: 0,
  },
];

/** Actor indices of both parties of each dispute, and the index of their pair. */
export interface Parties {
  first: Int32Array;
  second: Int32Array;
  pair: Int32Array;
}

/** From the world's structure: a dispute names its parties in the scenario. */
export function disputeParties(env: Environment): Parties {
  return env.structure["parties"] as Parties;
}

/**
 * Leverage left in an unsigned dispute: the weight of the segments still open, d_m = (m/M)^2, never below the floor
 * `phi` (model/3). sum_{m > done} m^2 / sum m^2 by the closed form of sums of squares.
 */
export function leverage(segments: number, settled: number, floor: number): number {
  const squares = (m: number) => (m * (m + 1) * (2 * m + 1)) / 6;
  const weight = 1 - squares(settled) / squares(segments);
  return Math.max(weight, floor);
}
