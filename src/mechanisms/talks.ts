/** How fast talks on a dispute settle its next part. */

import type { Environment } from "../engine/contract.ts";
import { parameter } from "../engine/declare.ts";
import { exp } from "../engine/dmath.ts";
import { disputeParties, SIGNED } from "./disputes.ts";

export const TALK_PARAMETERS = [
  parameter("dispute.settlement.base", 0.16, [0.02, 1], "1/yr", "Hazard of settling the next segment", {
    symbol: "h0",
  }),
  parameter("dispute.settlement.trust", 2, [0, 10], "1", "Help of trust", { symbol: "a_tau" }),
  parameter(
    "dispute.settlement.mediation",
    2.5,
    [0, 10],
    "1",
    "Help of the core's courtship and of regional depth (K22)",
    { symbol: "a_med" },
  ),
  parameter("dispute.settlement.openness", 1.5, [0, 10], "1", "Help of open leaders", { symbol: "a_L" }),
  parameter(
    "dispute.settlement.precedent",
    0.5,
    [0, 10],
    "1",
    "Help of neighbouring disputes settled first (K23)",
    { symbol: "a_prec" },
  ),
  parameter(
    "dispute.settlement.ripeness",
    1,
    [0, 10],
    "1",
    "Help of a remembered clash: a hurting stalemate",
    { symbol: "a_rip", source: "zartman-1985" },
  ),
  parameter(
    "dispute.settlement.difficulty",
    0.8,
    [0, 10],
    "1",
    "Hindrance of the next segment's difficulty",
    { symbol: "a_d" },
  ),
  parameter("dispute.settlement.nationalism", 0.8, [0, 10], "1", "Hindrance of nationalism", {
    symbol: "a_nat",
  }),
  parameter(
    "dispute.settlement.honeymoon",
    8,
    [0, 20],
    "1",
    "How far a new leader's opening multiplies the hazard (K05)",
    { symbol: "a_hon" },
  ),
];

export const TALK_READS = [
  "dispute.segments",
  "dispute.precedent",
  "dispute.memory",
  "nationalism",
  "trust",
  "depth",
  "leader.openness",
  "leader.opening",
  "courtship.effort",
];

/**
 * h_s = h0 hon exp(a_tau (tau - .5) + a_med Med + a_L (o_i + o_j - 1) + a_prec Prec + a_rip min(1, H/2)
 *       - a_d d_next - a_nat nb) while talks are open (model/4.4).
 *
 * @returns the hazard of a dispute, 1/yr
 */
export function talkHazard(env: Environment): (dispute: number) => number {
  const disputes = env.axis("dispute").size;
  const treaties = env.axis("treaty").size;
  const n = env.axis("actor").size;
  const { first, second, pair } = disputeParties(env);
  const p = env.parameters;
  const slot = (id: string) => env.slot(`dispute.settlement.${id}`);
  const base = slot("base");
  const [trusting, mediation, openly, precedent, ripeness, difficulty, nationalist, honeymoon] = [
    "trust",
    "mediation",
    "openness",
    "precedent",
    "ripeness",
    "difficulty",
    "nationalism",
    "honeymoon",
  ].map(slot) as [number, number, number, number, number, number, number, number];
  const [segments, ferghana, memory] = [
    env.read("dispute.segments"),
    env.read("dispute.precedent"),
    env.read("dispute.memory"),
  ];
  const [nationalism, tau, depth] = [env.read("nationalism"), env.read("trust"), env.read("depth")];
  const [openness, opening, effort] = [
    env.read("leader.openness"),
    env.read("leader.opening"),
    env.read("courtship.effort"),
  ];
  const [settled, stage] = [env.read("dispute.settled"), env.read("dispute.stage")];

  /** Courtship of the more courted party, over all treaties. */
  function courted(i: number): number {
    let most = 0;
    for (let t = 0; t < treaties; t++) if (effort[t * n + i]! > most) most = effort[t * n + i]!;
    return most;
  }

  /** Share of the other disputes of the cluster whose border treaty is signed. */
  function precedents(b: number): number {
    if (ferghana[b] === 0) return 0;
    let others = 0;
    let done = 0;
    for (let a = 0; a < disputes; a++) {
      if (a === b || ferghana[a] === 0) continue;
      others++;
      if (stage[a]! >= SIGNED) done++;
    }
    return others === 0 ? 0 : done / others;
  }

  return (b) => {
    const [i, j] = [first[b]!, second[b]!];
    const [ci, cj] = [courted(i), courted(j)];
    const most = Math.max(ci, cj);
    const next = (settled[b]! + 1) / segments[b]!;
    const ripe = memory[b]! > 2 ? 1 : memory[b]! / 2;
    const jump = Math.max(opening[i]!, opening[j]!);
    return (
      p[base]! *
      (1 + p[honeymoon]! * jump) *
      exp(
        p[trusting]! * (tau[pair[b]!]! - 0.5) +
          p[mediation]! * (Math.min(most, 1) + depth[0]!) +
          p[openly]! * (openness[i]! + openness[j]! - 1) +
          p[precedent]! * precedents(b) +
          p[ripeness]! * ripe -
          p[difficulty]! * next * next -
          p[nationalist]! * 0.5 * (nationalism[i]! + nationalism[j]!),
      )
    );
  };
}
