/** How purchases become ships and ships become scrap: whole ships from building queues, or real numbers for closed forms. */

import type { Environment } from "../../engine/contract.ts";
import { exp } from "../../engine/dmath.ts";

export const YARD_READS = ["fleet.mode", "fleet.warTransfer", "war", "sunk?"] as const;

/** Guards against rounding: work that reaches the value of a ship makes a ship. */
const SLACK = 1e-9;

/** Where dn/dt = inflow - rate n leads in `dt`, exactly; `stay` is exp(-rate dt). */
export function relaxed(n: number, inflow: number, rate: number, stay: number, dt: number): number {
  if (rate === 0) return n + inflow * dt;
  const rest = inflow / rate;
  return rest + (n - rest) * stay;
}

export interface Yards {
  /** Ships in a cell of `ships`, less those sunk this tick. */
  afloat(cell: number): number;
  /** Begins a fleet's substep. */
  open(fleet: number, dt: number): void;
  /** One class of that fleet. @param value points bought of it in a year @param price points of one ship */
  work(shipClass: number, value: number, price: number): void;
}

/** @param obsolescence slot of del, 1/yr */
export function yards(env: Environment, classes: number, obsolescence: number): Yards {
  const p = env.parameters;
  const [transfer, war, mode] = [env.read("fleet.warTransfer"), env.read("war"), env.read("fleet.mode")];
  const sunk = env.maybe("sunk");
  const [ships, shipsNext] = [env.read("ships"), env.write("ships")];
  const [queue, queueNext] = [env.read("fleet.queue"), env.write("fleet.queue")];
  const [wear, wearNext] = [env.read("fleet.wear"), env.write("fleet.wear")];
  const delivered = env.emit("ship-delivered");
  let fleet = 0;
  let step = 0;
  let rate = 0;
  let stay = 1;

  function afloat(cell: number): number {
    const left = ships[cell]! - (sunk ? sunk[cell]! : 0);
    return Math.max(left, 0);
  }

  function whole(cell: number, k: number, value: number, price: number): void {
    let n = afloat(cell);
    let worn = wear[cell]! + n * (1 - stay);
    let laid = queue[cell]! + value * step;
    for (; worn >= 1 - SLACK && n > 0; n--) worn -= 1;
    for (; price > 0 && laid >= price - SLACK; n++) {
      laid -= price;
      delivered(fleet, k);
    }
    shipsNext[cell] = n;
    // A class without ships has nothing to scrap.
    wearNext[cell] = n > 0 && worn > 0 ? worn : 0;
    queueNext[cell] = Math.max(laid, 0);
  }

  return {
    afloat,
    open(i, dt) {
      fleet = i;
      step = dt;
      rate = p[obsolescence]! + transfer[i]! * war[0]!;
      stay = exp(-rate * dt);
    },
    work(k, value, price) {
      const cell = fleet * classes + k;
      if (mode[0] === 0) whole(cell, k, value, price);
      else shipsNext[cell] = relaxed(afloat(cell), price > 0 ? value / price : 0, rate, stay, step);
    },
  };
}
