/** How sharply freight would leave a leg for each Mt more on the legs: what a month's step must be tempered by. */
import type { Costs } from "./costs.ts";
import type { Network } from "./network.ts";

/**
 * Adds to `response` [leg], for the routes `order[from..to)` of one market, the sum over legs k of |d load_l / d f_k|:
 * freight x mu x sum over routes r over l of s_r ((1 - s_r) S_r + sum over other routes q of s_q S_q), S the sum of the
 * slopes of a route's legs. `steep` is scratch over routes.
 */
export function addResponse(
  network: Network,
  costs: Costs,
  from: number,
  to: number,
  shares: Float64Array,
  weight: number,
  steep: Float64Array,
  response: Float64Array,
): void {
  let all = 0;
  for (let at = from; at < to; at++) {
    const r = network.order[at]!;
    let sum = 0;
    for (let k = network.first[r]!; k < network.first[r + 1]!; k++)
      sum += costs.slope(costs.carrier(network.legs[k]!));
    steep[at] = sum;
    all += shares[at]! * sum;
  }
  if (all === 0) return;
  for (let at = from; at < to; at++) {
    const s = shares[at]!;
    const pull = weight * s * ((1 - 2 * s) * steep[at]! + all);
    if (pull > 0) costs.carry(network.order[at]!, pull, response);
  }
}
