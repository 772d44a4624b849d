/** The mathematics of the field: pure functions, each with its source. */
export { aimedFire, contestSuccess, type Forces, type Salvo, salvoLosses } from "./combat.ts";
export {
  coalitions,
  ELECTIONS,
  type Election,
  election,
  FLOOR,
  VOTES,
  type Vote,
  victories,
  weightedMedian,
} from "./condorcet.ts";
export { type Contest, ContestSolver } from "./contest.ts";
export { approach, NO_PULL, resting } from "./gravity.ts";
export { type Agreement, nashSolution, nashTransfer } from "./nash-bargaining.ts";
export {
  MOST_PLAYERS,
  MOST_VALUED,
  type Power,
  powerOfRule,
  shapleyValue,
  type WeightedPower,
  weightedPower,
} from "./power-index.ts";
export { Allocation } from "./quadratic-allocation.ts";
export { logsum, slowing, steepening } from "./route-choice.ts";
