/** Where a scenario says that its legs and fleets are on the map. */
import { isPlainMap, type Plain, type PlainMap } from "../../../engine/scenario/plain.ts";
import type { Spot } from "../../../models/places.ts";

export interface Spots {
  /** By leg: the spots over which it leads. */
  lines: Readonly<Record<string, readonly Spot[]>>;
  /** By fleet. */
  harbours: Readonly<Record<string, Spot>>;
}

/** @param data of a scenario that has been checked */
export function spotsOf(data: PlainMap): Spots {
  return {
    lines: told(data["legs"], "line") as Spots["lines"],
    harbours: told(data["fleets"], "harbour") as Spots["harbours"],
  };
}

/** What each entry of a section says under a key. */
function told(section: Plain | undefined, key: string): Record<string, Plain> {
  const entries = isPlainMap(section) ? Object.entries(section) : [];
  return Object.fromEntries(
    entries.flatMap(([id, entry]) =>
      isPlainMap(entry) && entry[key] !== undefined ? [[id, entry[key]]] : [],
    ),
  );
}
