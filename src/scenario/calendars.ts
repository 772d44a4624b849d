/** Lists that are calendars: a child's entries are added to its parent's, and taken away only by name. */
import { MultivectorError } from "../engine/errors.ts";
import { didYouMean } from "../engine/suggest.ts";
import { inside, isPlainMap, type Layer, type Place, type Plain, type PlainMap, placeText } from "./text.ts";

/** What happens, what happened, and what must hold. */
export const CALENDARS: readonly string[] = ["schedule", "history", "invariants"];

const KEYS = ["drop", "add"];

/** What a file of a later chain does to a list of its parent. */
export interface Replaced {
  /** `replaced`: another list took its place; `dropped`: a calendar lost it because the file is of format 1. */
  how: "replaced" | "dropped";
  path: string;
  /** Entries that are gone. */
  count: number;
  /** The file that did it, and where. */
  file: string;
  where: string;
}

export interface Calendar {
  list: Plain;
  /** Where each value of the list is written, by its path. */
  places: Map<string, Place>;
  /** Inherited entries that are gone. */
  dropped: number;
  faults: MultivectorError[];
}

/**
 * The calendar at `path` of a child over that of its parent. What is no calendar is handed on as it is, for the schema
 * to refuse.
 *
 * @param old the parent's list @param parent places of the parent's values
 */
export function addCalendar(
  old: Plain | undefined,
  value: Plain,
  path: string,
  parent: ReadonlyMap<string, Place>,
  child: Layer,
): Calendar {
  const faults: MultivectorError[] = [];
  const inherited = Array.isArray(old) ? old : [];
  const complain = (at: string, code: string, message: string, mend: string) =>
    faults.push(new MultivectorError({ code, message, where: whereOf(child, at), mend }));
  const written = isPlainMap(value) && KEYS.some((key) => Object.hasOwn(value, key));
  const said = written ? (value as PlainMap) : { add: value };
  for (const key of Object.keys(said))
    if (!KEYS.includes(key))
      complain(
        `${path}.${key}`,
        "unknown-key",
        `there is no "${key}" in ${path}`,
        didYouMean(key, KEYS, "write { drop: [ID, …] or all, add: […] }"),
      );
  const added = said["add"] ?? [];
  if (!Array.isArray(added)) {
    if (written)
      complain(`${path}.add`, "invalid-value", `${path}.add is not a list`, "write a list of entries");
    return { list: written ? inherited : value, places: placesIn(child, path), dropped: 0, faults };
  }
  const gone = droppedOf(said["drop"], inherited, path, complain);
  const places = new Map<string, Place>();
  const list: Plain[] = [];
  const take = (entry: Plain, from: string, of: ReadonlyMap<string, Place>) => {
    const to = inside(path, list.length);
    for (const [name, place] of below(of, from)) places.set(to + name.slice(from.length), place);
    list.push(entry);
  };
  inherited.forEach((entry, k) => {
    if (!gone.has(k)) take(entry, inside(path, k), parent);
  });
  const kept = new Map(list.map((entry, k) => [stable(entry), inside(path, k)]));
  added.forEach((entry, k) => {
    // A migrated file says the list itself where it is now read as what it adds.
    const under = inside(`${path}.add`, k);
    const from = child.positions.has(under) ? under : inside(path, k);
    const twin = kept.get(stable(entry));
    if (twin !== undefined) {
      const there = places.get(twin);
      complain(
        from,
        "calendar-twice",
        `this entry of ${path} is inherited already, word for word${there ? `, from ${placeText(there)}` : ""}`,
        "delete it: a calendar adds to the one that it inherits",
      );
    }
    take(entry, from, child.positions);
  });
  const place = child.positions.get(path);
  if (place) places.set(path, place);
  refuseTwins(list, path, places, child, faults);
  return { list, places, dropped: gone.size, faults };
}

type Say = (at: string, code: string, message: string, mend: string) => void;

/** Indices of the inherited entries that a child takes away. */
function droppedOf(
  drop: Plain | undefined,
  inherited: readonly Plain[],
  path: string,
  say: Say,
): Set<number> {
  if (drop === undefined) return new Set();
  if (drop === "all") return new Set(inherited.keys());
  const at = `${path}.drop`;
  if (!Array.isArray(drop)) {
    say(at, "invalid-value", `${at} is neither a list of ids nor all`, "write drop: [ID, …], or drop: all");
    return new Set();
  }
  const ids = inherited.map(idOf);
  const found = new Set<number>();
  drop.forEach((id, k) => {
    const index = ids.indexOf(String(id));
    if (index >= 0) found.add(index);
    else {
      const known = ids.filter((i) => i !== undefined);
      say(
        inside(at, k),
        "nothing-to-remove",
        `no inherited entry of ${path} has the id "${String(id)}"`,
        didYouMean(
          String(id),
          known,
          known.length ? `known: ${known.join(", ")}` : "its entries have no ids; write drop: all",
        ),
      );
    }
  });
  return found;
}

function refuseTwins(
  list: readonly Plain[],
  path: string,
  places: ReadonlyMap<string, Place>,
  child: Layer,
  faults: MultivectorError[],
): void {
  const seen = new Map<string, number>();
  list.forEach((entry, k) => {
    const id = idOf(entry);
    if (id === undefined) return;
    const before = seen.get(id);
    seen.set(id, k);
    if (before === undefined) return;
    const [first, second] = [places.get(inside(path, before)), places.get(inside(path, k))];
    faults.push(
      new MultivectorError({
        code: "given-twice",
        message: `two entries of ${path} have the id ${id}${first ? `, the first at ${placeText(first)}` : ""}`,
        where: second ? placeText(second) : child.file,
        mend: "give one of them another id, or drop the inherited one",
      }),
    );
  });
}

function idOf(entry: Plain): string | undefined {
  const id = isPlainMap(entry) ? entry["id"] : undefined;
  return typeof id === "string" ? id : undefined;
}

function whereOf(child: Layer, at: string): string {
  for (let here = at; here !== ""; here = here.slice(0, Math.max(0, here.lastIndexOf(".")))) {
    const place = child.positions.get(here);
    if (place) return placeText(place);
  }
  return child.file;
}

function placesIn(child: Layer, path: string): Map<string, Place> {
  return new Map(below(child.positions, path));
}

/** A path and all that lies below it. */
export function below(places: ReadonlyMap<string, Place>, path: string): [string, Place][] {
  return [...places].filter(([name]) => name === path || name.startsWith(`${path}.`));
}

/** The same text whatever order the keys have. */
function stable(value: Plain): string {
  return JSON.stringify(value, (_, v: Plain) =>
    isPlainMap(v) ? Object.fromEntries(Object.entries(v).sort(([a], [b]) => (a < b ? -1 : 1))) : v,
  );
}

/** A layer of format 1, in which each of these lists took the place of the inherited one. */
export function dropInherited(data: PlainMap): PlainMap {
  const lists = CALENDARS.filter((key) => Array.isArray(data[key]));
  return {
    ...data,
    ...Object.fromEntries(lists.map((key) => [key, { drop: "all", add: data[key] as Plain }])),
  };
}
