/** Choice among routes: shares by their costs, and what the best of them costs once variety is counted. */
import { exp, log } from "../engine/dmath.ts";

/** (1 + .15 (f/K)^4): the Bureau of Public Roads' slowing of a leg by its traffic (BPR 1964). */
export function slowing(weight: number, flow: number, capacity: number): number {
  const load = flow / capacity;
  const square = load * load;
  return 1 + weight * square * square;
}

/** d slowing / d flow. */
export function steepening(weight: number, flow: number, capacity: number): number {
  const load = flow / capacity;
  return (4 * weight * load * load * load) / capacity;
}

/**
 * Multinomial logit over `costs[from..to)` and one way more, which is always there and costs `elsewhere`:
 * s_R = exp(-mu c_R) / sum, C = -(1/mu) ln sum exp(-mu c_R) (McFadden 1974). A cost of Infinity is no way at all.
 * Fills `shares[from..to)`; what they leave of 1 goes elsewhere. @returns C, in the unit of the costs
 */
export function logsum(
  costs: Float64Array,
  from: number,
  to: number,
  elsewhere: number,
  mu: number,
  shares: Float64Array,
): number {
  let least = elsewhere;
  for (let r = from; r < to; r++) if (costs[r]! < least) least = costs[r]!;
  let sum = exp(-mu * (elsewhere - least));
  for (let r = from; r < to; r++) {
    const weight = costs[r] === Infinity ? 0 : exp(-mu * (costs[r]! - least));
    shares[r] = weight;
    sum += weight;
  }
  for (let r = from; r < to; r++) shares[r] = shares[r]! / sum;
  return least - log(sum) / mu;
}
