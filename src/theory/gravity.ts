/** Gravity: where trade would rest, given what both sides produce, what lies between them and how they stand together. */
import { exp, log } from "../engine/dmath.ts";

/** d ln T/dt = phi (ln T* - ln T) over a step, with `stay` = exp(-phi dt): the exact solution while T* stands still. */
export function approach(trade: number, logTarget: number, stay: number): number {
  return exp(logTarget + stay * (log(trade) - logTarget));
}

/** Where gravity has nothing to say: no trade at the start, or a side that produces nothing. */
export const NO_PULL = -Infinity;

/** k, such that trade rests where it starts; `pull` is ln T* without k. */
export function resting(trade: number, pull: number): number {
  return trade > 0 && pull !== NO_PULL ? log(trade) - pull : 0;
}
