/** Settlement of disputes segment by segment, easiest first, then agreement, signature, ratification and demarcation. */
import { parameter } from "../engine/declare.ts";
import { exp } from "../engine/dmath.ts";
import { clockColumns, HazardClock } from "../engine/hazard.ts";
import type { Mechanism } from "../engine/mechanism.ts";
import { DISPUTE_KINDS, disputeParties, SIGNED, STAGES } from "./disputes.ts";

/**
 * h_s = h0 hon exp(a_tau (tau - .5) + a_med Med + a_L (o_i + o_j - 1) + a_prec Prec + a_rip min(1, H/2)
 *       - a_d d_next - a_nat nb) while talks are open (MODEL 4.4).
 */
export const settlement: Mechanism = {
  id: "settlement",
  phase: "bargain",
  doc: "Talks settle segments of a dispute; when all are settled the treaty is agreed, signed, ratified and the line demarcated.",
  sources: ["S1", "zartman-1985"],
  params: [
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
    parameter("dispute.signing", 3, [0, 12], "1/yr", "Rate from agreement to signature"),
    parameter("dispute.ratification", 2, [0, 12], "1/yr", "Rate from signature to ratification"),
    parameter("dispute.demarcation", 1, [0, 12], "1/yr", "Rate from ratification to demarcation"),
  ],
  reads: [
    "dispute.segments",
    "dispute.precedent",
    "dispute.kind",
    "dispute.frozen",
    "dispute.memory",
    "nationalism",
    "trust",
    "depth",
    "leader.openness",
    "leader.opening",
    "courtship.effort",
  ],
  writes: [
    {
      id: "dispute.settled",
      axes: ["dispute"],
      unit: "segment",
      range: [0, 100],
      kind: "integer",
      doc: "Segments settled",
      path: "disputes.*.settled",
      initial: 0,
    },
    {
      id: "dispute.stage",
      axes: ["dispute"],
      unit: "1",
      range: [0, 4],
      kind: "choice",
      choices: STAGES,
      doc: "How far its treaty has come",
      path: "disputes.*.stage",
      initial: 0,
    },
    {
      id: "dispute.signedAt",
      axes: ["dispute"],
      unit: "month",
      range: [0, Infinity],
      doc: "Month of the border treaty's signature, Infinity until then",
      initial: Infinity,
    },
    ...clockColumns("settlement", ["dispute"], "the settlement of a segment"),
    ...clockColumns("stage", ["dispute"], "the next stage of its treaty"),
  ],
  streams: ["settle", "stage"],
  emits: [
    { id: "settled", axes: ["dispute"], text: "Talks on {0} settle a part of it" },
    ...STAGES.slice(1).map((stage) => ({
      id: `border-${stage}`,
      axes: ["dispute"],
      text: `Border of {0}: ${stage}`,
    })),
  ],
  compile(env) {
    const dispute = env.axis("dispute");
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
    const rates = ["signing", "ratification", "demarcation"].map((s) => env.slot(`dispute.${s}`));
    const [segments, ferghana, kind] = [
      env.read("dispute.segments"),
      env.read("dispute.precedent"),
      env.read("dispute.kind"),
    ];
    const [frozen, memory] = [env.read("dispute.frozen"), env.read("dispute.memory")];
    const [nationalism, tau, depth] = [env.read("nationalism"), env.read("trust"), env.read("depth")];
    const [openness, opening, effort] = [
      env.read("leader.openness"),
      env.read("leader.opening"),
      env.read("courtship.effort"),
    ];
    const [settled, stage] = [env.read("dispute.settled"), env.read("dispute.stage")];
    const [settledNext, stageNext, signedAt] = [
      env.write("dispute.settled"),
      env.write("dispute.stage"),
      env.write("dispute.signedAt"),
    ];
    const talks = new HazardClock(env, "settlement", dispute.keys, "settle");
    const steps = new HazardClock(env, "stage", dispute.keys, "stage");
    const ordinal = env.read("settlement.ordinal");
    const luck = env.stream("settle");
    const packageKeys = env.keys(["dispute"], "package");
    const report = env.emit("settled");
    const reached = STAGES.slice(1).map((s) => env.emit(`border-${s}`));
    const border = DISPUTE_KINDS.indexOf("border");

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
      for (let a = 0; a < dispute.size; a++) {
        if (a === b || ferghana[a] === 0) continue;
        others++;
        if (stage[a]! >= SIGNED) done++;
      }
      return others === 0 ? 0 : done / others;
    }

    function hazard(b: number): number {
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
    }

    /** 1 + G segments, P(G = g) = 2^-(g+1): the package that one breakthrough settles. */
    function packageSize(b: number): number {
      let u = luck.uniform(packageKeys[b]!, 0, ordinal[b]!);
      let size = 1;
      while (u < 0.5) {
        u *= 2;
        size++;
      }
      return size;
    }

    function enter(b: number, reach: number, month: number): void {
      stageNext[b] = reach;
      if (reach === SIGNED) signedAt[b] = month;
      reached[reach - 1]!(b);
    }

    return {
      start() {
        talks.armAll();
        steps.armAll();
        // Signed at some time before: the month before the start stands for it.
        for (let b = 0; b < dispute.size; b++) if (stage[b]! >= SIGNED) signedAt[b] = env.tick.month - 1;
      },
      tick(t) {
        for (let b = 0; b < dispute.size; b++) {
          if (kind[b] !== border) continue;
          const at = stage[b]!;
          if (at > 0) {
            if (at < STAGES.length - 1 && steps.advance(b, p[rates[at - 1]!]! * t.dt))
              enter(b, at + 1, t.month);
            continue;
          }
          if (settled[b]! >= segments[b]!) {
            enter(b, 1, t.month);
            continue;
          }
          if (frozen[b]! > 0 || !talks.advance(b, hazard(b) * t.dt)) continue;
          const reach = settled[b]! + packageSize(b);
          settledNext[b] = Math.min(reach, segments[b]!);
          report(b);
          if (reach >= segments[b]!) enter(b, 1, t.month);
        }
      },
    };
  },
};
