/** Levers: named changes to compare, as a bare map of values or with what they mean in words. */
import { isPlainMap, type Plain, type PlainMap } from "./plain.ts";

export interface Lever {
  id: string;
  /** What it means, in words; empty where it is a bare map. */
  says: string;
  /** Values by path. */
  sets: PlainMap;
  /** Where the values are written. */
  path: string;
}

/** Every lever of a scenario, in declared order. */
export function leversOf(data: PlainMap): Lever[] {
  const declared = data["levers"];
  return Object.entries(isPlainMap(declared) ? declared : {}).map(([id, value]) => {
    const map = isPlainMap(value) ? value : {};
    const said = isSaid(map);
    const sets = said ? map["sets"] : map;
    return {
      id,
      says: said && typeof map["says"] === "string" ? map["says"] : "",
      sets: isPlainMap(sets) ? sets : {},
      path: `levers.${id}${said ? ".sets" : ""}`,
    };
  });
}

/** Whether it is `{ says, sets }`: no path of a scenario is called either. */
export function isSaid(lever: Plain): boolean {
  return isPlainMap(lever) && (Object.hasOwn(lever, "says") || Object.hasOwn(lever, "sets"));
}

export function isLever(path: string): boolean {
  return /^levers\.[^.]+$/.test(path);
}
