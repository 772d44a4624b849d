/** Third parties at a disputed border: the core's diplomacy and the region's bodies, whoever has signed what. */
import { exp } from "../engine/dmath.ts";
import type { Mechanism } from "../engine/mechanism.ts";
import { DISPUTE_KINDS, disputeParties } from "./disputes.ts";

/**
 * m_b = 1 - exp(-(C_b + R_b)), the chance that one of two independent flows of efforts reaches the dispute within a year:
 * C_b = sum of bud_k kap_k r_k min(tau_ki, tau_kj) / n_k over the core that is no party, R_b = d min(tbar_i, tbar_j), with
 * tbar the mean trust between a party and the members that are none (K22, model/4.4).
 */
export const mediation: Mechanism = {
  id: "mediation",
  phase: "propose",
  doc: "Mediation at each open border dispute: effort of the core by capacity and by the trust of both parties, and of the region's bodies by their depth.",
  sources: ["S1", "hansen-2008", "bohmelt-2011", "beardsley-2008"],
  reads: [
    "dispute.kind",
    "dispute.stage",
    "diplomacy",
    "capacity",
    "leader.regionalism",
    "member",
    "trust",
    "depth",
  ],
  writes: [
    {
      id: "dispute.mediation",
      axes: ["dispute"],
      unit: "1",
      range: [0, 1],
      doc: "Mediation: the chance that an effort of the core or of the region's bodies reaches the dispute within a year",
    },
  ],
  compile(env) {
    const disputes = env.axis("dispute").size;
    const pairs = env.pairs("pair");
    const n = env.axis("actor").size;
    const { first, second } = disputeParties(env);
    const border = DISPUTE_KINDS.indexOf("border");
    const [kind, stage] = [env.read("dispute.kind"), env.read("dispute.stage")];
    const [budget, capacity] = [env.read("diplomacy"), env.read("capacity")];
    const [regionalism, member] = [env.read("leader.regionalism"), env.read("member")];
    const [trust, depth] = [env.read("trust"), env.read("depth")];
    const mediated = env.write("dispute.mediation");

    const open = (b: number) => kind[b] === border && stage[b] === 0;
    const party = (b: number, k: number) => first[b] === k || second[b] === k;

    /** Trust of both parties in k: that of the one who trusts it less. */
    function trusted(b: number, k: number): number {
      const [i, j] = [first[b]!, second[b]!];
      return Math.min(trust[pairs.of[k * n + i]!]!, trust[pairs.of[k * n + j]!]!);
    }

    /** n_k: open disputes over which k, a party to none of them, spreads its effort. */
    function spread(k: number): number {
      let count = 0;
      for (let b = 0; b < disputes; b++) if (open(b) && !party(b, k)) count++;
      return count;
    }

    /** C_b, efforts a year. */
    function byCore(b: number): number {
      let sum = 0;
      for (let k = 0; k < n; k++)
        if (budget[k]! > 0 && !party(b, k))
          sum += (budget[k]! * capacity[k]! * regionalism[k]! * trusted(b, k)) / spread(k);
      return sum;
    }

    /** tbar_i: mean trust between party i and the members that are no party; 0 where there are none. */
    function standing(b: number, i: number): number {
      let sum = 0;
      let others = 0;
      for (let k = 0; k < n; k++)
        if (member[k] === 1 && !party(b, k)) {
          sum += trust[pairs.of[k * n + i]!]!;
          others++;
        }
      return others > 0 ? sum / others : 0;
    }

    /** R_b, efforts a year: the region's bodies serve none but members. */
    function byBodies(b: number): number {
      const [i, j] = [first[b]!, second[b]!];
      return member[i]! * member[j]! * depth[0]! * Math.min(standing(b, i), standing(b, j));
    }

    function update(): void {
      for (let b = 0; b < disputes; b++) mediated[b] = open(b) ? 1 - exp(-(byCore(b) + byBodies(b))) : 0;
    }
    return { start: update, tick: update };
  },
};
