/** Paths as people type them (`disputes.kgz-tjk.severity`), and where in the data they lead. */
import { usage } from "../engine/errors.ts";
import { FORBIDDEN } from "./plain.ts";
import { isPlainMap, type Plain, type PlainMap } from "./text.ts";

/** Maps whose keys are themselves dotted paths, by the depth at which those keys stand. */
const DOTTED_KEYS: Record<string, number> = { parameters: 1, uncertain: 1, levers: 2, codings: 5 };

const SEGMENT = /^[A-Za-z0-9_][A-Za-z0-9_-]*$/;
const BRACKETED = /\[(?:"([^"\]]*)"|'([^'\]]*)'|(\d+))\]/g;

/** The segments of a path; `disputes["kgz-tjk"]`, as in a formula, is `disputes.kgz-tjk`. `where` names the argument. */
export function parsePath(text: string, where: string): string[] {
  const segments = text
    .trim()
    .replace(BRACKETED, (_all, a, b, c) => `.${a ?? b ?? c}`)
    .split(".");
  for (const segment of segments) {
    const forbidden = FORBIDDEN.has(segment);
    if (!forbidden && SEGMENT.test(segment)) continue;
    const said = segment === "" ? "an empty part" : `the part "${segment}"`;
    throw usage(
      "set-path",
      forbidden ? `"${segment}" may not be a key` : `the path "${text}" has ${said}`,
      "write names joined by dots, for example disputes.kgz-tjk.severity",
      where,
    );
  }
  return segments;
}

/**
 * The keys that lead along a path. A key may hold dots itself (`accession.club` under `parameters`): of the keys
 * that exist the longest is taken; where none exists, the whole rest is one key in maps of dotted keys.
 */
export function keysOf(data: PlainMap, segments: readonly string[], known: ReadonlySet<string>): string[] {
  if (known.has(segments.join("."))) return ["parameters", segments.join(".")];
  const keys: string[] = [];
  let here: Plain | undefined = data;
  for (let i = 0; i < segments.length; ) {
    const [first] = segments as [string];
    let taken = 1;
    if (isPlainMap(here)) {
      const map: PlainMap = here;
      const lengths = segments.slice(i).map((_, n) => segments.length - i - n);
      taken = lengths.find((n) => Object.hasOwn(map, segments.slice(i, i + n).join("."))) ?? 0;
    } else if (!Array.isArray(here)) taken = 0; // a map that is not there yet
    if (taken === 0) taken = DOTTED_KEYS[first] === keys.length ? segments.length - i : 1;
    const key = segments.slice(i, i + taken).join(".");
    here = isPlainMap(here) || Array.isArray(here) ? (here as PlainMap)[key] : undefined;
    keys.push(key);
    i += taken;
  }
  return keys;
}
