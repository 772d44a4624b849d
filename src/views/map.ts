/** What the map can show of a month: measures by state, corridors, fleets. */
import { isEve, periodText } from "../engine/calendar.ts";
import type { Session } from "../engine/session.ts";
import { type Entry, entriesOf, valuesOf } from "./entries.ts";
import type { PanelData } from "./panel.ts";
import type { Atlas } from "./shapes.ts";
import { number } from "./text/number.ts";
import { fleetMarks, legsOpen } from "./traffic.ts";

/** One quantity that every state has. */
export interface Measure {
  /** `signed`, `engagement.RUS`. */
  id: string;
  kind: Entry["kind"];
  unit: string;
  doc: string;
  choices?: readonly string[];
  /** Index of each state's entry, -1 where it has none. */
  entries: readonly number[];
}

export interface MapFrame {
  atlas: Atlas;
  states: readonly string[];
  measures: readonly Measure[];
  /** Of all entries. */
  values: Float64Array;
  /** [measure, 2]: least and most of each measure so far, or its bounds. */
  range: Float64Array;
  legs: readonly { id: string; open: boolean }[];
  /** Fleets with what is written at their harbours. */
  marks: readonly { id: string; text: string }[];
}

export const mapData: PanelData<"map", MapFrame> = {
  id: "map",
  title: "Map",
  doc: "states filled by a measure: the denser the dots, the more; corridors, and ◆ fleets with their points",
  frame: (session, _, before, { atlas }) => atlas && mapOf(session, before, atlas()),
};

const known = new WeakMap<Session["program"], Pick<MapFrame, "states" | "measures">>();

function mapOf(session: Session, before: MapFrame | undefined, atlas: Atlas): MapFrame | undefined {
  let fixed = known.get(session.program);
  if (!fixed) {
    const drawn = new Set(atlas.shapes.map((s) => s.id));
    const states = (session.program.axes.get("actor")?.ids ?? []).filter((id) => drawn.has(id));
    fixed = { states, measures: measuresOf(session, states) };
    known.set(session.program, fixed);
  }
  if (fixed.states.length < 2 || fixed.measures.length === 0) return undefined;
  const values = valuesOf(session, entriesOf(session));
  return {
    atlas,
    ...fixed,
    values,
    range: rangesOf(session, fixed.measures, values, before),
    legs: legsOpen(session),
    marks: fleetMarks(session),
  };
}

/** Outcomes come first, then what changes in a run, then what it was given. */
const ORDER = ["outcome", "state", "effect", "inbox", "attribute"];

/** Outcomes named after states (`signed.KAZ`), and columns with one entry a state for each of their other entries. */
function measuresOf(session: Session, states: readonly string[]): Measure[] {
  const { all } = entriesOf(session);
  const { layout } = session.program;
  const found = new Map<string, { first: Entry; entries: number[] }>();
  all.forEach((entry, k) => {
    const axes = layout.byId.get(entry.column)?.axes ?? [];
    const parts = entry.column === "" ? entry.id.split(".") : [entry.column, ...entry.keys];
    const at = entry.column === "" ? parts.length - 1 : axes.indexOf("actor") + 1;
    if (at < 1 || axes.lastIndexOf("actor") + 1 > at) return;
    const state = states.indexOf(parts[at]!);
    if (state < 0) return;
    const id = parts.filter((_, p) => p !== at).join(".");
    const key = `${layout.byId.get(entry.column)?.role ?? "outcome"} ${id}`;
    const measure = found.get(key) ?? { first: entry, entries: states.map(() => -1) };
    measure.entries[state] = k;
    found.set(key, measure);
  });
  const rank = (key: string) => ORDER.indexOf(key.slice(0, key.indexOf(" ")));
  return [...found]
    .sort(([a], [b]) => rank(a) - rank(b))
    .flatMap(([key, { first, entries }]): Measure[] => {
      if (entries.filter((k) => k >= 0).length < 2) return [];
      const { kind, unit, choices } = first;
      // The description of an outcome names its state; the measure is of all states.
      const doc = states.reduce((text, id) => text.replaceAll(id, "a state"), first.doc);
      return [{ id: key.slice(key.indexOf(" ") + 1), kind, unit, doc, ...(choices && { choices }), entries }];
    });
}

function rangesOf(
  session: Session,
  measures: readonly Measure[],
  values: Float64Array,
  before: MapFrame | undefined,
): Float64Array {
  const { all } = entriesOf(session);
  const range = before ? before.range.slice() : new Float64Array(measures.length * 2);
  measures.forEach(({ entries }, m) => {
    const { low, high } = all[entries.find((k) => k >= 0)!]!;
    let least = before ? range[2 * m]! : Number.isFinite(low) ? low : Infinity;
    let most = before ? range[2 * m + 1]! : Number.isFinite(high) ? high : -Infinity;
    for (const k of entries) {
      const value = k < 0 ? Number.NaN : values[k]!;
      if (!Number.isFinite(value)) continue;
      least = Math.min(least, value);
      most = Math.max(most, value);
    }
    range[2 * m] = least;
    range[2 * m + 1] = most;
  });
  return range;
}

/** How a measure stands in a state: its level on the map and its text. */
export function standing(
  map: MapFrame,
  m: number,
  state: number,
  levels: number,
): { level: number | null; text: string } {
  const measure = map.measures[m]!;
  const k = measure.entries[state]!;
  if (k < 0) return { level: null, text: "" };
  const value = map.values[k]!;
  if (measure.kind === "period")
    return value === Infinity
      ? { level: 0, text: "not yet" }
      : { level: levels - 1, text: isEve(value) ? "before" : periodText(value, measure.unit) };
  const [least, most] = [map.range[2 * m]!, map.range[2 * m + 1]!];
  if (!Number.isFinite(value)) return { level: null, text: String(value) };
  const share = most > least ? (value - least) / (most - least) : 0;
  const level = Math.max(0, Math.min(levels - 1, Math.floor(share * levels)));
  return { level, text: measure.choices?.[value] ?? number(value, 2) };
}
