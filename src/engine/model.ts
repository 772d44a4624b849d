/** A model: phases, attributes, mechanisms and outcomes, composed once and run over many worlds. */
import type { Axis } from "./axis.ts";
import type { Calendar } from "./calendar.ts";
import type { Column } from "./column.ts";
import type { Mechanism } from "./mechanism.ts";

/** A step of a tick: its mechanisms read what stood before it and write what stands after it. */
export interface Phase {
  id: string;
  doc: string;
  /** Runs only in the first substep of a month. */
  monthly?: boolean;
}

/** What readers of results know of an outcome. */
export interface OutcomeInfo {
  id: string;
  /** Of an event the value is its period, Infinity where it does not happen; of a category the index of its name. */
  kind: "event" | "quantity" | "category";
  unit: string;
  doc: string;
  /** Names of a category, by value 0, 1, 2… */
  categories?: readonly string[];
}

/** What a run is asked for at its end. */
export interface Outcome extends OutcomeInfo {
  column: string;
  /** Ids of the entries, one for each axis of the column. */
  entry: readonly string[];
}

/** A decision that a scenario may force, by the outcome it leads to. */
export interface Forcible {
  outcome: string;
  decision: string;
  object?: string;
  decider: string;
  /** The alternative that `true` forces; `false` forces the status quo. */
  alternative: number;
}

/** The program under composition, as outcomes may depend on it. */
export interface Composition {
  axis(id: string): Axis;
  has(mechanism: string): boolean;
  structure: Readonly<Record<string, unknown>>;
}

/** A model as the engine takes it. */
export interface Model {
  id: string;
  title: string;
  /** How it counts time; months, unless it says. */
  calendar?: Calendar;
  phases: readonly Phase[];
  /** Columns that no mechanism writes: what actors and things are. */
  attributes?: readonly Column[];
  /** In the order in which they run within a phase (the order cannot matter to a result). */
  mechanisms: readonly Mechanism[];
  /** Mechanisms that run only where a scenario switches them on. */
  optional?: readonly string[];
  outcomes(parts: Composition): Outcome[];
  forcible?(parts: Composition): Forcible[];
}

/** All columns of a model that a scenario may write, their mechanisms switched on or not. */
export function modelColumns(model: Model): Column[] {
  const all = new Map<string, Column>();
  const owned = model.mechanisms.flatMap((m) => [...(m.writes ?? [])]);
  for (const c of [...owned, ...(model.attributes ?? [])]) if (c.path !== undefined) all.set(c.id, c);
  return [...all.values()];
}
