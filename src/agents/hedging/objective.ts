/** What engagement with each power is worth to a state, relative to the reference. */

import type { Environment } from "../../engine/contract.ts";
import type { ObjectiveTerm } from "../../engine/decision/optimise.ts";
import { log } from "../../engine/dmath.ts";
import type { Risk } from "./risk.ts";

export const OBJECTIVE_READS = ["trade.power", "influence.share?", "closeness", "rent", "war"] as const;

/** Terms of U, in the order of the ledger. */
export const OBJECTIVE_TERMS: readonly ObjectiveTerm[] = [
  {
    id: "habit",
    label: "what it was worth at rest",
    doc: "m0'D: gains under which the reference's engagement is the best.",
  },
  { id: "trade", label: "trade", doc: "m_T ln(T/T0) D: trade with the power, against the reference." },
  {
    id: "influence",
    label: "the power's effort",
    doc: "m_e (share - share0) D: its share in the contest for influence.",
  },
  {
    id: "closeness",
    label: "closeness",
    doc: "-m_A ((A-A*)^2 - (A0-A*0)^2) D: distance from the ideal closeness.",
  },
  { id: "rent", label: "rent of war", doc: "rent W D: what transit around sanctions earns (K47)." },
  { id: "risk", label: "risk", doc: "-rho_h/2 D'Om D: threats and sanctions, and how they go together." },
  { id: "adjustment", label: "cost of change", doc: "-cadj/2 |D - D_now|^2." },
  {
    id: "detour",
    label: "routes that pass it by",
    doc: "-rho_h Om_pp delta D0 D: what the part delta of the reference's engagement was worth that has lost its object.",
  },
];

export interface Objective {
  /** m_ip, the gain per unit of engagement of state i, into `out` [power]; `risk` as filled for i. */
  gains(i: number, risk: Risk, out: Float64Array): void;
  /** Keeps the present as what is at rest, such that the present engagement is the best one (baseline inversion). */
  invert(risk: Risk): void;
  /** The terms of U of state i at an allocation [power], while engagement stands at `now`; `risk` as filled for i. */
  terms(i: number, allocation: Float64Array, risk: Risk, out: Float64Array): void;
}

/**
 * U = m'D - rho_h/2 D'Om D - cadj/2 |D - D_now|^2,
 * m_ip = m0_ip + m_T ln(T/T0) + m_e (share - share0) - m_A ((A-A*)^2 - (A0-A*0)^2) + rent W - rho_h Om_pp delta D0 (model/4.8,
 * 4.12: the last is what a route that passes the power by takes, docs/decisions/0072-pipelines.md);
 * m0 = rho_h Om(0) D(0) - rent W(0) in the reference, so that its engagement is the best under its war
 * (docs/decisions/0010-hedging-starts-at-rest.md, 0140-the-reference-world.md).
 */
export function objectiveOf(env: Environment, now: Float64Array): Objective {
  const n = env.axis("actor").size;
  const m = env.axis("power").size;
  const p = env.parameters;
  const [aversion, adjustment] = [env.slot("hedging.riskAversion"), env.slot("hedging.adjustment")];
  const [trading, influencing, matching] = ["trade", "influence", "closeness"].map((k) =>
    env.slot(`hedging.${k}`),
  ) as [number, number, number];
  const [trade, closeness, rent, war] = [
    env.read("trade.power"),
    env.read("closeness"),
    env.read("rent"),
    env.read("war"),
  ];
  const share = env.maybe("influence.share");
  const ideal = env.read("closeness.ideal");
  const [habit, trade0, share0, distance0] = ["habit", "trade0", "share0", "distance0"].map((k) =>
    env.read(`hedging.${k}`),
  ) as [Float64Array, Float64Array, Float64Array, Float64Array];
  const [habitNext, tradeNext, shareNext, distanceNext] = ["habit", "trade0", "share0", "distance0"].map(
    (k) => env.write(`hedging.${k}`),
  ) as [Float64Array, Float64Array, Float64Array, Float64Array];

  function fromTrade(at: number): number {
    const t = trade[at]!;
    const t0 = trade0[at]!;
    return t === t0 || t <= 0 || t0 <= 0 ? 0 : p[trading]! * log(t / t0);
  }
  function fromInfluence(at: number, other: number): number {
    return share ? p[influencing]! * (share[other]! - share0[at]!) : 0;
  }
  const detour = env.read("engagement.detour");
  const [start, startNext] = [env.read("hedging.engagement0"), env.write("hedging.engagement0")];
  function fromDetour(at: number, variance: number): number {
    return -p[aversion]! * variance * detour[at]! * start[at]!;
  }
  function distance(at: number): number {
    const d = closeness[at]! - ideal[at]!;
    return d * d;
  }
  function fromCloseness(at: number): number {
    return -p[matching]! * (distance(at) - distance0[at]!);
  }

  return {
    gains(i, risk, out) {
      const w = war[0]!;
      for (let k = 0; k < m; k++) {
        const at = i * m + k;
        out[k] =
          habit[at]! +
          fromTrade(at) +
          fromInfluence(at, k * n + i) +
          fromCloseness(at) +
          rent[at]! * w +
          fromDetour(at, risk.variance[k]!);
      }
    },
    invert(risk) {
      for (let i = 0; i < n; i++) {
        risk.fill(i, 1);
        for (let k = 0; k < m; k++) {
          const at = i * m + k;
          let marginal = risk.variance[k]! * now[at]!;
          for (let q = 0; q < m; q++) if (q !== k) marginal += risk.covariance(k, q) * now[i * m + q]!;
          habitNext[at] = p[aversion]! * marginal - rent[at]! * war[0]!;
          tradeNext[at] = trade[at]!;
          shareNext[at] = share ? share[k * n + i]! : 0;
          distanceNext[at] = distance(at);
          startNext[at] = now[at]!;
        }
      }
    },
    terms(i, allocation, risk, out) {
      out.fill(0);
      for (let k = 0; k < m; k++) {
        const at = i * m + k;
        const d = allocation[k]!;
        const moved = d - now[at]!;
        out[0] = out[0]! + habit[at]! * d;
        out[1] = out[1]! + fromTrade(at) * d;
        out[2] = out[2]! + fromInfluence(at, k * n + i) * d;
        out[3] = out[3]! + fromCloseness(at) * d;
        out[4] = out[4]! + rent[at]! * war[0]! * d;
        out[7] = out[7]! + fromDetour(at, risk.variance[k]!) * d;
        out[6] = out[6]! - 0.5 * p[adjustment]! * moved * moved;
      }
      out[5] = -0.5 * p[aversion]! * risk.form(allocation, 0);
    },
  };
}
