/** Checks what a scenario states beside its numbers: switches, levers, uncertainties, history, invariants. */
import { namesCell } from "../engine/address.ts";
import { modelColumns, type Outcome } from "../engine/model.ts";
import { didYouMean } from "../engine/suggest.ts";
import type { BindContext } from "./bind-context.ts";
import { isWord } from "./formula/words.ts";
import { ENTRY_ID } from "./ids.ts";
import { leversOf } from "./levers.ts";
import { isPlainMap, type Plain, type PlainMap } from "./plain.ts";
import { settable } from "./targets.ts";
import { branchAtPath, columnAtPath } from "./tree.ts";
import { placeOf } from "./validate.ts";
import { truthOf } from "./value.ts";

const on = (v: Plain | undefined) => truthOf(v) === true;

/** What an invariant may say of its formula. */
export const INVARIANTS = ["never", "always", "eventually", "nondecreasing"] as const;

export function checkClaims(at: BindContext, structure: Readonly<Record<string, unknown>>): void {
  const outcomes = outcomesOf(at, structure);
  checkIds(at, outcomes);
  checkSwitches(at, mapOf(at, "mechanisms"));
  checkLevers(at);
  checkHistory(at, outcomes);
  listOf(at, "invariants").forEach((entry, k) => {
    if (entry && INVARIANTS.filter((kind) => entry[kind] !== undefined).length !== 1)
      at.complain(
        `invariants.${k}`,
        "an invariant says one thing",
        `write one of ${INVARIANTS.map((kind) => `${kind}: FORMULA`).join(", ")}`,
      );
  });
  checkCodings(at);
}

function checkCodings(at: BindContext): void {
  const codings = mapOf(at, "codings");
  const defined = Object.keys(codings).filter((id) => isPlainMap(codings[id]) && codings[id]["readings"]);
  for (const [id, coding] of Object.entries(codings)) {
    const path = `codings.${id}`;
    if (!ENTRY_ID.test(id))
      at.complain(path, `"${id}" cannot be an id`, "use letters, digits, _ and -, beginning with a letter");
    if (!defined.includes(id)) {
      const known = defined.length ? `known here: ${defined.join(", ")}` : "this scenario has none";
      at.complain(path, `there is no coding "${id}" here`, didYouMean(id, defined, known), "unknown-coding");
      continue;
    }
    const { reading, readings } = coding as { reading?: string; readings: PlainMap };
    const names = Object.keys(readings);
    if (reading === undefined)
      at.complain(path, `${path} does not say which reading is in force`, `write reading: ${names[0]}`);
    else if (!Object.hasOwn(readings, reading))
      at.complain(
        `${path}.reading`,
        `there is no reading "${reading}" of ${id}`,
        didYouMean(reading, names, `the readings are ${names.join(", ")}`),
        "unknown-reading",
      );
    for (const name of names) checkSets(at, mapIn(readings[name], "sets"), `${path}.readings.${name}.sets`);
  }
}

/** A mechanism that is switched on explicitly must be able to run. */
function checkSwitches(at: BindContext, switches: PlainMap): void {
  const all = new Map(at.model.mechanisms.map((m) => [m.id, m]));
  const runs = (id: string) =>
    Object.hasOwn(switches, id) ? on(switches[id]) : !at.model.optional?.includes(id);
  for (const [id, value] of Object.entries(switches)) {
    const mechanism = all.get(id);
    if (!mechanism)
      at.complain(
        `mechanisms.${id}`,
        `there is no mechanism "${id}"`,
        didYouMean(id, all.keys(), `name one of ${[...all.keys()].join(", ")}`),
        "unknown-mechanism",
      );
    const missing = mechanism && on(value) ? (mechanism.needs ?? []).filter((n) => !runs(n)) : [];
    if (missing.length > 0)
      at.complain(
        `mechanisms.${id}`,
        `${id} is switched on, but needs ${missing.join(" and ")}, which is off`,
        `switch ${missing.join(" and ")} on too`,
        "mechanism-needs",
      );
  }
}

function checkLevers(at: BindContext): void {
  for (const { sets, path } of leversOf(at.layer.data)) checkSets(at, sets, path);
}

/** Each path leads somewhere, and its value may stand there. */
function checkSets(at: BindContext, sets: PlainMap, of: string): void {
  for (const [target, value] of Object.entries(sets)) {
    const path = `${of}.${target}`;
    if (!isOwn(at, path)) continue;
    if (target.startsWith("codings.")) checkPick(at, target, value, path);
    if (value !== null && (columnAtPath(at.model, target) || !isStructural(at, target)))
      settable(at, target, isPlainMap(value) ? (value["value"] ?? null) : value, path);
  }
}

/** A lever that picks a reading names one that there is. */
function checkPick(at: BindContext, target: string, value: Plain, path: string): void {
  const readings = mapIn(mapOf(at, "codings")[target.replace("codings.", "")], "readings");
  const names = Object.keys(readings);
  if (names.length === 0 || names.includes(String(value))) return;
  at.complain(
    path,
    `there is no reading "${String(value)}" of ${target}`,
    didYouMean(String(value), names, `the readings are ${names.join(", ")}`),
    "unknown-reading",
  );
}

