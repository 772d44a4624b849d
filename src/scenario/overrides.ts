/** `--set PATH=VALUE`: a change applied as an Immer recipe, whose patches are the printable record of it. */
import { enablePatches, type Patch, produceWithPatches } from "immer";
import { MultivectorError, usage } from "../engine/errors.ts";
import { describesNumber, isNumberObject } from "./number.ts";
import { keysOf, parsePath } from "./paths.ts";
import { isPlainMap, type Plain, type PlainMap, parseYaml, pathText } from "./text.ts";

enablePatches();

export interface Override {
  segments: string[];
  /** Null removes the entry. */
  value: Plain;
  /** What the user wrote, to name in errors. */
  argument: string;
}

/** What differs from the baseline; null where there is nothing. */
export interface OverrideRecord {
  path: string;
  from: Plain;
  to: Plain;
}

export interface Overridden {
  data: PlainMap;
  /** In order of their paths: the order of the arguments makes no difference to it. */
  records: OverrideRecord[];
  /** The argument that set a path, for errors about its value. */
  origins: Map<string, string>;
}

export function parseOverride(argument: string): Override {
  const equals = argument.indexOf("=");
  const where = `--set ${argument}`;
  if (equals < 0) throw usage("set-malformed", "there is no '=' between path and value", EXAMPLE, where);
  const text = argument.slice(equals + 1);
  const segments = parsePath(argument.slice(0, equals), where);
  if (text.trim() === "") throw usage("set-malformed", "there is no value after '='", NULL_OR_TEXT, where);
  return { segments, value: readValue(text, where), argument: where };
}

/** A change that a scenario states (`levers`, a schedule's `set`); `where` is its place. */
export function overrideOf(path: string, value: Plain, where: string): Override {
  return { segments: parsePath(path, where), value, argument: where };
}

/** `known` are the names of parameters that may be written without `parameters.` before them. */
export function applyOverrides(
  data: PlainMap,
  overrides: readonly Override[],
  known: Iterable<string> = [],
): Overridden {
  const names = new Set(known);
  const origins = new Map<string, string>();
  const [result, patches] = produceWithPatches(data, (draft: PlainMap) => {
    for (const override of overrides) {
      const keys = keysOf(draft, override.segments, names);
      origins.set(pathText(keys), override.argument);
      put(draft, keys, override);
    }
  });
  const records = patches.flatMap((patch) => recordsOf(data, patch));
  records.sort((a, b) => (a.path < b.path ? -1 : 1));
  return { data: result, records, origins };
}

const EXAMPLE = "write PATH=VALUE, for example --set disputes.kgz-tjk.severity=0.2";
const NULL_OR_TEXT = 'write null to remove the entry, or "" for an empty text';

function readValue(text: string, where: string): Plain {
  try {
    // In brackets the text is read as YAML flow, where a value cannot turn into a block map by accident.
    const read = parseYaml(`[\n${text}\n]`, where, "usage");
    const value = Array.isArray(read) && read.length === 1 ? (read[0] as Plain) : undefined;
    const asWritten = /^["'[{]/.test(text.trim()) || !(isPlainMap(value) || /(^|\s)#/.test(text));
    if (value !== undefined && asWritten) return value;
  } catch (e) {
    if (!(e instanceof MultivectorError)) throw e;
    throw usage("set-value", `the value ${text} cannot be read: ${e.message}`, FLOW, where);
  }
  throw usage("set-value", `${text} is not one value`, FLOW, where);
}

const FLOW = "write one YAML value: 0.2, some text, [KGZ, TJK] or {normal: [1.6, 0.4]}; quote other texts";

function put(root: PlainMap, keys: readonly string[], override: Override): void {
  const { value, argument } = override;
  let here: Plain = root;
  for (const [i, key] of keys.slice(0, -1).entries()) {
    const next: Plain | undefined = child(here, key, keys.slice(0, i), override);
    if (next === undefined) (here as PlainMap)[key] = {};
    here = (here as PlainMap)[key] as Plain;
  }
  const last = keys[keys.length - 1] as string;
  const old = child(here, last, keys.slice(0, -1), override);
  const map = here as PlainMap;
  if (value === null && (old === undefined || Array.isArray(here)))
    throw usage(
      "set-path",
      `there is no entry ${pathText(keys)} to remove`,
      "check the path; set a list as a whole",
      argument,
    );
  if (value === null) delete map[last];
  else if (isNumberObject(old) && !isPlainMap(value)) setNumber(old, value);
  else if (isNumberObject(map) && last === "value") setNumber(map, value);
  else map[last] = structuredClone(value); // the override may be applied again, and Immer freezes what it is given
}

/** The new number is the user's own claim: the source of the old one does not speak for it. */
function setNumber(number: PlainMap, value: Plain): void {
  number["value"] = value;
  delete number["source"];
}

/** The entry of a map or list; undefined where a map has none. */
function child(here: Plain, key: string, path: readonly string[], override: Override): Plain | undefined {
  if (Array.isArray(here)) {
    // The number after the last adds an entry.
    if (/^\d+$/.test(key) && Number(key) <= here.length) return here[Number(key)];
    const said = `${pathText(path)} is a list of ${here.length}, it has no entry "${key}"`;
    throw usage(
      "set-path",
      said,
      `count from 0; ${here.length} adds one; or set the whole list: =[KGZ, TJK]`,
      override.argument,
    );
  }
  if (isPlainMap(here)) return Object.hasOwn(here, key) ? here[key] : undefined;
  const said = `${pathText(path)} is a single value and holds no "${key}"`;
  throw usage("set-path", said, `set ${pathText(path)} itself`, override.argument);
}

/** A patch as records, one a value: new maps are told leaf by leaf, a number object by its number. */
function recordsOf(before: PlainMap, patch: Patch): OverrideRecord[] {
  const parent = at(before, patch.path.slice(0, -1));
  const key = patch.path[patch.path.length - 1] as string | number;
  const from = at(parent, [key]) ?? null;
  if (isNumberObject(parent) && key === "source" && patch.op === "remove") return [];
  const path = isNumberObject(parent) && key === "value" ? patch.path.slice(0, -1) : patch.path;
  const to = patch.op === "remove" ? null : (patch.value as Plain);
  if (from === null && isPlainMap(to) && Object.keys(to).length > 0)
    return leaves(to, pathText(path)).map(([leaf, value]) => ({ path: leaf, from: null, to: value }));
  return [{ path: pathText(path), from: bare(from), to: bare(to) }];
}

/** What was said beside a value is no part of the record. */
function bare(value: Plain): Plain {
  return describesNumber(value) && Object.hasOwn(value, "value") ? (value["value"] as Plain) : value;
}

function at(value: Plain | undefined, path: Patch["path"]): Plain | undefined {
  let here = value;
  for (const key of path) {
    if (typeof here !== "object" || here === null || !Object.hasOwn(here, key)) return undefined;
    here = (here as PlainMap)[key];
  }
  return here;
}

function leaves(value: Plain, path: string): [string, Plain][] {
  if (!isPlainMap(value) || Object.keys(value).length === 0 || bare(value) !== value)
    return [[path, bare(value)]];
  return Object.entries(value).flatMap(([key, inner]) => leaves(inner, `${path}.${key}`));
}
