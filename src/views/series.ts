/** Values of every entry period by period: each holds a reference to the one before, so that nothing is copied. */
import type { Calendar } from "../engine/calendar.ts";
import type { Session } from "../engine/session.ts";
import { type Entries, entriesOf, valuesOf } from "./entries.ts";
import type { PanelData } from "./panel.ts";

export interface SeriesFrame {
  entries: Entries;
  /** What a period is. */
  unit: Calendar["unit"];
  /** First and last period of the scenario, and that of these values. */
  start: number;
  end: number;
  month: number;
  values: Float64Array;
  before: SeriesFrame | undefined;
}

export const seriesData: PanelData<"series", SeriesFrame> = {
  id: "series",
  title: "Series",
  doc: "charts over time; p opens the list of all that can be drawn, f searches it, Enter picks",
  frame: seriesOf,
};

export function seriesOf(session: Session, month: number, before: SeriesFrame | undefined): SeriesFrame {
  const entries = entriesOf(session);
  const { world, calendar } = session.program;
  const { start, end } = world;
  return { entries, unit: calendar.unit, start, end, month, values: valuesOf(session, entries), before };
}

/** Values of one entry from the first period on, null where none is finite. */
export function historyOf(series: SeriesFrame, entry: number): (number | null)[] {
  const history = new Array<number | null>(Math.max(0, series.month - series.start + 1)).fill(null);
  for (let at: SeriesFrame | undefined = series; at && at.month >= at.start; at = at.before) {
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
 * What is drawn before anything is picked, all of one unit so that one axis serves: the scenario's formulas, or else the
 * outcomes of mechanisms that it switches on, or else those that the model always has.
 */
export function firstPicks({ all, outcomes, modelled, brought }: Entries, most: number): string[] {
  const quantities = all.slice(0, outcomes).filter((e) => e.kind === "number");
  const formulas = all.slice(modelled, outcomes).filter((e) => e.kind === "number");
  const measured = quantities.filter((e) => brought.includes(e.id));
  const pool =
    [formulas, measured, quantities].find((some) => some.length > 0) ??
    all.filter((e) => e.column === "trust");
  const several = measured.find((e) => measured.some((other) => other !== e && other.unit === e.unit));
  const first = (pool === measured ? several : undefined) ?? pool[0];
  return pool
    .filter((e) => e.unit === first?.unit)
    .slice(0, most)
    .map((e) => e.id);
}
