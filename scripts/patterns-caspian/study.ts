/** What the sections on the Caspian share: how a scenario is played, and the variants that each of them compares. */
import type { Session } from "../../src/engine/session.ts";
import { type Outcomes, playAll, playLooking } from "../shared/play.ts";

const SEED = "patterns";

/** A variant of a scenario: what it is called and the values that it sets. */
export type Variant = readonly [name: string, sets: readonly string[]];
export const AS_IT_IS: Variant = ["as it is", []];

export function outcomes(scenario: string, runs: number, sets: readonly string[] = []): Outcomes[] {
  return playAll(scenario, { runs, seed: SEED, sets });
}

/** What `look` sees at the beginning of each month, and the outcomes. */
export function looking<T>(
  scenario: string,
  runs: number,
  asked: { sets?: readonly string[]; months: readonly string[]; look: (session: Session) => T },
): { outcomes: Outcomes; seen: T[] }[] {
  return playLooking(scenario, { ...asked, runs, seed: SEED });
}

/** The scenario itself is played as often as asked for, its variants at most `limit` times. */
export const runsOf = ([, sets]: Variant, runs: number, limit = 1000) =>
  sets.length === 0 ? runs : Math.min(runs, limit);

/** The cells of a column over one axis, by id. */
export function cellsById(session: Session, column: string, axis: string): Record<string, number> {
  const ids = session.program.axes.get(axis)?.ids ?? [];
  const cells = session.column(column);
  return Object.fromEntries(ids.map((id, k) => [id, cells[k]]));
}
