/** Classes of ships, what one of each is worth, and which of them fire missiles. */

import type { Environment } from "../../engine/contract.ts";
import { parameter } from "../../engine/declare.ts";

export const SHIP_CLASSES = ["corvette", "missileBoat", "patrol", "mine", "amphibious", "coastal"] as const;

export const CORVETTE = SHIP_CLASSES.indexOf("corvette");
export const MISSILE_BOAT = SHIP_CLASSES.indexOf("missileBoat");

const points = (id: (typeof SHIP_CLASSES)[number], value: number, what: string) =>
  parameter(`fleet.points.${id}`, value, [0, 100], "point", `Worth of ${what} of quality 1`, {
    symbol: "v_c",
  });

/** v_c */
export const POINTS = [
  points("corvette", 10, "a corvette or frigate"),
  points("missileBoat", 5, "a missile boat"),
  points("patrol", 1.5, "a patrol boat"),
  points("mine", 2, "a mine ship"),
  points("amphibious", 2.5, "a landing craft"),
  points("coastal", 3, "a coastal battery or a squadron of drones"),
];

/** Slots of the classes' points, in the order of the axis. */
export function pointSlots(env: Pick<Environment, "slot">): Int32Array {
  return Int32Array.from(POINTS, (p) => env.slot(p.id));
}
