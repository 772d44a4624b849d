/** What legs and routes cost: tariff and time, slowed by traffic, with premiums for risk and for sanctions. */

import type { Environment } from "../../engine/contract.ts";
import { parameter } from "../../engine/declare.ts";
import { slowing, steepening } from "../../theory/route-choice.ts";
import { NETWORK_READS, type Network } from "./network.ts";

export const COST_PARAMETERS = [
  parameter("corridors.time", 40, [0, 1000], "USD/(TEU day)", "Value of a day under way", { symbol: "vot" }),
  parameter("corridors.congestion", 0.15, [0, 10], "1", "How much traffic at capacity slows a leg", {
    source: "bpr-1964",
  }),
  parameter(
    "corridors.sanctions",
    700,
    [0, 1e5],
    "USD/TEU",
    "Cost that full war adds to a leg of its belligerent, for freight bound for those who sanction it (K32)",
    { symbol: "sanc" },
  ),
  parameter(
    "corridors.venue",
    0.5,
    [0, 1],
    "1",
    "Share of the premium for risk that goes once common projects are all carried out (K38)",
  ),
];

export const COST_READS = [
  ...NETWORK_READS,
  "leg.tariff",
  "leg.days",
  "leg.risk",
  "leg.owner",
  "leg.capacity",
  "leg.open",
  "route.tariff",
  "route.days",
  "gatekeeper.fee",
  "market.sanctions",
  "belligerent",
  "war",
  "implementation.mean?",
] as const;

export interface Costs {
  /** Costs of all legs at these flows; a leg that is shut, or has no capacity, is none. */
  legs(flow: Float64Array): void;
  /** Cost of route r to market m at the legs' present costs, Infinity where one of its legs is shut. */
  route(r: number, m: number): number;
  /** The leg that carries what goes over leg l: its relief, where that is open. */
  carrier(l: number): number;
  /** dc/df of leg l at those flows, USD/TEU per Mt/yr. */
  slope(l: number): number;
  /** Adds freight of route r to the legs that carry it. */
  carry(r: number, freight: number, load: Float64Array): void;
}

/** c_R = sum over legs (a + vot h)(1 + .15 (f/K)^4) + risk + sanctions + fee (model/4.10). */
export function costsOf(env: Environment, network: Network): Costs {
  const legs = env.axis("leg").size;
  const p = env.parameters;
  const [time, congestion, sanction, venue] = ["time", "congestion", "sanctions", "venue"].map((k) =>
    env.slot(`corridors.${k}`),
  ) as [number, number, number, number];
  const [tariff, days, risk, owner, capacity, open] = [
    "tariff",
    "days",
    "risk",
    "owner",
    "capacity",
    "open",
  ].map((k) => env.read(`leg.${k}`)) as Float64Array[] & { length: 6 };
  const [fare, delay] = [env.read("route.tariff"), env.read("route.days")];
  const fee = env.read("gatekeeper.fee");
  const bound = env.read("market.sanctions");
  const [belligerent, war] = [env.read("belligerent"), env.read("war")];
  const done = env.maybe("implementation.mean");
  const powers = env.axis("power");
  /** The power that an owner is, or -1. */
  const powerOf = Int32Array.from(env.axis("gatekeeper").ids, (id) => powers.index.get(id) ?? -1);
  const cost = new Float64Array(legs);
  const steepness = new Float64Array(legs);
  const atWar = new Uint8Array(legs);
  /** Premium of the sanctions on one leg of the belligerent. */
  let premium = 0;

  function carrier(l: number): number {
    const relief = network.relief[l]!;
    return relief >= 0 && cost[relief] !== Infinity ? relief : l;
  }

  return {
    carrier,
    slope: (l) => steepness[l]!,
    legs(flow) {
      const safe = 1 - (done ? p[venue]! * done[0]! : 0);
      premium = p[sanction]! * war[0]!;
      for (let l = 0; l < legs; l++) {
        const usable = open![l]! > 0 && capacity![l]! > 0;
        cost[l] = usable
          ? (tariff![l]! + p[time]! * days![l]!) * slowing(p[congestion]!, flow[l]!, capacity![l]!) +
            risk![l]! * safe +
            fee[owner![l]!]!
          : Infinity;
        steepness[l] = usable
          ? (tariff![l]! + p[time]! * days![l]!) * steepening(p[congestion]!, flow[l]!, capacity![l]!)
          : 0;
        const power = powerOf[owner![l]!]!;
        atWar[l] = power >= 0 && belligerent[power] === 1 ? 1 : 0;
      }
    },
    route(r, m) {
      let sum = fare[r]! + p[time]! * delay[r]!;
      const sanctioned = bound[m] === 1 ? premium : 0;
      for (let at = network.first[r]!; at < network.first[r + 1]!; at++) {
        const l = carrier(network.legs[at]!);
        sum += cost[l]! + sanctioned * atWar[l]!;
      }
      return sum;
    },
    carry(r, freight, load) {
      for (let at = network.first[r]!; at < network.first[r + 1]!; at++) {
        const l = carrier(network.legs[at]!);
        load[l] = load[l]! + freight;
      }
    },
  };
}
