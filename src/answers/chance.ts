/** The chances of a choice before luck, and the choice itself, computed as the engine does. */
import { exp, logistic } from "../engine/dmath.ts";

/**
 * @param utilities over the status quo, one for each other alternative, -Infinity for what cannot be chosen
 * @param noise scale of the luck, in util
 */
export function chance(utilities: readonly number[], which: number, noise: number): number {
  if (utilities[which] === -Infinity) return 0;
  if (utilities.length === 1) return logistic(utilities[0]! / noise);
  const top = Math.max(0, ...utilities);
  let sum = exp(-top / noise);
  for (const u of utilities) if (u !== -Infinity) sum += exp((u - top) / noise);
  return exp((utilities[which]! - top) / noise) / sum;
}

/** The best score; a tie keeps the earlier one. */
export function best(scores: readonly number[]): number {
  let at = 0;
  for (let k = 1; k < scores.length; k++) if (scores[k]! > scores[at]!) at = k;
  return at;
}
