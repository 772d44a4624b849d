/** What legs can carry: worn, replaced and enlarged by their owners and by the powers that invest in those. */
import { parameter } from "../../engine/declare.ts";
import { exp } from "../../engine/dmath.ts";
import type { Mechanism } from "../../engine/mechanism.ts";

/** dK/dt = inv/kcap - dK (1 - upkeep) K, an exact exponential step; inv = own + .2 sum_p e_ip / legs of i (model/4.10). */
export const legs: Mechanism = {
  id: "legs",
  phase: "update",
  doc: "Capacity of each leg: wear that its owner does not replace, investment by the owner and by powers, and what has been built; a leg opens when it is built.",
  sources: ["S2a", "S2c", "S4"],
  params: [
    parameter("corridors.capacityCost", 0.5, [1e-3, 1000], "bn USD per Mt/yr", "Cost of new capacity", {
      symbol: "kcap",
    }),
    parameter("corridors.wear", 0.02, [0, 1], "1/yr", "Capacity lost where nothing is replaced", {
      symbol: "dK",
    }),
    parameter(
      "corridors.powerInvestment",
      0.2,
      [0, 100],
      "bn USD per effort",
      "Investment in the legs of a state per unit of a power's effort there",
    ),
  ],
  reads: [
    "leg.owner",
    "leg.investment",
    "leg.upkeep",
    "effort?",
    "work.leg?",
    "work.capacity?",
    "work.built?",
  ],
  writes: [
    {
      id: "leg.capacity",
      axes: ["leg"],
      unit: "Mt/yr",
      range: [0, 1e6],
      doc: "Freight at which the leg is slowed as by the parameter of congestion; none passes where it is 0",
      path: "legs.*.capacity",
    },
    {
      id: "leg.open",
      axes: ["leg"],
      unit: "1",
      range: [0, 1],
      kind: "boolean",
      doc: "Freight may pass",
      path: "legs.*.open",
      initial: 1,
    },
  ],
  compile(env) {
    const size = env.axis("leg").size;
    const states = env.axis("gatekeeper");
    const actors = env.axis("actor");
    const p = env.parameters;
    const [price, wear, share] = ["capacityCost", "wear", "powerInvestment"].map((k) =>
      env.slot(`corridors.${k}`),
    ) as [number, number, number];
    const [owner, own, upkeep] = [env.read("leg.owner"), env.read("leg.investment"), env.read("leg.upkeep")];
    const effort = env.maybe("effort");
    const [workLeg, workCapacity, built] = [
      env.maybe("work.leg"),
      env.maybe("work.capacity"),
      env.maybe("work.built"),
    ];
    const [capacity, capacityNext] = [env.read("leg.capacity"), env.write("leg.capacity")];
    const [open, openNext] = [env.read("leg.open"), env.write("leg.open")];
    /** Index of an owner among the states that act in full, or -1; powers invest in those alone. */
    const actorOf = Int32Array.from(states.ids, (id) => actors.index.get(id) ?? -1);
    const count = new Float64Array(states.size);
    const gift = new Float64Array(states.size);

    /** What powers give to each open leg of a state, bn USD/yr. */
    function investedByPowers(efforts: Float64Array): void {
      count.fill(0);
      for (let l = 0; l < size; l++) if (open[l] === 1) count[owner[l]!] = count[owner[l]!]! + 1;
      for (let s = 0; s < states.size; s++) {
        const i = actorOf[s]!;
        let sum = 0;
        if (i >= 0) for (let at = i; at < efforts.length; at += actors.size) sum += efforts[at]!;
        gift[s] = count[s]! > 0 ? (p[share]! * sum) / count[s]! : 0;
      }
    }

    /** A work finished this tick opens its leg, or widens one that is open. */
    function deliver(work: number): void {
      const l = workLeg![work]!;
      capacityNext[l] = capacityNext[l]! + workCapacity![work]!;
      openNext[l] = 1;
    }

    return {
      tick(t) {
        gift.fill(0);
        if (effort) investedByPowers(effort);
        for (let l = 0; l < size; l++) {
          const gain = (own[l]! + (open[l] === 1 ? gift[owner[l]!]! : 0)) / p[price]!;
          const loss = p[wear]! * (1 - upkeep[l]!);
          if (gain === 0 && loss === 0) continue;
          const rest = gain / loss;
          capacityNext[l] =
            loss === 0 ? capacity[l]! + gain * t.dt : rest + (capacity[l]! - rest) * exp(-loss * t.dt);
        }
        if (built && workLeg && workCapacity)
          for (let w = 0; w < built.length; w++) if (built[w] === 1) deliver(w);
      },
    };
  },
};
