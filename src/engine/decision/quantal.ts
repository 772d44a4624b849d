/**
 * The quantal-response fixed point q = F(q) (McKelvey & Palfrey 1995) over a list of deciders.
 * Where the map is a contraction the equilibrium is unique and plain iteration finds it fastest; elsewhere it is
 * damped by half from q = .5, and from q = 0 (the lowest equilibrium) when that does not settle.
 */
import type { Deciders } from "./spec.ts";

const TOLERANCE = 1e-10;
const MOST = 500;

/** Fills `out[decider]` with the probability that each decider accepts, given `belief[decider]`. */
export type Response = (out: Float64Array) => void;

/** @returns false when only the lowest fixed point's iteration could be taken (the run is flagged) */
export function solveQuantal(
  belief: Float64Array,
  scratch: Float64Array,
  deciders: Deciders,
  respond: Response,
  contraction: boolean,
): boolean {
  if (iterate(belief, scratch, deciders, respond, 0.5, contraction ? 1 : 0.5)) return true;
  if (contraction && iterate(belief, scratch, deciders, respond, 0.5, 0.5)) return true;
  iterate(belief, scratch, deciders, respond, 0, 0.5);
  return false;
}

function iterate(
  belief: Float64Array,
  scratch: Float64Array,
  deciders: Deciders,
  respond: Response,
  from: number,
  step: number,
): boolean {
  const { list, count } = deciders;
  for (let n = 0; n < count; n++) belief[list[n]!] = from;
  for (let round = 0; round < MOST; round++) {
    respond(scratch);
    let worst = 0;
    for (let n = 0; n < count; n++) {
      const i = list[n]!;
      const gap = scratch[i]! - belief[i]!;
      belief[i] = belief[i]! + step * gap;
      const size = gap < 0 ? -gap : gap;
      if (size > worst) worst = size;
    }
    if (worst < TOLERANCE) return true;
  }
  return false;
}
