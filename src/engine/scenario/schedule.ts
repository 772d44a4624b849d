/** Reads the schedule: what the model's mechanisms play by date, and what is done to the run from outside. */
import { monthOf } from "../calendar.ts";
import type { Intervention, Scheduled } from "../world.ts";
import type { BindContext } from "./cells.ts";
import { isPlainMap, type Plain, type PlainMap } from "./plain.ts";
import { nearest } from "./suggest.ts";
import { columnAtPath } from "./tree.ts";
import { leafFault, placeOf } from "./validate.ts";

interface Span {
  start: number;
  end: number;
  knownUntil: number;
}

const COMMON = new Set(["at", "when", "set", "decide", "split", "source", "note"]);

export function readSchedule(
  at: BindContext,
  span: Span,
): { entries: Scheduled[]; interventions: Intervention[] } {
  const entries: Scheduled[] = [];
  const interventions: Intervention[] = [];
  const list = (at.layer.data["schedule"] as PlainMap[] | undefined) ?? [];
  list.forEach((entry, k) => {
    const path = `schedule.${k}`;
    const where = placeOf(at.layer, path, at.origins);
    const verbs = Object.keys(entry).filter((key) => !COMMON.has(key));
    const outside = entry["set"] !== undefined || entry["decide"] !== undefined;
    if (verbs.length + (outside ? 1 : 0) !== 1) {
      at.complain(
        path,
        "an entry of the schedule says one thing",
        `give it one of ${[...Object.keys(at.model.verbs), "set", "decide"].join(", ")}`,
      );
      return;
    }
    if (entry["at"] === undefined && (entry["when"] === undefined || !outside)) {
      at.complain(
        path,
        "this entry has no date",
        "write at: YYYY-MM (a `set` or `decide` may have `when:` instead)",
      );
      return;
    }
    const month =
      entry["at"] === undefined ? span.start : at.attempt(() => monthOf(String(entry["at"]), where));
    if (month === undefined) return;
    if (entry["split"] === "holdout" && month > span.knownUntil) return;
    if (month < span.start && entry["when"] === undefined) return; // past: the initial state says what came of it
    if (outside) interventions.push(intervention(at, entry, month, path, where));
    else {
      const verb = verbs[0] as string;
      const data = (isPlainMap(entry[verb]) ? entry[verb] : {}) as PlainMap;
      checkNames(at, verb, data, path);
      if (month <= span.end) entries.push({ verb, month, data, where });
    }
  });
  entries.sort((a, b) => a.month - b.month);
  return { entries, interventions };
}

function intervention(
  at: BindContext,
  entry: PlainMap,
  month: number,
  path: string,
  where: string,
): Intervention {
  const set = Object.entries((entry["set"] as PlainMap | undefined) ?? {}).map(([target, value]) => ({
    path: target,
    value: settable(at, target, value, `${path}.set.${target}`),
  }));
  const decide = Object.entries((entry["decide"] as PlainMap | undefined) ?? {}).map(([outcome, value]) => ({
    outcome,
    value: value === true || value === "on" || value === "true",
  }));
  return { month, ...(entry["when"] !== undefined && { when: String(entry["when"]) }), set, decide, where };
}

/** The number that is to be set, checked against the target's range. */
function settable(at: BindContext, target: string, value: Plain, path: string): number {
  const where = placeOf(at.layer, path, at.origins);
  const column = columnAtPath(at.model, target);
  const number = value === true || value === "on" ? 1 : value === false || value === "off" ? 0 : value;
  const index = column?.choices?.indexOf(String(value)) ?? -1;
  if (index >= 0) return index;
  const parameter = at.model.mechanisms
    .flatMap((m) => m.params ?? [])
    .find((p) => p.id === target || `parameters.${p.id}` === target);
  const range = column?.range ?? parameter?.range;
  if (typeof number === "number" && range && number >= range[0] && number <= range[1]) return number;
  if (column) at.attempt(() => raise(leafFault(target, column, value, where)));
  else if (parameter)
    at.complain(
      path,
      `${target} would be set to ${JSON.stringify(value)}, outside of ${parameter.range.join(" to ")}`,
      "choose a value within the range",
      "out-of-range",
    );
  else {
    const known = at.model.mechanisms.flatMap((m) => (m.params ?? []).map((p) => p.id));
    const near = nearest(target, known);
    at.complain(
      path,
      `there is nothing to set at ${target}`,
      near ? `did you mean ${near}?` : "write a path such as disputes.kgz-tjk.severity",
      "unknown-path",
    );
  }
  return 0;
}

function raise(e: Error): never {
  throw e;
}

function checkNames(at: BindContext, verb: string, data: PlainMap, path: string): void {
  for (const [key, axis] of Object.entries(at.model.verbAxes[verb] ?? {})) {
    const value = data[key];
    const known = at.axes.get(axis);
    if (!known) continue;
    for (const id of Array.isArray(value) ? value : value === undefined ? [] : [value])
      if (!known.index.has(String(id))) {
        const near = nearest(String(id), known.index.keys());
        at.complain(
          `${path}.${verb}.${key}`,
          `there is no ${axis} "${String(id)}" here`,
          near ? `did you mean ${near}?` : `known: ${known.ids.join(", ")}`,
          `unknown-${axis}`,
        );
      }
  }
}
