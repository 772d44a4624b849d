/** A number of a scenario: bare, or with its unit, range and source beside it. */
import { isPlainMap, type PlainMap } from "./plain.ts";

export interface NumberObject {
  value: number;
  unit?: string | undefined;
  /** Least and greatest admissible value. */
  range?: [number, number] | undefined;
  /** An id under `sources`, or a citation. */
  source?: string | undefined;
  note?: string | undefined;
}

export type NumberLeaf = number | NumberObject;

export const NUMBER_FIELDS: ReadonlySet<string> = new Set(["value", "unit", "range", "source", "note"]);

/** Has the shape of a number's description; its `value` may be left to the file that it extends. */
export function describesNumber(data: unknown): data is PlainMap {
  if (!isPlainMap(data)) return false;
  const keys = Object.keys(data);
  return keys.length > 0 && keys.every((key) => NUMBER_FIELDS.has(key));
}

export function isNumberObject(data: unknown): data is PlainMap & { value: number } {
  return describesNumber(data) && typeof data["value"] === "number";
}

export function numberOf(leaf: NumberLeaf): number {
  return typeof leaf === "number" ? leaf : leaf.value;
}

export function sourceOf(leaf: NumberLeaf): string | undefined {
  return typeof leaf === "number" ? undefined : leaf.source;
}
