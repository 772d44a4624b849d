/** How fast talks on a dispute settle its next part. */

import type { Environment } from "../engine/contract.ts";
import { parameter } from "../engine/declare.ts";
import { Rate, type RateSpec } from "../engine/rate.ts";
import { severityNow } from "./clashes.ts";
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
    "Help of certain mediation by the core and the region's bodies (K22)",
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
    "dispute.settlement.severity",
    0.17,
    [0, 3],
    "1",
    "Hindrance of severity: what full severity takes from the logarithm of the hazard, against none",
    { symbol: "a_sev", source: "hensel-2017" },
  ),
  parameter(
    "dispute.settlement.ripeness",
    0.5,
    [0, 1],
    "1",
    "Share of that hindrance which fresh memory of two clashes gives back: a hurting stalemate",
    { symbol: "rho", source: "zartman-1985" },
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
  "dispute.severity",
  "dispute.aggravation",
  "dispute.memory",
  "dispute.mediation",
  "nationalism",
  "trust",
  "leader.openness",
  "leader.opening",
];

/** What keeps talks from moving, in the order in which it is looked for. */
export const CLOSINGS = ["settled", "frozen"] as const;

const SPEC: RateSpec = {
  id: "settlement",
  axis: "dispute",
  unit: "1/yr",
  doc: "How often talks on a border dispute settle a part of it: its next segment, and as many more as chance adds.",
  closings: [
    { id: "settled", doc: "nothing is left to be settled." },
    { id: "frozen", doc: "talks are frozen since a clash." },
  ],
  parts: [
    {
      id: "talks",
      label: "talks",
      factors: [
        { id: "base", label: "base", doc: "The hazard where nothing helps or hinders." },
        { id: "honeymoon", label: "new leader", doc: "The opening of the newer leader, fading." },
        { id: "trust", label: "trust", doc: "Trust of the two, against one half.", exponent: true },
        {
          id: "mediation",
          label: "mediation",
          doc: "Third parties at work: the core, and the region's bodies.",
          exponent: true,
        },
        {
          id: "openness",
          label: "openness",
          doc: "Openness of both leaders, against one half each.",
          exponent: true,
        },
        {
          id: "precedent",
          label: "precedent",
          doc: "Neighbouring disputes whose treaties are signed.",
          exponent: true,
        },
        {
          id: "severity",
          label: "severity",
          doc: "Severity as it stands, against one half.",
          exponent: true,
        },
        { id: "ripeness", label: "ripeness", doc: "A severe dispute that has hurt lately.", exponent: true },
        {
          id: "difficulty",
          label: "difficulty",
          doc: "The next segment, harder than the last.",
          exponent: true,
        },
        { id: "nationalism", label: "nationalism", doc: "Nationalism of both, on average.", exponent: true },
      ],
    },
  ],
};

/**
 * h_s = h0 hon exp(a_tau (tau - .5) + a_med m + a_L (o_i + o_j - 1) + a_prec Prec - a_sev (sev - .5)
 *       + rho a_sev sev min(1, H/2) - a_d d_next - a_nat nb) while talks are open (model/4.4). Since rho <= 1, at given
 * memory H severity never speeds it.
 *
 * @returns the rate, and what sets its factors and gives the hazard of a dispute in 1/yr
 */
export function talkRate(env: Environment): { rate: Rate; hazard: (dispute: number) => number } {
  const disputes = env.axis("dispute").size;
  const { first, second, pair } = disputeParties(env);
  const p = env.parameters;
  const slot = (id: string) => env.slot(`dispute.settlement.${id}`);
  const base = slot("base");
  const [trusting, mediation, openly, precedent, severe, ripeness, difficulty, nationalist, honeymoon] = [
    "trust",
    "mediation",
    "openness",
    "precedent",
    "severity",
    "ripeness",
    "difficulty",
    "nationalism",
    "honeymoon",
  ].map(slot) as [number, number, number, number, number, number, number, number, number];
  const [segments, ferghana, memory] = [
    env.read("dispute.segments"),
    env.read("dispute.precedent"),
    env.read("dispute.memory"),
  ];
  const [severity, aggravation] = [env.read("dispute.severity"), env.read("dispute.aggravation")];
  const [nationalism, tau, mediated] = [
    env.read("nationalism"),
    env.read("trust"),
    env.read("dispute.mediation"),
  ];
  const [openness, opening] = [env.read("leader.openness"), env.read("leader.opening")];
  const [settled, stage] = [env.read("dispute.settled"), env.read("dispute.stage")];
  const rate = new Rate(SPEC);
  const f = rate.shares;

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

  function hazard(b: number): number {
    const [i, j] = [first[b]!, second[b]!];
    const next = (settled[b]! + 1) / segments[b]!;
    const remembered = memory[b]! > 2 ? 1 : memory[b]! / 2;
    const sev = severityNow(severity[b]!, aggravation[b]!);
    f[0] = p[base]!;
    f[1] = 1 + p[honeymoon]! * Math.max(opening[i]!, opening[j]!);
    f[2] = p[trusting]! * (tau[pair[b]!]! - 0.5);
    f[3] = p[mediation]! * mediated[b]!;
    f[4] = p[openly]! * (openness[i]! + openness[j]! - 1);
    f[5] = p[precedent]! * precedents(b);
    f[6] = -p[severe]! * (sev - 0.5);
    f[7] = p[ripeness]! * p[severe]! * sev * remembered;
    f[8] = -p[difficulty]! * next * next;
    f[9] = -p[nationalist]! * 0.5 * (nationalism[i]! + nationalism[j]!);
    return rate.total();
  }
  return { rate, hazard };
}
