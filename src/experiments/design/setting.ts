/** A drawn value as a scenario would write it. */
import type { Address } from "../../engine/address.ts";

export type Setting = string | number | boolean;

/** Choices by their names, switches as true or false, numbers as they are. */
export function written(address: Pick<Address, "column"> | undefined, value: number): Setting {
  const column = address?.column;
  if (column?.choices) return column.choices[value] ?? value;
  return column?.kind === "boolean" ? value === 1 : value;
}