/** Leads to something that is no number: a list, a switch, a date, a whole entry. */
function isStructural(at: BindContext, target: string): boolean {
  const [first = "", ...rest] = target.split(".");
  if (first === "codings") return Object.hasOwn(mapOf(at, "codings"), rest.join("."));
  if (first === "mechanisms") return at.model.mechanisms.some((m) => m.id === rest.join("."));
  return (
    ["start", "end", "substeps", "knownUntil"].includes(target) ||
    branchAtPath(at.model, target) !== undefined
  );
}

/** Columns of a table of results that are no outcome. */
const COLUMNS = ["run", "failed"];

function checkIds(at: BindContext, outcomes: readonly Outcome[]): void {
  const mend = "use letters, digits, _ and -, beginning with a letter";
  for (const { key } of at.model.sections) {
    const ids = Object.keys(mapOf(at, key)).filter((id) => id !== "source");
    for (const [k, id] of ids.entries()) {
      if (!ENTRY_ID.test(id)) at.complain(`${key}.${id}`, `"${id}" cannot be an id`, mend);
      // Their outcomes would be columns that SQL takes for one.
      const alike = ids.slice(0, k).find((other) => other.toLowerCase() === id.toLowerCase());
      if (alike !== undefined)
        at.complain(
          `${key}.${id}`,
          `the entries ${alike} and ${id} of ${key} differ in small and large letters alone`,
          "choose another name",
          "given-twice",
        );
    }
  }
  const own = Object.keys(mapOf(at, "outcomes"));
  const all = [...outcomes.map((o) => o.id), ...own];
  for (const id of own) {
    // Tables of results have one column an outcome beside these, and SQL does not tell small letters from large ones.
    const [low, alike] = [
      id.toLowerCase(),
      all.find((o) => o !== id && o.toLowerCase() === id.toLowerCase()),
    ];
    if (COLUMNS.includes(low))
      at.complain(
        `outcomes.${id}`,
        `"${id}" cannot be the id of an outcome: tables of results have a column ${low} already`,
        "choose another name",
      );
    if (alike !== undefined)
      at.complain(
        `outcomes.${id}`,
        `the outcomes ${id} and ${alike} differ in small and large letters alone`,
        "choose another name",
        "given-twice",
      );
    const other = meaning(at, id);
    if (other !== undefined)
      at.complain(
        `outcomes.${id}`,
        `"${id}" cannot be the id of an outcome: to a formula it is ${other}`,
        `choose another name, for example ${id.replaceAll(".", "-")}-outcome`,
        "reserved-name",
      );
    if (!id.split(".").every((part) => ENTRY_ID.test(part)))
      at.complain(`outcomes.${id}`, `"${id}" cannot be the id of an outcome`, mend);
    if (outcomes.some((o) => o.id === id))
      at.complain(
        `outcomes.${id}`,
        `the model has an outcome ${id} already`,
        "choose another name",
        "given-twice",
      );
  }
}

/** What a formula would take the id of an outcome for. */
function meaning(at: BindContext, id: string): string | undefined {
  if (isWord(id.split(".", 1)[0]!)) return "a word of its own";
  if (at.parameters.has(id)) return "a parameter";
  const columns = modelColumns(at.model);
  if (columns.some((c) => c.id === id)) return "a column";
  return namesCell(columns, at.axes, id) ? "a number of the scenario" : undefined;
}

function checkHistory(at: BindContext, outcomes: readonly Outcome[]): void {
  const own = Object.keys(mapOf(at, "outcomes"));
  const events = [...outcomes.filter((o) => o.kind === "event").map((o) => o.id), ...at.forcible, ...own];
  listOf(at, "history").forEach((entry, k) => {
    if (!entry || !isOwn(at, `history.${k}`)) return;
    const event = String(entry["event"]);
    if (!events.includes(event))
      at.complain(
        `history.${k}.event`,
        `there is no outcome "${event}" that is an event`,
        didYouMean(event, events, `the events are ${events.join(", ")}`),
        "unknown-outcome",
      );
    if (entry["date"] === undefined)
      at.complain(
        `history.${k}`,
        `${event} has no date`,
        "write date: YYYY-MM, or null where it did not happen",
      );
  });
}

/** Whatever is switched off: the chronology of a scenario stays true when a mechanism is not played. */
function outcomesOf(at: BindContext, structure: Readonly<Record<string, unknown>>): Outcome[] {
  return at.model.outcomes({ axis: (id) => at.axes.get(id)!, has: () => true, structure });
}

/**
 * Written in the very file that was asked for, or set. What is inherited was checked where it stands, and may speak
 * of what this scenario took away.
 */
export function isOwn(at: BindContext, path: string): boolean {
  const place = placeOf(at.layer, path, at.origins);
  if (place.startsWith("--set ")) return true;
  return !at.origins?.size && place.startsWith(`${at.layer.file}:`);
}

function mapOf(at: BindContext, key: string): PlainMap {
  return mapIn(at.layer.data, key);
}

function mapIn(data: Plain | undefined, key: string): PlainMap {
  const found = isPlainMap(data) ? data[key] : undefined;
  return isPlainMap(found) ? found : {};
}

/** Entries of a list; undefined where one was at fault already. */
function listOf(at: BindContext, key: string): (PlainMap | undefined)[] {
  const found = at.layer.data[key];
  return Array.isArray(found) ? found.map((entry) => (isPlainMap(entry) ? entry : undefined)) : [];
}
