/** Settlement of disputes segment by segment, easiest first, then agreement, signature, ratification and demarcation. */
import { eveOf } from "../engine/calendar.ts";
import { parameter } from "../engine/declare.ts";
import { clockColumns, HazardClock } from "../engine/hazard.ts";
import type { Mechanism } from "../engine/mechanism.ts";
import { DISPUTE_KINDS, SIGNED, STAGES } from "./disputes.ts";
import { CLOSINGS, TALK_PARAMETERS, TALK_READS, talkRate } from "./talks.ts";

export const settlement: Mechanism = {
  id: "settlement",
  phase: "bargain",
  doc: "Talks settle segments of a dispute; when all are settled the treaty is agreed, signed, ratified and the line demarcated.",
  sources: ["S1", "zartman-1985", "wilkenfeld-2003", "hensel-2017"],
  params: [
    ...TALK_PARAMETERS,
    parameter("dispute.signing", 3, [0, 12], "1/yr", "Rate from agreement to signature"),
    parameter("dispute.ratification", 2, [0, 12], "1/yr", "Rate from signature to ratification"),
    parameter("dispute.demarcation", 1, [0, 12], "1/yr", "Rate from ratification to demarcation"),
  ],
  reads: [...TALK_READS, "dispute.kind", "dispute.frozen"],
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
      kind: "date",
      doc: "When the border treaty was signed, Infinity until then; at the start it counts where the stage says that it was",
      path: "disputes.*.signed",
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
    const p = env.parameters;
    const rates = ["signing", "ratification", "demarcation"].map((s) => env.slot(`dispute.${s}`));
    const [segments, kind, frozen] = [
      env.read("dispute.segments"),
      env.read("dispute.kind"),
      env.read("dispute.frozen"),
    ];
    const [settled, stage] = [env.read("dispute.settled"), env.read("dispute.stage")];
    const [settledNext, stageNext, signedAt] = [
      env.write("dispute.settled"),
      env.write("dispute.stage"),
      env.write("dispute.signedAt"),
    ];
    const signed = env.read("dispute.signedAt");
    const { rate, hazard } = talkRate(env);
    const [done, standing] = [CLOSINGS.indexOf("settled"), CLOSINGS.indexOf("frozen")];
    const talks = new HazardClock(env, "settlement", dispute.keys, "settle");
    const steps = new HazardClock(env, "stage", dispute.keys, "stage");
    const ordinal = env.read("settlement.ordinal");
    const luck = env.stream("settle");
    const packageKeys = env.keys(["dispute"], "package");
    const report = env.emit("settled");
    const reached = STAGES.slice(1).map((s) => env.emit(`border-${s}`));
    const border = DISPUTE_KINDS.indexOf("border");

    /** 1 + G segments, P(G = g) = 2^-(g+1): the package that the n-th breakthrough settles. */
    function packageSize(b: number, n: number): number {
      let u = luck.uniform(packageKeys[b]!, 0, n);
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
      rates: [rate],
      start() {
        talks.armAll();
        steps.armAll();
        const { month } = env.tick;
        for (let b = 0; b < dispute.size; b++) {
          const known = signed[b]! < month ? signed[b]! : eveOf(month);
          signedAt[b] = stage[b]! >= SIGNED ? known : Infinity;
        }
      },
      tick(t) {
        for (let b = 0; b < dispute.size; b++) {
          if (kind[b] !== border) continue;
          const at = stage[b]!;
          if (at > 0) {
            rate.recordClosed(t.month, t.substep, b, done);
            if (at < STAGES.length - 1) {
              const last = Math.min(STAGES.length - 1, at + steps.advance(b, p[rates[at - 1]!]! * t.dt));
              for (let reach = at + 1; reach <= last; reach++) enter(b, reach, t.month);
            }
            continue;
          }
          if (settled[b]! >= segments[b]!) {
            rate.recordClosed(t.month, t.substep, b, done);
            enter(b, 1, t.month);
            continue;
          }
          if (frozen[b]! > 0) {
            rate.recordClosed(t.month, t.substep, b, standing);
            continue;
          }
          const h = hazard(b);
          const breakthroughs = talks.advance(b, h * t.dt);
          rate.record(t.month, t.substep, b, h, breakthroughs);
          if (breakthroughs === 0) continue;
          let reach = settled[b]!;
          for (let n = 0; n < breakthroughs && reach < segments[b]!; n++) {
            reach += packageSize(b, ordinal[b]! + n);
            report(b);
          }
          settledNext[b] = Math.min(reach, segments[b]!);
          if (reach >= segments[b]!) enter(b, 1, t.month);
        }
      },
    };
  },
};
