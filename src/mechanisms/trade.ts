/** Trade by gravity: of states with each other and with outside powers, while what they produce grows. */

import type { Environment } from "../engine/contract.ts";
import { parameter } from "../engine/declare.ts";
import { exp, log } from "../engine/dmath.ts";
import type { Mechanism } from "../engine/mechanism.ts";
import { approach, NO_PULL, resting } from "../theory/gravity.ts";
import { distancesOf } from "./corridors/distances.ts";
import { DISPUTE_KINDS, disputeParties } from "./disputes.ts";
import { GDP, TRADE, TRADE_ATTRIBUTES, TRADE_WITH_POWERS } from "./traders.ts";

const BORDER = DISPUTE_KINDS.indexOf("border");

/**
 * ln T* = k + .9 ln(Y_i Y_j) - 1.1 ln C + g_t tau + g_z z - g_c closed; d ln T/dt = phi_T (ln T* - ln T), an exact step;
 * k such that T* = T in the reference, or where T is stated; with powers the same without trust, projects and closed borders
 * (model/4.1; docs/decisions/0060-trade-with-powers.md).
 */
export const trade: Mechanism = {
  id: "trade",
  phase: "update",
  doc: "Gross domestic products grow; trade of pairs, and with powers, moves towards what gravity, corridors, trust, joint projects and open borders support.",
  sources: ["S0", "S3", "anderson-vanwincoop-2003", "head-mayer-2014"],
  params: [
    parameter("trade.mass", 0.9, [0, 2], "1", "Elasticity in each side's product", {
      source: "head-mayer-2014",
    }),
    parameter("trade.distance", 1.1, [0, 5], "1", "Elasticity in the cost between the two", {
      source: "head-mayer-2014",
    }),
    parameter("trade.trust", 0.5, [0, 5], "log", "Effect of full trust", { symbol: "g_t" }),
    parameter("trade.projects", 0.3, [0, 5], "log", "Effect of joint projects all carried out", {
      symbol: "g_z",
    }),
    parameter("trade.closure", 2, [0, 10], "log", "Effect of a closed border", { symbol: "g_c" }),
    parameter("trade.speed", 0.6, [0, 12], "1/yr", "Speed at which trade moves", { symbol: "phi_T" }),
  ],
  reads: [
    ...TRADE_ATTRIBUTES.map((c) => c.id),
    "member",
    "trust",
    "implementation.joint?",
    "dispute.kind",
    "dispute.memory",
    "market.cost?",
    "market.cost0?",
  ],
  writes: [
    GDP,
    TRADE,
    TRADE_WITH_POWERS,
    {
      id: "power.product",
      axes: ["power"],
      unit: "1",
      range: [0, Number.MAX_VALUE],
      doc: "Gross domestic product of the power, relative to the start",
      initial: 1,
    },
    {
      id: "trade.constant",
      axes: ["pair"],
      unit: "log",
      range: [-1000, 1000],
      doc: "k: what keeps trade where it is in the reference, or where the scenario states it",
      inverted: true,
    },
    {
      id: "trade.power.constant",
      axes: ["actor", "power"],
      unit: "log",
      range: [-1000, 1000],
      doc: "k: what keeps trade with the power where it is in the reference, or where the scenario states it",
      inverted: true,
    },
    {
      id: "trade.region",
      axes: [],
      unit: "bn USD/yr",
      range: [0, 1e7],
      doc: "Trade of the members among themselves",
    },
  ],
  compile: kernel,
};

