/** A clause on the non-use of force costs leverage in an open border dispute, most to the locally stronger. */

import type { Term } from "../../../engine/decision/spec.ts";
import { parameter } from "../../../engine/declare.ts";
import { severityNow } from "../../../mechanisms/clashes.ts";
import { DISPUTE_KINDS, disputeParties, leverage, SIGNED } from "../../../mechanisms/disputes.ts";

/** -b_disp sum_b sev_b L_b (om + (1 - om) adv_ib) over border disputes with an eligible state (K01) */
export const dispute: Term = {
  id: "dispute",
  label: "border dispute",
  doc: "-b_disp times severity times leverage kept, more for the locally stronger side, over border disputes with an eligible state.",
  sources: ["S0", "S1", "S2d", "hirshleifer-1989"],
  params: [
    parameter("accession.dispute", 5, [-6, 12], "util", "Cost of full leverage in the severest dispute", {
      symbol: "b_disp",
    }),
    parameter("accession.disputeFloor", 0.1, [0, 1], "1", "Share of it that even the weaker side bears", {
      symbol: "om",
    }),
    parameter(
      "accession.leverageFloor",
      0.45,
      [0, 1],
      "1",
      "Leverage kept until the border treaty is signed",
      { symbol: "phi" },
    ),
  ],
  reads: [
    "dispute.kind",
    "dispute.severity",
    "dispute.aggravation",
    "dispute.segments",
    "dispute.settled",
    "dispute.stage",
    "dispute.forces",
    "treaty.eligible",
  ],
  compile(env) {
    const n = env.axis("actor").size;
    const disputes = env.axis("dispute").size;
    const { first, second } = disputeParties(env);
    const p = env.parameters;
    const [weight, om, phi] = [
      env.slot("accession.dispute"),
      env.slot("accession.disputeFloor"),
      env.slot("accession.leverageFloor"),
    ];
    const [kind, severity, aggravation] = [
      env.read("dispute.kind"),
      env.read("dispute.severity"),
      env.read("dispute.aggravation"),
    ];
    const [segments, settled, stage] = [
      env.read("dispute.segments"),
      env.read("dispute.settled"),
      env.read("dispute.stage"),
    ];
    const [forces, eligible] = [env.read("dispute.forces"), env.read("treaty.eligible")];
    const border = DISPUTE_KINDS.indexOf("border");

    /** sev_b L_b (om + (1 - om) adv_ib), adv the local share of forces (a contest with m = 1). */
    function cost(b: number, i: number, j: number): number {
      const left = stage[b]! >= SIGNED ? 0 : leverage(segments[b]!, settled[b]!, p[phi]!);
      if (left === 0) return 0;
      const [own, theirs] = [forces[b * n + i]!, forces[b * n + j]!];
      const advantage = own + theirs > 0 ? own / (own + theirs) : 0.5;
      return severityNow(severity[b]!, aggravation[b]!) * left * (p[om]! + (1 - p[om]!) * advantage);
    }

    return (treaty, out) => {
      const { list, count } = env.deciders;
      for (let d = 0; d < count; d++) {
        const i = list[d]!;
        let sum = 0;
        for (let b = 0; b < disputes; b++) {
          if (kind[b] !== border) continue;
          const other = first[b] === i ? second[b]! : second[b] === i ? first[b]! : -1;
          if (other >= 0 && eligible[treaty * n + other] === 1) sum += cost(b, i, other);
        }
        out[i] = -p[weight]! * sum;
      }
    };
  },
};
