/** Armed clashes at disputed borders: they freeze talks, break trust, and leave a memory that may ripen a settlement. */
import { parameter } from "../engine/declare.ts";
import { exp } from "../engine/dmath.ts";
import { clockColumns, HazardClock } from "../engine/hazard.ts";
import type { Mechanism } from "../engine/mechanism.ts";
import { Rate, type RateSpec } from "../engine/rate.ts";
import { armed, disputeParties } from "./disputes.ts";

const OPEN = [
  { id: "severity", label: "severity", doc: "Severity as it stands, clashes of late included." },
  { id: "open", label: "open part", doc: "Share of the segments that are not settled." },
] as const;

const SPEC: RateSpec = {
  id: "clash",
  axis: "dispute",
  unit: "1/yr",
  doc: "How often a border or seabed dispute breaks out in an armed clash.",
  closings: [{ id: "quiet", doc: "all is settled, or it does not matter." }],
  parts: [
    {
      id: "quarrel",
      label: "quarrel",
      factors: [
        ...OPEN,
        { id: "base", label: "base", doc: "The hazard at full severity with nothing settled." },
        { id: "nationalism", label: "nationalism", doc: "Nationalism of both, on average." },
        { id: "trust", label: "trust", doc: "Trust of the two, against .45.", exponent: true },
        { id: "depth", label: "depth", doc: "Depth of regional cooperation.", exponent: true },
      ],
    },
    {
      id: "temptation",
      label: "temptation",
      factors: [
        ...OPEN,
        { id: "imbalance", label: "imbalance", doc: "What full imbalance of forces adds." },
        { id: "edge", label: "edge", doc: "How far one side's forces dominate." },
      ],
    },
  ],
};

