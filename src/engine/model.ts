/** A model: phases, attributes, mechanisms and outcomes, composed once and run over many worlds. */
import type { Axis } from "./axis.ts";
import type { Column } from "./column.ts";
import type { Mechanism } from "./mechanism.ts";

export interface Phase {
  id: string;
  doc: string;
  /** Runs only in the first substep of a month. */
  monthly?: boolean;
}

/** What a run is asked for at its end. */
export interface Outcome {
  id: string;
  /** An event's cell holds the month in which it happened (since 1900-01), or Infinity. */
  kind: "event" | "quantity";
  unit: string;
  doc: string;
  column: string;
  /** Ids of the entries, one for each axis of the column. */
  entry: readonly string[];
}

/** A decision that a scenario may force, by the outcome it leads to. */
export interface Forcible {
  outcome: string;
  decision: string;
  group?: string;
  decider: string;
  /** The alternative that `true` forces; `false` forces the status quo. */
  alternative: number;
}

export interface Composition {
  axis(id: string): Axis;
  has(mechanism: string): boolean;
  structure: Readonly<Record<string, unknown>>;
}

export interface Model {
  id: string;
  title: string;
  phases: readonly Phase[];
  /** Columns that no mechanism writes: what actors and things are. */
  attributes: readonly Column[];
  /** In the order in which they run within a phase (the order cannot matter to a result). */
  mechanisms: readonly Mechanism[];
  /** Mechanisms that run only where a scenario switches them on. */
  optional?: readonly string[];
  outcomes(parts: Composition): Outcome[];
  forcible?(parts: Composition): Forcible[];
}
