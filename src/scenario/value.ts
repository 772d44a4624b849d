/** The one reading of what a scenario may write for a number: a switch, a date, a name, an entry of an axis, a number. */
import { dateOf } from "../engine/calendar.ts";
import type { Column } from "../engine/column.ts";
import type { Plain } from "./plain.ts";

/** What YAML 1.2 leaves as text and people mean as a truth value, beside the truth values themselves. */
export function truthOf(value: Plain | undefined): boolean | undefined {
  if (value === true || value === "on" || value === "true" || value === 1) return true;
  if (value === false || value === "off" || value === "false" || value === 0) return false;
  return undefined;
}

/** What decides how a value is read; a parameter is a number of its range. */
export type Readable = Pick<Column, "range"> & Partial<Pick<Column, "kind" | "choices" | "of">>;

/**
 * The number that a cell holds for what is written; undefined where the column takes no such value.
 *
 * @param entry index of an id on an axis, for a column that refers to one
 * @throws `date` where a date does not exist
 */
export function writtenValue(
  column: Readable,
  value: Plain | undefined,
  entry: (axis: string, id: string) => number | undefined,
): number | undefined {
  switch (column.kind ?? "number") {
    case "boolean": {
      const truth = truthOf(value);
      return truth === undefined ? undefined : Number(truth);
    }
    case "date":
      return typeof value === "string" ? dateOf(value) : undefined;
    case "choice": {
      const found = column.choices?.indexOf(String(value)) ?? -1;
      return found < 0 ? undefined : found;
    }
    case "reference":
      return entry(column.of as string, String(value));
    default: {
      const [low, high] = column.range;
      if (typeof value !== "number" || value < low || value > high) return undefined;
      return column.kind === "integer" && !Number.isInteger(value) ? undefined : value;
    }
  }
}
