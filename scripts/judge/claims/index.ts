/** Every claim that is judged, in the order of its label. */
import type { JudgedClaim } from "../claim.ts";
import { ADDED } from "./added.ts";
import { BORDERS } from "./borders.ts";
import { CASPIAN } from "./caspian.ts";
import { ENERGY } from "./energy.ts";
import { HEDGING } from "./hedging.ts";
import { LADDER } from "./ladder.ts";
import { LEADERS } from "./leaders.ts";
import { POWERS } from "./powers.ts";
import { TREATY } from "./treaty.ts";

/** Labels up to this one are those of the model's first specification. */
export const FIRST_CLAIMS = 48;

export const JUDGED: readonly JudgedClaim[] = [
  ...TREATY,
  ...LEADERS,
  ...POWERS,
  ...LADDER,
  ...BORDERS,
  ...HEDGING,
  ...CASPIAN,
  ...ENERGY,
  ...ADDED,
].sort((a, b) => numberOf(a) - numberOf(b));

/** 7 of K07. */
export function numberOf({ id }: { id: string }): number {
  return Number(id.slice(1));
}
