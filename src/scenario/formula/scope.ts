/** What a formula may read, and how it asks for it. The model's compiler implements `Scope` over its columns. */

import type { FormulaType } from "../../engine/formula.ts";

export interface Cell {
  kind: "cell";
  array: Float64Array;
  index: number;
  type: FormulaType;
  /** What its values 0, 1, 2… are called, where they have names. */
  names?: readonly string[];
}

/** A whole column, which stands only within sum, mean, count, min or max. */
export interface Column {
  kind: "column";
  array: Float64Array;
  offset: number;
  length: number;
  /** The cells of an event column are months, as in `EventCell`. */
  type: FormulaType | "event";
}

/** Holds the month of an occurrence since 1900-01, or Infinity; true from that month on. */
export interface EventCell {
  kind: "event";
  array: Float64Array;
  index: number;
}

export type Slot = Cell | Column | EventCell;

export interface Scope {
  /** Undefined if there is no such name. `['month']` is the present period, a number cell. */
  resolve(path: string[]): Slot | undefined;
  /** What `date("…")` is, a month unless this says otherwise. @throws `date` */
  period?(text: string): number;
  /** All names, dotted, for suggestions; called only when a formula is wrong. */
  known(): string[];
}

const IDENTIFIER = /^[A-Za-z_][A-Za-z0-9_]*$/;

/** A path as a formula writes it: `disputes["kgz-tjk"].severity`. */
export function formulaPath(path: readonly string[]): string {
  return path.map((s, i) => (IDENTIFIER.test(s) ? (i === 0 ? s : `.${s}`) : `["${s}"]`)).join("");
}
