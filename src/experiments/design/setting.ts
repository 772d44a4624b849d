/** A value of the engine as a scenario would write it, and `--set` takes it. */
import type { Address } from "../../engine/address.ts";
import { dateText } from "../../engine/calendar.ts";

export type Setting = string | number | boolean;

/** How the values of an address are written: by name, as true or false, as dates; undefined where they are numbers. */
export type Spelling = readonly string[] | "switch" | "date" | undefined;

export function spellingOf(address: Pick<Address, "column" | "names"> | undefined): Spelling {
  if (address?.names) return address.names;
  const kind = address?.column?.kind;
  return kind === "boolean" ? "switch" : kind === "date" ? "date" : undefined;
}

/** Choices and entries by their names, switches as true or false, dates as text, numbers as they are. */
export function written(address: Pick<Address, "column" | "names"> | undefined, value: number): Setting {
  return spelled(spellingOf(address), value);
}

/** @param value one that the address can hold; what has no spelling stays a number */
export function spelled(spelling: Spelling, value: number): Setting {
  if (spelling === undefined) return value;
  if (spelling === "switch") return value === 1;
  if (spelling === "date") return Number.isFinite(value) ? dateText(value) : value;
  return spelling[value] ?? value;
}
