/** Freight chooses among routes by cost, time, congestion, risk and sanctions; markets cost what their routes leave them. */
import { parameter } from "../../engine/declare.ts";
import { pow } from "../../engine/dmath.ts";
import type { Mechanism } from "../../engine/mechanism.ts";
import { logsum } from "../../theory/route-choice.ts";
import { COST_PARAMETERS, COST_READS, costsOf } from "./costs.ts";
import { DEMAND_READS, demandOf } from "./demand.ts";
import { networkOf } from "./network.ts";
import { addResponse } from "./response.ts";
import { transitOf } from "./transit.ts";

const any = [0, Number.MAX_VALUE] as const;
const share = [0, 1] as const;
/** Enough for flows to settle at the start to a billionth, mostly at half the way a round. */
const ROUNDS = 200;
const SETTLED = 1e-9;

/**
 * s_R = exp(-mu c_R) / sum; C = -(1/mu) ln sum exp(-mu c_R); the flow of a leg moves half of the way in a month towards
 * what routes and all other traffic put on it, and less where that answers to the flow (model/4.10;
 * docs/decisions/0061-flows-at-the-start.md, 0063-no-overshooting.md).
 */
export const routes: Mechanism = {
  id: "routes",
  phase: "update",
  doc: "Freight of each market spreads over its routes by a logit of their costs, which traffic of the month before slows; who owns a leg on the way is a transit state.",
  sources: ["S0", "S2a", "S4", "mcfadden-1974", "bpr-1964"],
  params: [
    ...COST_PARAMETERS,
    parameter("corridors.choice", 0.002, [1e-4, 0.1], "1/USD", "How sharply freight follows cost", {
      symbol: "mu",
    }),
    parameter(
      "corridors.elsewhere",
      20000,
      [1, 1e6],
      "USD/TEU",
      "Cost of going by air or far around, which is always possible",
    ),
    parameter(
      "corridors.damping",
      0.5,
      [0, 0.99],
      "1",
      "Share of the gap between old and new flows left after a month",
    ),
  ],
  reads: [...new Set([...COST_READS, ...DEMAND_READS, "leg.traffic"])],
  writes: [
    { id: "leg.flow", axes: ["leg"], unit: "Mt/yr", range: any, doc: "Freight on the leg" },
    {
      id: "leg.other",
      axes: ["leg"],
      unit: "Mt/yr",
      range: any,
      doc: "Freight on the leg that belongs to no market of the model: as in the reference, or as the traffic that is stated leaves",
      inverted: true,
    },
    {
      id: "route.cost",
      axes: ["route"],
      unit: "USD/TEU",
      range: [0, Infinity],
      doc: "Cost of the route, Infinity while it is shut",
    },
    { id: "route.share", axes: ["route"], unit: "1", range: share, doc: "Share of its market's freight" },
    { id: "route.flow", axes: ["route"], unit: "Mt/yr", range: any, doc: "Freight on the route" },
    {
      id: "market.cost",
      axes: ["market"],
      unit: "USD/TEU",
      range: [-1e6, 1e7],
      doc: "Cost from origin to destination over all routes (logsum: variety makes it less than the cheapest)",
    },
    {
      id: "market.cost0",
      axes: ["market"],
      unit: "USD/TEU",
      range: [-1e6, 1e7],
      doc: "The same in the reference",
      inverted: true,
    },
    { id: "market.flow", axes: ["market"], unit: "Mt/yr", range: any, doc: "Freight of the market" },
    {
      id: "market.elsewhere",
      axes: ["market"],
      unit: "1",
      range: share,
      doc: "Share of the market's freight that takes none of its routes",
    },
    {
      id: "market.trade0",
      axes: ["market"],
      unit: "bn USD/yr",
      range: [0, 1e5],
      doc: "Trade behind the market when its freight was as given, 0 where the model knows none",
      inverted: true,
    },
    {
      id: "transit",
      axes: ["gatekeeper"],
      unit: "1",
      range: share,
      doc: "Share of the freight that could pass through the state, being neither from nor for it, which does",
    },
  ],
  compile(env) {
    const [legs, markets] = [env.axis("leg").size, env.axis("market").size];
    const routeCount = env.axis("route").size;
    const p = env.parameters;
    const [mu, elsewhere, damping] = ["choice", "elsewhere", "damping"].map((k) =>
      env.slot(`corridors.${k}`),
    ) as [number, number, number];
    const traffic = env.read("leg.traffic");
    const [flow, flowNext] = [env.read("leg.flow"), env.write("leg.flow")];
    const [other, otherNext] = [env.read("leg.other"), env.write("leg.other")];
    const [trade0, trade0Next] = [env.read("market.trade0"), env.write("market.trade0")];
    const [cost, share, routeFlow] = ["cost", "share", "flow"].map((k) => env.write(`route.${k}`)) as [
      Float64Array,
      Float64Array,
      Float64Array,
    ];
    const [marketCost, marketFlow, diverted] = ["cost", "flow", "elsewhere"].map((k) =>
      env.write(`market.${k}`),
    ) as [Float64Array, Float64Array, Float64Array];
    const cost0 = env.write("market.cost0");
    const [measured, given] = [env.stated("leg.traffic"), env.stated("market.base")];
    const network = networkOf(env);
    const costs = costsOf(env, network);
    const demand = demandOf(env);
    const transit = transitOf(env, network, costs);
    const byMarket = new Float64Array(routeCount);
    const shareOf = new Float64Array(routeCount);
    /** Freight that markets put on each leg. */
    const load = new Float64Array(legs);
    /** By how much that load answers to the flows it is chosen at. */
    const response = new Float64Array(legs);
    const steep = new Float64Array(routeCount);
    let stay = 0;

    /** Costs by the flows `on` the legs, shares, and the load that follows. */
    function choose(on: Float64Array, start: Float64Array): void {
      costs.legs(on);
      load.fill(0);
      response.fill(0);
      for (let m = 0; m < markets; m++) {
        const [from, to] = [network.from[m]!, network.from[m + 1]!];
        for (let at = from; at < to; at++) byMarket[at] = costs.route(network.order[at]!, m);
        marketCost[m] = logsum(byMarket, from, to, p[elsewhere]!, p[mu]!, shareOf);
        const freight = demand.freight(m, start[m]!);
        marketFlow[m] = freight;
        let taken = 0;
        for (let at = from; at < to; at++) {
          const r = network.order[at]!;
          cost[r] = byMarket[at]!;
          share[r] = shareOf[at]!;
          taken += shareOf[at]!;
          routeFlow[r] = freight * shareOf[at]!;
          if (shareOf[at]! > 0) costs.carry(r, routeFlow[r]!, load);
        }
        diverted[m] = taken < 1 ? 1 - taken : 0;
        addResponse(network, costs, from, to, shareOf, p[mu]! * freight, steep, response);
      }
    }

    /** From `now` towards `goal`: `gap` of the way, less where the load would answer to that at once. */
    function towards(l: number, goal: number, now: number, gap: number): number {
      return now + (gap * (goal - now)) / (1 + gap * response[l]!);
    }

    /** Lets flows settle from the traffic that is given; `held` legs carry that, whatever else is on them. */
    function settle(held?: Uint8Array): void {
      choose(traffic, trade0Next);
      flowNext.set(traffic);
      for (let round = 0; round < ROUNDS; round++) {
        let gap = 0;
        for (let l = 0; l < legs; l++) {
          if (held?.[l] === 1) otherNext[l] = Math.max(traffic[l]! - load[l]!, 0);
          const goal = otherNext[l]! + load[l]!;
          gap = Math.max(gap, goal > flowNext[l]! ? goal - flowNext[l]! : flowNext[l]! - goal);
          flowNext[l] = towards(l, goal, flowNext[l]!, 0.5);
        }
        if (gap < SETTLED) break;
        choose(flowNext, trade0Next);
      }
      transit(routeFlow, marketFlow);
    }

    /** Whether flows have settled with what was inverted. */
    let settled = false;

    return {
      derive() {
        network.read();
        stay = p[damping] === 0 ? 0 : pow(p[damping]!, 12 * env.tick.dt);
      },
      /** What the legs carry stays so while nothing else changes. */
      invert() {
        for (let m = 0; m < markets; m++) trade0Next[m] = demand.trade(m);
        choose(traffic, trade0Next);
        for (let l = 0; l < legs; l++) otherNext[l] = Math.max(traffic[l]! - load[l]!, 0);
        settle();
        cost0.set(marketCost);
        settled = true;
      },
      start() {
        if (!settled) settle();
        settled = false;
      },
      /** Freight that is stated is that of the trade as it is; traffic that is stated stays what it says. */
      depart() {
        if (!given.includes(1) && !measured.includes(1)) return;
        for (let m = 0; m < markets; m++) if (given[m] === 1) trade0Next[m] = demand.trade(m);
        settle(measured);
      },
      tick() {
        choose(flow, trade0);
        for (let l = 0; l < legs; l++) flowNext[l] = towards(l, other[l]! + load[l]!, flow[l]!, 1 - stay);
        transit(routeFlow, marketFlow);
      },
    };
  },
};
