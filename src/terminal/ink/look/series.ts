/** What a run has been so far: the values of every entry month by month, each month holding on to the one before. */
import type { Session } from "../../../engine/session.ts";
import { type Entries, entriesOf, valuesOf } from "./entries.ts";

export interface SeriesLook {
  entries: Entries;
  /** First month, last month of the scenario and month of these values, since 1900-01. */
  start: number;
  end: number;
  month: number;
  values: Float64Array;
  before: SeriesLook | undefined;
}

export function seriesLook(session: Session, month: number, before: SeriesLook | undefined): SeriesLook {
  const entries = entriesOf(session);
  const { start, end } = session.program.world;
  return { entries, start, end, month, values: valuesOf(session, entries), before };
}

/** Values of one entry from the first month on, null where none is finite. */
export function historyOf(look: SeriesLook, entry: number): (number | null)[] {
  const history = new Array<number | null>(Math.max(0, look.month - look.start + 1)).fill(null);
  for (let at: SeriesLook | undefined = look; at && at.month >= at.start; at = at.before) {
    const value = at.values[entry]!;
    history[at.month - at.start] = Number.isFinite(value) ? value : null;
  }
  return history;
}

/** Entries whose name or description holds every word. */
export function matching({ all }: Entries, filter: string): number[] {
  const words = filter.toLowerCase().split(/\s+/).filter(Boolean);
  return all.flatMap((entry, k) => {
    const text = `${entry.id} ${entry.doc}`.toLowerCase();
    return words.every((w) => text.includes(w)) ? [k] : [];
  });
}

/** What is drawn before anything is picked: the scenario's own quantities. */
export function firstPicks({ all }: Entries, most: number): string[] {
  const quantities = all.filter((e) => e.column === "" && e.kind === "number");
  const own = quantities.length > 0 ? quantities : all.filter((e) => e.column === "trust");
  return own.slice(0, most).map((e) => e.id);
}
