/** A tweak of a scenario: opened beside it, and saved as a scenario file that extends it. */
import { existsSync, writeFileSync } from "node:fs";
import { basename, dirname, relative, resolve } from "node:path";
import { parse, stringify } from "yaml";
import { MultivectorError, MultivectorErrors } from "../../../engine/errors.ts";
import type { Opened } from "../../../models/open.ts";
import { SHIPPED } from "../../../node/files.ts";
import { openScenario } from "../../../node/open.ts";
import { CALENDARS } from "../../../scenario/calendars.ts";
import { isPlainMap, type Plain, type PlainMap } from "../../../scenario/plain.ts";
import { migrations } from "../../../scenario/version.ts";
import { type Tweaked, tweakText as tweakTitle } from "../../../views/tweak.ts";
import type { Refused } from "../../../views/why.ts";

/** @throws as `openScenario` does */
export function openTweak(base: Opened, tweak: Tweaked): Opened {
  return openScenario(base.files[0]!, setsOf(base, tweak));
}

/** What `--set` would be given to play the tweak: what was set before, and the edits from the start or from a month on. */
export function setsOf(base: Opened, { edits, from }: Tweaked): string[] {
  const before = base.overrides.map((o) => `${o.path}=${JSON.stringify(o.to)}`);
  if (from === null) return [...before, ...edits.map((e) => `${e.path}=${e.text}`)];
  const { calendar, world } = base.program;
  const at = calendar.text(world.start + from);
  const set = edits.map((e) => `${JSON.stringify(e.path)}: ${bare(e.text)}`).join(", ");
  const entry = `{at: "${at}", set: {${set}}}`;
  const schedule = base.data["schedule"];
  return [
    ...before,
    Array.isArray(schedule) ? `schedule.${schedule.length}=${entry}` : `schedule=[${entry}]`,
  ];
}

/** A dated entry takes values without what is said of them. */
function bare(text: string): string {
  const written: unknown = parse(text);
  return isPlainMap(written as Plain) && (written as PlainMap)["value"] !== undefined
    ? JSON.stringify((written as PlainMap)["value"])
    : text;
}

/** Writes the tweak as a scenario file; a file that is there is never replaced. */
export function saveTweak(base: Opened, tweak: Tweaked, file: string): Refused | { file: string } {
  const path = resolve(file.trim());
  if (/^(\.ya?ml)?$/.test(basename(file.trim())))
    return { kind: "refused", message: "the file has no name", mend: "write tweak.yaml" };
  if (!/\.ya?ml$/.test(path))
    return {
      kind: "refused",
      message: `${file} does not end as scenario files do`,
      mend: `write ${file}.yaml`,
    };
  if (existsSync(path))
    return { kind: "refused", message: `${file} is there already`, mend: "write another name" };
  try {
    writeFileSync(path, tweakText(base, openTweak(base, tweak), tweak, path), { flag: "wx" });
  } catch (e) {
    return refusal(e, "check the folder and its permissions");
  }
  return { file };
}

/** Lists are written whole, for a list in a scenario file replaces the one that it inherits; but calendars add. */
export function tweakText(base: Opened, opened: Opened, tweak: Tweaked, path: string): string {
  const id = basename(path)
    .replace(/\.ya?ml$/, "")
    .replace(/[^A-Za-z0-9_-]/g, "-")
    .replace(/^[^A-Za-z]/, "t$&");
  const changes: PlainMap = {};
  for (const { path: changed, to } of opened.overrides)
    put(changes, opened.data, changed.split("."), to as Plain);
  const { calendar, world } = base.program;
  const inherited = base.overrides.length > 0 ? openScenario(base.files[0]!).data : base.data;
  for (const key of CALENDARS)
    if (Object.hasOwn(changes, key)) changes[key] = added(inherited[key], changes[key]!);
  const head = {
    multivector: migrations.length + 1,
    id,
    title: `${base.title}, with ${tweakTitle(tweak, { start: world.start, unit: calendar.unit })}`,
    ...(base.question && { question: base.question }),
    extends: reference(base.files[0]!, path),
  };
  return stringify({ ...head, ...changes }, { lineWidth: 110 });
}

/** A calendar as a file writes it over the one that it inherits: what is new, or the whole where an entry was changed. */
function added(inherited: Plain | undefined, list: Plain): Plain {
  if (!Array.isArray(inherited) || !Array.isArray(list)) return list;
  const kept = inherited.every((entry, k) => JSON.stringify(entry) === JSON.stringify(list[k]));
  return kept ? list.slice(inherited.length) : { drop: "all", add: list };
}

/** Puts a changed value where it belongs in a file that holds nothing but changes. */
function put(changes: PlainMap, whole: PlainMap, segments: readonly string[], to: Plain): void {
  let here = changes;
  let there: Plain | undefined = whole;
  for (let k = 0; k < segments.length; k++) {
    const map: PlainMap = there as PlainMap;
    // A key may hold dots itself: of those that exist the longest is meant.
    let taken = segments.length - k;
    while (taken > 1 && !Object.hasOwn(map, segments.slice(k, k + taken).join("."))) taken--;
    const key = segments.slice(k, k + taken).join(".");
    k += taken - 1;
    there = Object.hasOwn(map, key) ? map[key] : undefined;
    if (k === segments.length - 1 || Array.isArray(there) || !isPlainMap(there)) {
      here[key] = Array.isArray(there) ? there : to;
      return;
    }
    here[key] = isPlainMap(here[key]) ? here[key] : {};
    here = here[key] as PlainMap;
  }
}

/** How a file at `path` names the one that it extends. */
function reference(file: string, path: string): string {
  const name = basename(file, ".yaml");
  if (dirname(file) === SHIPPED && basename(path) !== basename(file)) return name;
  const way = relative(dirname(path), file);
  return way.startsWith(".") ? way : `./${way}`;
}

/** What a fault of the user's says; any other goes on its way. */
export function refusal(e: unknown, mend: string): Refused {
  const first = e instanceof MultivectorErrors ? e.all[0]! : e;
  if (first instanceof MultivectorError) {
    if (first.fault === "internal") throw e;
    return { kind: "refused", message: first.message, mend: first.mend ?? mend };
  }
  if (e instanceof Error && "code" in e) return { kind: "refused", message: e.message, mend };
  throw e;
}