function kernel(env: Environment) {
  const pairs = env.pairs("pair");
  const [n, m] = [env.axis("actor").size, env.axis("power").size];
  const p = env.parameters;
  const [mass, distance, byTrust, byProjects, byClosure, speed] = [
    "mass",
    "distance",
    "trust",
    "projects",
    "closure",
    "speed",
  ].map((k) => env.slot(`trade.${k}`)) as [number, number, number, number, number, number];
  const [growth, powerGrowth] = [env.read("gdpGrowth"), env.read("power.gdpGrowth")];
  const [closed, kind, memory] = [
    env.read("borderClosed"),
    env.read("dispute.kind"),
    env.read("dispute.memory"),
  ];
  const [trust, joint, member] = [env.read("trust"), env.maybe("implementation.joint"), env.read("member")];
  const [gdp, gdpNext] = [env.read("gdp"), env.write("gdp")];
  const [product, productNext] = [env.read("power.product"), env.write("power.product")];
  const [trade, tradeNext] = [env.read("trade"), env.write("trade")];
  const [vector, vectorNext] = [env.read("trade.power"), env.write("trade.power")];
  const [k, kNext] = [env.read("trade.constant"), env.write("trade.constant")];
  const [kp, kpNext] = [env.read("trade.power.constant"), env.write("trade.power.constant")];
  const [stated, vectorStated] = [env.stated("trade"), env.stated("trade.power")];
  const region = env.write("trade.region");
  const parties = disputeParties(env);
  const distances = distancesOf(env);
  const logGdp = new Float64Array(n);
  const logProduct = new Float64Array(m);
  const clash = new Float64Array(pairs.size);

  /** Recomputes what all pulls of this substep share. */
  function refresh(): void {
    for (let i = 0; i < n; i++) logGdp[i] = gdp[i]! > 0 ? log(gdp[i]!) : NO_PULL;
    for (let q = 0; q < m; q++) logProduct[q] = log(product[q]!);
    clash.fill(0);
    for (let b = 0; b < kind.length; b++) {
      const pair = parties.pair[b]!;
      if (kind[b] === BORDER) clash[pair] = Math.max(clash[pair]!, Math.min(memory[b]!, 1));
    }
    distances.refresh();
  }

  /** ln T* of a pair without k; NO_PULL where a side produces nothing. */
  function pull(c: number): number {
    const masses = logGdp[pairs.first[c]!]! + logGdp[pairs.second[c]!]!;
    return (
      p[mass]! * masses -
      p[distance]! * distances.pair[c]! +
      p[byTrust]! * trust[c]! +
      (joint ? p[byProjects]! * joint[c]! : 0) -
      p[byClosure]! * Math.max(closed[c]!, clash[c]!)
    );
  }

  function pullOfPower(i: number, q: number): number {
    return p[mass]! * (logGdp[i]! + logProduct[q]!) - p[distance]! * distances.vector[i * m + q]!;
  }

  function sumRegion(flows: Float64Array): void {
    let sum = 0;
    for (let c = 0; c < pairs.size; c++)
      sum += flows[c]! * member[pairs.first[c]!]! * member[pairs.second[c]!]!;
    region[0] = sum;
  }

  /** Of all flows, or of those that the world states itself. */
  function rest(all: boolean): void {
    refresh();
    for (let c = 0; c < pairs.size; c++) if (all || stated[c] === 1) kNext[c] = resting(trade[c]!, pull(c));
    for (let i = 0; i < n; i++)
      for (let q = 0; q < m; q++) {
        const at = i * m + q;
        if (all || vectorStated[at] === 1) kpNext[at] = resting(vector[at]!, pullOfPower(i, q));
      }
  }

  return {
    invert: () => rest(true),
    depart: () => rest(false),
    start: () => sumRegion(trade),
    tick(t: { dt: number }) {
      const stay = exp(-p[speed]! * t.dt);
      refresh();
      for (let c = 0; c < pairs.size; c++) {
        const force = pull(c);
        if (trade[c]! > 0 && force !== NO_PULL) tradeNext[c] = approach(trade[c]!, k[c]! + force, stay);
      }
      for (let i = 0; i < n; i++) {
        for (let q = 0; q < m; q++) {
          const at = i * m + q;
          const force = pullOfPower(i, q);
          if (vector[at]! > 0 && force !== NO_PULL)
            vectorNext[at] = approach(vector[at]!, kp[at]! + force, stay);
        }
        gdpNext[i] = growth[i] === 0 ? gdp[i]! : gdp[i]! * exp(growth[i]! * t.dt);
      }
      for (let q = 0; q < m; q++) productNext[q] = product[q]! * exp(powerGrowth[q]! * t.dt);
      sumRegion(tradeNext);
    },
  };
}
