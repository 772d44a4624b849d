/** What the readers of a scenario share: its text, its model, the tables that it may look numbers up in, and where faults go. */
import type { Axis } from "../engine/axis.ts";
import type { Calendar } from "../engine/calendar.ts";
import type { Parameter } from "../engine/column.ts";
import type { Complain, ScenarioModel } from "./binding.ts";
import type { Table } from "./table.ts";
import type { Layer } from "./text.ts";

/** A table of `data/` by its name without ending. */
export type Tables = (name: string) => Table;

/** A number of a scenario with all that is said of it. */
export interface NumberRow {
  path: string;
  value: number;
  unit: string;
  range: readonly [number, number];
  source: string | undefined;
  doc: string;
  note: string | undefined;
  /** file:line:col, where the scenario writes it. */
  place: string | undefined;
}

export interface BindContext {
  layer: Layer;
  model: ScenarioModel;
  tables: Tables;
  axes: ReadonlyMap<string, Axis>;
  calendar: Calendar;
  /** Year of the start, where the calendar has years. */
  year: number | undefined;
  complain: Complain;
  attempt: <T>(make: () => T) => T | undefined;
  origins: ReadonlyMap<string, string> | undefined;
  /** What the model knows of the scenario beyond numbers. */
  structure: Readonly<Record<string, unknown>>;
  /** Outcomes whose decisions may be forced. */
  forcible: readonly string[];
  /** Those that the model's mechanisms declare, by id. */
  parameters: ReadonlyMap<string, Parameter>;
}
