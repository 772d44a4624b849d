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

/**
 * What is drawn before anything is picked, all of one unit so that one axis serves: what the scenario's formulas measure,
 * or else what the mechanisms tell that it switches on, or else what the model always tells.
 */
export function firstPicks({ all, outcomes, modelled, brought }: Entries, most: number): string[] {
  const quantities = all.slice(0, outcomes).filter((e) => e.kind === "number");
  const formulas = all.slice(modelled, outcomes).filter((e) => e.kind === "number");
  const told = quantities.filter((e) => brought.includes(e.id));
  const pool =
    [formulas, told, quantities].find((some) => some.length > 0) ?? all.filter((e) => e.column === "trust");
  const several = told.find((e) => told.some((other) => other !== e && other.unit === e.unit));
  const first = (pool === told ? several : undefined) ?? pool[0];
  return pool
    .filter((e) => e.unit === first?.unit)
    .slice(0, most)
    .map((e) => e.id);
}