/** h_c = sev (1 - done/M) [c0 (1 + c_nat nb) exp(-c_tau (tau - .45) - c_d d) + c_mil |Fi - Fj| / (Fi + Fj)] (model/4.4). */
export const clashes: Mechanism = {
  id: "clashes",
  phase: "nature",
  doc: "Armed clashes of each open border or seabed dispute, with the freeze of talks, the memory and the aggravation they leave.",
  sources: ["S1", "S3", "hirshleifer-1989"],
  params: [
    parameter("clash.base", 1.1, [0, 3], "1/yr", "Clash hazard at full severity with nothing settled", {
      symbol: "c0",
    }),
    parameter("clash.nationalism", 0.5, [0, 5], "1", "How far nationalism raises it (K24)", {
      symbol: "c_nat",
    }),
    parameter("clash.trust", 1.5, [0, 10], "1", "How far trust lowers it", { symbol: "c_tau" }),
    parameter("clash.depth", 1, [0, 10], "1", "How far the depth of regional cooperation lowers it", {
      symbol: "c_d",
    }),
    parameter("clash.imbalance", 0.05, [0, 3], "1/yr", "Added hazard where one side's forces dominate", {
      symbol: "c_mil",
    }),
    parameter("clash.freeze", 5 / 12, [0, 5], "yr", "How long a clash freezes talks"),
    parameter("clash.trustLoss", 0.15, [0, 0.5], "log", "Fall of the logarithm of trust by a clash", {
      symbol: "rk",
    }),
    parameter("clash.aggravation", 0.05, [0, 1], "1", "Rise of severity by a clash"),
    parameter("clash.easing", 0.5, [0, 10], "1/yr", "Speed at which that rise passes"),
    parameter("clash.forgetting", 0.5, [0, 10], "1/yr", "Speed at which the memory of clashes fades"),
  ],
  reads: [
    "dispute.severity",
    "dispute.kind",
    "dispute.segments",
    "dispute.settled",
    "dispute.forces",
    "nationalism",
    "trust",
    "depth",
  ],
  writes: [
    {
      id: "dispute.memory",
      axes: ["dispute"],
      unit: "clash",
      range: [0, 1000],
      doc: "Memory of clashes",
      path: "disputes.*.clashMemory",
      initial: 0,
    },
    {
      id: "dispute.frozen",
      axes: ["dispute"],
      unit: "yr",
      range: [0, 10],
      doc: "Time for which talks stay frozen",
      path: "disputes.*.frozen",
      initial: 0,
    },
    {
      id: "dispute.aggravation",
      axes: ["dispute"],
      unit: "1",
      range: [0, 1],
      doc: "Severity over its base, left by clashes",
    },
    {
      id: "dispute.clashes",
      axes: ["dispute"],
      unit: "clash",
      range: [0, 65535],
      doc: "Clashes since the start",
    },
    ...clockColumns("clash", ["dispute"], "a clash"),
  ],
  effects: [
    { id: "clashed", axes: ["dispute"], unit: "1", range: [0, 1], doc: "A clash has happened this tick" },
  ],
  adds: ["trust.impulse"],
  streams: ["clash"],
  emits: [{ id: "clash", axes: ["dispute"], text: "Armed clash: {0}" }],
  compile(env) {
    const dispute = env.axis("dispute");
    const d = dispute.size;
    const n = env.axis("actor").size;
    const { first, second, pair } = disputeParties(env);
    const p = env.parameters;
    const slot = (id: string) => env.slot(`clash.${id}`);
    const [base, nationalist, trusting, deepening, imbalance] = [
      "base",
      "nationalism",
      "trust",
      "depth",
      "imbalance",
    ].map(slot) as [number, number, number, number, number];
    const [freeze, loss, rise, easing, forgetting] = [
      "freeze",
      "trustLoss",
      "aggravation",
      "easing",
      "forgetting",
    ].map(slot) as [number, number, number, number, number];
    const [severity, kind] = [env.read("dispute.severity"), env.read("dispute.kind")];
    const [segments, settled, forces] = [
      env.read("dispute.segments"),
      env.read("dispute.settled"),
      env.read("dispute.forces"),
    ];
    const [nationalism, tau, depth] = [env.read("nationalism"), env.read("trust"), env.read("depth")];
    const [memory, frozen, aggravation, count] = ["memory", "frozen", "aggravation", "clashes"].map((c) =>
      env.read(`dispute.${c}`),
    ) as [Float64Array, Float64Array, Float64Array, Float64Array];
    const [memoryNext, frozenNext, aggravationNext, countNext] = [
      "memory",
      "frozen",
      "aggravation",
      "clashes",
    ].map((c) => env.write(`dispute.${c}`)) as [Float64Array, Float64Array, Float64Array, Float64Array];
    const clashed = env.write("clashed");
    const impulse = env.add("trust.impulse");
    const clock = new HazardClock(env, "clash", dispute.keys, "clash");
    const report = env.emit("clash");
    const rate = new Rate(SPEC);
    const f = rate.shares;
    let forget = 1;
    let ease = 1;

    function hazard(b: number): number {
      const open = 1 - settled[b]! / segments[b]!;
      const sev = severityNow(severity[b]!, aggravation[b]!);
      if (open <= 0 || sev === 0) return 0;
      const [i, j] = [first[b]!, second[b]!];
      const [fi, fj] = [forces[b * n + i]!, forces[b * n + j]!];
      const gap = fi > fj ? fi - fj : fj - fi;
      const edge = fi + fj > 0 ? gap / (fi + fj) : 0;
      f[0] = f[6] = sev;
      f[1] = f[7] = open;
      f[2] = p[base]!;
      f[3] = 1 + p[nationalist]! * 0.5 * (nationalism[i]! + nationalism[j]!);
      f[4] = -p[trusting]! * (tau[pair[b]!]! - 0.45);
      f[5] = -p[deepening]! * depth[0]!;
      f[8] = p[imbalance]!;
      f[9] = edge;
      return rate.total();
    }

    return {
      rates: [rate],
      derive() {
        forget = exp(-p[forgetting]! * env.tick.dt);
        ease = exp(-p[easing]! * env.tick.dt);
      },
      start() {
        clock.armAll();
      },
      tick(t) {
        for (let b = 0; b < d; b++) {
          if (!armed(kind[b]!)) continue;
          const h = hazard(b);
          const fought = clock.advance(b, h * t.dt);
          if (h > 0) rate.record(t.month, t.substep, b, h, fought);
          else rate.recordClosed(t.month, t.substep, b, 0);
          const left = t.opening ? frozen[b]! : frozen[b]! - t.dt;
          let still = left > 1e-9 ? left : 0;
          let recalled = t.opening ? memory[b]! : memory[b]! * forget;
          let raised = t.opening ? aggravation[b]! : aggravation[b]! * ease;
          if (fought > 0) {
            if (still < p[freeze]!) still = p[freeze]!;
            recalled += fought;
            const room = 1 - severity[b]!;
            raised = Math.min(raised + fought * p[rise]!, room);
            clashed[b] = 1;
            countNext[b] = count[b]! + fought;
            impulse[pair[b]!] = impulse[pair[b]!]! - fought * p[loss]!;
            for (let c = 0; c < fought; c++) report(b);
          }
          frozenNext[b] = still;
          memoryNext[b] = recalled;
          aggravationNext[b] = raised;
        }
      },
    };
  },
};

/** Severity as it stands: the base and what clashes have added, at most 1. */
export function severityNow(base: number, aggravation: number): number {
  const sum = base + aggravation;
  return Math.min(sum, 1);
}
