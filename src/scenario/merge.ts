/** Lays one file's data over another's: maps merge, calendars add, other lists replace, null removes an inherited key. */
import { MultivectorError, MultivectorErrors } from "../engine/errors.ts";
import { didYouMean } from "../engine/suggest.ts";
import { addCalendar, below, CALENDARS, type Replaced } from "./calendars.ts";
import { isLever, isSaid } from "./levers.ts";
import { describesNumber, isNumberObject } from "./number.ts";
import { inside, isPlainMap, type Layer, type Place, type Plain, type PlainMap, placeText } from "./text.ts";

/**
 * Positions of the result point to the file that set the value. `parent` is left out for the root of a chain.
 *
 * @param tell hears of each list that another took the place of @param ofOldFormat the child is of format 1
 */
export function mergeLayers(
  parent: Layer | undefined,
  given: Layer,
  tell: (replaced: Replaced) => void = () => {},
  ofOldFormat = false,
): Layer {
  const child: Layer = { ...given, positions: new Map(given.positions) };
  const positions = new Map<string, Place>(parent?.positions);
  const faults: MultivectorError[] = [];
  const data = mergeMap(parent?.data ?? {}, child.data, "");
  if (faults.length > 1) throw new MultivectorErrors(faults);
  if (faults[0]) throw faults[0];
  return { file: child.file, data, positions };

  function mergeMap(base: PlainMap, over: PlainMap, path: string): PlainMap {
    const result: PlainMap = { ...base };
    for (const [key, value] of Object.entries(over)) {
      const inner = inside(path, key);
      const old = Object.hasOwn(base, key) ? base[key] : undefined;
      if (value !== null && path === "" && CALENDARS.includes(key))
        result[key] = calendar(base[key], value, key);
      else if (value !== null) result[key] = mergeValue(old, value, inner);
      else if (old === undefined) faults.push(nothingToRemove(inner, key, base));
      else {
        forget(old, inner);
        delete result[key];
      }
    }
    return result;
  }

  function calendar(old: Plain | undefined, value: Plain, path: string): Plain {
    const { list, places, dropped, faults: found } = addCalendar(old, value, path, positions, child);
    faults.push(...found);
    for (const [name] of below(positions, path)) positions.delete(name);
    for (const [name, place] of places) positions.set(name, place);
    if (dropped > 0) replaced(ofOldFormat ? "dropped" : "replaced", path, dropped);
    return list;
  }

  function replaced(how: Replaced["how"], path: string, count: number): void {
    const place = child.positions.get(path);
    tell({ how, path, count, file: child.file, where: place ? placeText(place) : child.file });
  }

  function mergeValue(old: Plain | undefined, value: Plain, path: string): Plain {
    if (typeof value === "number" && isNumberObject(old)) return mergeNumber(old, { value }, path);
    if (isPlainMap(value) && isNumberObject(old) && describesNumber(value))
      return mergeNumber(old, value, path);
    if (typeof old === "number" && describesNumber(value) && !Object.hasOwn(value, "value")) {
      copyPlace(path, `${path}.value`, positions);
      return mergeNumber({ value: old }, value, path);
    }
    if (!isPlainMap(value)) {
      if (Array.isArray(old) && old.length > 0 && Array.isArray(value))
        replaced("replaced", path, old.length);
      if (old !== undefined) forget(old, path);
      adopt(value, path);
      return value;
    }
    if (isLever(path) && isPlainMap(old) && isSaid(old) !== isSaid(value)) {
      // One file says a lever in words, another by its values alone: both are read as `{ says, sets }`.
      lower(isSaid(old) ? child.positions : positions, path);
      copyPlace(path, path, child.positions);
      return isSaid(old) ? mergeMap(old, { sets: value }, path) : mergeMap({ sets: old }, value, path);
    }
    // A number and the place of a number in a table are two ways to say it: one replaces the other. So are two
    // distributions of one number.
    const tables = looksUp(old) !== looksUp(value) && (describesNumber(old) || describesNumber(value));
    if (tables || path.startsWith("uncertain.")) {
      if (old !== undefined) forget(old, path);
      adopt(value, path);
      return value;
    }
    if (old !== undefined && !isPlainMap(old)) forget(old, path);
    copyPlace(path, path, child.positions);
    return mergeMap(isPlainMap(old) ? old : {}, value, path);
  }

  /** A new value is a claim of its own: the source of the old one does not speak for it. */
  function mergeNumber(old: PlainMap, value: PlainMap, path: string): PlainMap {
    const { source, ...kept } = old;
    const replaced = Object.hasOwn(value, "value");
    if (replaced) positions.delete(`${path}.source`);
    copyPlace(path, path, child.positions);
    const result = mergeMap(replaced || source === undefined ? kept : { ...kept, source }, value, path);
    // A bare number has one place, which is that of its value.
    if (replaced && !child.positions.has(`${path}.value`)) copyPlace(path, `${path}.value`, child.positions);
    return result;
  }

  /** What stands in a lever's map stands in its `sets` from now on. */
  function lower(places: Map<string, Place>, path: string): void {
    for (const [name, place] of below(places, path)) {
      if (name === path) continue;
      places.delete(name);
      places.set(`${path}.sets${name.slice(path.length)}`, place);
    }
  }

  function adopt(value: Plain, path: string): void {
    copyPlace(path, path, child.positions);
    each(value, path, adopt);
  }

  function forget(value: Plain, path: string): void {
    positions.delete(path);
    each(value, path, forget);
  }

  function copyPlace(from: string, to: string, source: Map<string, Place>): void {
    const place = source.get(from);
    if (place) positions.set(to, place);
  }

  function nothingToRemove(path: string, key: string, base: PlainMap): MultivectorError {
    const place = child.positions.get(path);
    return new MultivectorError({
      code: "nothing-to-remove",
      message: `${path} is null, which removes an inherited entry, but none is inherited`,
      where: place ? placeText(place) : child.file,
      mend: didYouMean(key, Object.keys(base), "write {} for an empty map, or delete the line"),
    });
  }
}

function looksUp(value: Plain | undefined): boolean {
  return isPlainMap(value) && typeof value["data"] === "string";
}

function each(value: Plain, path: string, visit: (inner: Plain, path: string) => void): void {
  if (Array.isArray(value)) for (const [i, item] of value.entries()) visit(item, inside(path, i));
  else if (isPlainMap(value)) for (const [key, item] of Object.entries(value)) visit(item, inside(path, key));
}
