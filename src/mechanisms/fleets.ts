/** Fleets on the Caspian: what each has, wants and buys, and how strength is spread over the littoral states. */
import { parameter } from "../engine/declare.ts";
import { exp } from "../engine/dmath.ts";
import type { Mechanism } from "../engine/mechanism.ts";
import { CORVETTE, POINTS, pointSlots, SHIP_CLASSES } from "./naval/classes.ts";
import { DESIRE_READS, desire } from "./naval/desire.ts";
import { FLEET_STATE } from "./naval/state.ts";
import { SUPPORT_READS, support } from "./naval/support.ts";
import { relaxed, YARD_READS, yards } from "./naval/yards.ts";

/**
 * M_i = q_i sum_c v_c n_ic, dM_i/dt = buy_i - (del + tr_i W) M_i (model/4.11). New building keeps the mix of the start.
 * docs/decisions/0050-whole-ships.md, 0051-supplier-support.md, 0052-outside-navies.md.
 */
export const fleets: Mechanism = {
  id: "fleets",
  phase: "update",
  doc: "Each littoral state builds towards the fleet that it wants, given what others have, prestige, its supplier's discount and its budget; ships wear out, leave for a war elsewhere, or are sunk.",
  sources: ["richardson-1960", "intriligator-brito-1976", "S2a"],
  params: [
    ...POINTS,
    parameter(
      "fleet.prestige",
      0.05,
      [0, 5],
      "1",
      "Points wanted for each point by which the others' mean is ahead",
      {
        symbol: "pi",
      },
    ),
    parameter("fleet.obsolescence", 0.035, [0, 2], "1/yr", "Share of ships that grow too old in a year", {
      symbol: "del",
    }),
    parameter(
      "fleet.discountElasticity",
      0.3,
      [0, 3],
      "1",
      "How far cheaper ships raise the strength wanted",
      {
        symbol: "eps_s",
      },
    ),
  ],
  reads: [
    ...new Set([...SUPPORT_READS, ...DESIRE_READS, ...YARD_READS]),
    "fleet.quality",
    "fleet.outside",
    "convention",
    "bloc.member",
  ],
  writes: FLEET_STATE,
  emits: [{ id: "ship-delivered", axes: ["fleet", "shipClass"], text: "{0} commissions a ship: {1}" }],
  compile(env) {
    const [n, classes, blocs] = [env.axis("fleet").size, SHIP_CLASSES.length, env.axis("bloc").size];
    const p = env.parameters;
    const obsolescence = env.slot("fleet.obsolescence");
    const points = pointSlots(env);
    const quality = env.read("fleet.quality");
    const [outside, convention, member] = [
      env.read("fleet.outside"),
      env.read("convention"),
      env.read("bloc.member"),
    ];
    const discounts = support(env);
    const wishes = desire(env);
    const yard = yards(env, classes, obsolescence);
    const shipsNext = env.write("ships");
    const [mix, mixNext] = [env.read("fleet.mix"), env.write("fleet.mix")];
    const [guests, guestsNext] = [env.read("fleet.guests"), env.write("fleet.guests")];
    const [capability, share, desired, purchase, supported] = [
      "capability",
      "fleet.share",
      "fleet.desired",
      "fleet.purchase",
      "fleet.support",
    ].map((c) => env.write(c)) as [Float64Array, Float64Array, Float64Array, Float64Array, Float64Array];
    const [blocCapability, blocShare] = [env.write("bloc.capability"), env.write("bloc.share")];
    const concentration = env.write("fleet.concentration");
    const own = env.scratch(n);
    const strength = env.scratch(n);

    const built = (cell: number) => shipsNext[cell]!;
    const price = (i: number, k: number) => quality[i]! * p[points[k]!]!;

    /** Points of its own ships, and with those of its guests. */
    function muster(afloat: (cell: number) => number, visiting: Float64Array): void {
      for (let i = 0; i < n; i++) {
        let sum = 0;
        for (let k = 0; k < classes; k++) sum += price(i, k) * afloat(i * classes + k);
        own[i] = sum;
        strength[i] = sum + price(i, CORVETTE) * visiting[i]!;
      }
    }

    /** M*_i and purchases of a year at the strengths mustered. */
    function plan(): void {
      for (let i = 0; i < n; i++) {
        const s = discounts.of(i);
        supported[i] = s;
        desired[i] = wishes.wanted(i, strength, s);
        purchase[i] = wishes.bought(i, desired[i]!, own[i]!, strength[i]!, s);
      }
    }

    function build(dt: number): void {
      const rate = p[obsolescence]!;
      const stay = exp(-rate * dt);
      for (let i = 0; i < n; i++) {
        yard.open(i, dt);
        for (let k = 0; k < classes; k++) yard.work(k, mix[i * classes + k]! * purchase[i]!, price(i, k));
        guestsNext[i] = convention[0] === 1 ? 0 : relaxed(guests[i]!, outside[i]!, rate, stay, dt);
      }
    }

    /** Capabilities, shares and concentration of what was mustered; equal shares where nobody has anything. */
    function survey(): void {
      let all = 0;
      for (let i = 0; i < n; i++) all += strength[i]!;
      let squares = 0;
      for (let i = 0; i < n; i++) {
        capability[i] = strength[i]!;
        share[i] = all > 0 ? strength[i]! / all : 1 / n;
        squares += share[i]! * share[i]!;
      }
      concentration[0] = squares;
      for (let b = 0; b < blocs; b++) {
        let held = 0;
        let part = 0;
        for (let i = 0; i < n; i++) {
          held += member[b * n + i]! * capability[i]!;
          part += member[b * n + i]! * share[i]!;
        }
        blocCapability[b] = held;
        blocShare[b] = Math.min(part, 1);
      }
    }

    return {
      invert: discounts.invert,
      depart: discounts.depart,
      start() {
        muster(yard.afloat, guests);
        for (let i = 0; i < n; i++)
          for (let k = 0; k < classes; k++) {
            const cell = i * classes + k;
            mixNext[cell] = own[i]! > 0 ? (price(i, k) * yard.afloat(cell)) / own[i]! : 0;
          }
        survey();
      },
      tick(t) {
        muster(yard.afloat, guests);
        plan();
        build(t.dt);
        muster(built, guestsNext);
        survey();
      },
    };
  },
};
