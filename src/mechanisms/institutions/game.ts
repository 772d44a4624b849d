/** The rule of adoption as a weighted voting game among the members, so that its power indices can be taken. */
import { VG } from "../ladder.ts";

/**
 * Unanimity is [n; 1, …, 1]. A circle of two or more with one of the core is [m + 1; m for the core, 1 for each of the m
 * others]: one of the core and any other reach it, all others together do not. Fills `weights` for the first `players`
 * entries of `core` (1 where a member is of the core). @returns the quota
 */
export function weightsOf(weights: Float64Array, core: Float64Array, players: number, rule: number): number {
  let others = players;
  for (let k = 0; k < players; k++) others -= core[k]!;
  const circles = rule === VG && others < players;
  for (let k = 0; k < players; k++) weights[k] = circles && core[k] === 1 ? Math.max(others, 1) : 1;
  if (!circles) return players;
  return others > 0 ? others + 1 : 2;
}
