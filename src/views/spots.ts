/** Where a scenario says that its legs and fleets are on the map. */

import type { Spot } from "../models/central-asia/places.ts";
import { isPlainMap, type Plain, type PlainMap } from "../scenario/plain.ts";

export interface Spots {
  /** By leg: the spots over which it leads. */
  lines: Readonly<Record<string, readonly Spot[]>>;
  /** By fleet. */
  harbours: Readonly<Record<string, Spot>>;
}

/** @param data of a scenario that has been checked */
export function spotsOf(data: PlainMap): Spots {
  return {
    lines: fieldOf(data["legs"], "line") as Spots["lines"],
    harbours: fieldOf(data["fleets"], "harbour") as Spots["harbours"],
  };
}

/** The value of one key in each entry of a section that has it. */
function fieldOf(section: Plain | undefined, key: string): Record<string, Plain> {
  const entries = isPlainMap(section) ? Object.entries(section) : [];
  return Object.fromEntries(
    entries.flatMap(([id, entry]) =>
      isPlainMap(entry) && entry[key] !== undefined ? [[id, entry[key]]] : [],
    ),
  );
}
