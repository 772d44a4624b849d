/** What a column is: one quantity over named axes, with its unit, range and meaning. */

/** How a scenario writes a cell: a number, a switch, a date, one of some names, or an entry of an axis. */
export type CellKind = "number" | "integer" | "boolean" | "date" | "choice" | "reference";

/** A quantity over named axes: what it is, in which unit, within which range, and where a scenario writes it. */
export interface Column {
  /** Unique in a model, dotted where it helps: `dispute.severity`. */
  id: string;
  /** Axis ids, slowest first; none for a scalar. */
  axes: readonly string[];
  unit: string;
  range: readonly [low: number, high: number];
  doc: string;
  kind?: CellKind;
  /** Names of a `choice`, by value 0, 1, 2… */
  choices?: readonly string[];
  /** The axis that a `reference` points into. */
  of?: string;
  /** Where a scenario writes it, one `*` an axis: `actors.*.vectors.*.share`. Without one it is derived. */
  path?: string;
  /** Initial value where the scenario says none; without it a column that has a path must be given. */
  initial?: number;
  /** Where its value comes from, when the scenario does not say. */
  source?: string;
  /** A constant that makes its owner rest in the reference world: found there by `invert`, and kept by runs that depart from it. */
  inverted?: boolean;
  /** Follows from other columns while its owner runs: a dated `set` then leaves it alone, for it would last a tick. */
  follows?: boolean;
}

export type Role = "attribute" | "state" | "effect" | "inbox" | "share" | "outcome";

/** A column laid out in the buffer: `size` cells from `offset`, row-major over its axes. */
export interface LaidColumn extends Column {
  offset: number;
  size: number;
  role: Role;
  /** The mechanism that writes it; empty for attributes and for what the engine itself sums or measures. */
  owner: string;
}

/** A coefficient of an equation. Its slot in the parameter vector is the unit of Monte Carlo and of `--set`. */
export interface Parameter {
  /** Dotted: `accession.club`. */
  id: string;
  /** The symbol in the model's equations, for readers of both. */
  symbol?: string;
  unit: string;
  range: readonly [low: number, high: number];
  value: number;
  /** Where the value comes from; `judgement` is an honest source. */
  source: string;
  doc: string;
}

/** What may be written for a number of a column, in words: `a date such as 1953-05-17`. */
export function wanted({
  kind = "number",
  range: [low, high],
  unit,
  choices = [],
  of,
}: Pick<Column, "unit" | "range" | "kind" | "choices" | "of">): string {
  switch (kind) {
    case "boolean":
      return "true or false";
    case "date":
      return "a date such as 1953-05-17";
    case "choice":
      return `one of ${choices.join(", ")}`;
    case "reference":
      return `the id of an entry of ${of}`;
    default:
      return `${kind === "integer" ? "a whole number" : "a number"} from ${low} to ${high} (${unit})`;
  }
}
