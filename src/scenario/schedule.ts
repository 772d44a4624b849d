/** Reads the schedule: what the model's mechanisms play by date, and what is done to the run from outside. */
import { didYouMean, nearest } from "../engine/suggest.ts";
import type { Intervention, Scheduled } from "../engine/world.ts";
import type { BindContext } from "./bind-context.ts";
import { isPlainMap, type PlainMap } from "./plain.ts";
import { settable } from "./targets.ts";
import { placeOf } from "./validate.ts";
import { truthOf } from "./value.ts";

interface Span {
  start: number;
  end: number;
  knownUntil: number;
}

const COMMON = new Set(["id", "at", "when", "set", "decide", "split", "source", "note"]);

export function readSchedule(
  at: BindContext,
  span: Span,
): { entries: Scheduled[]; interventions: Intervention[] } {
  const entries: Scheduled[] = [];
  const interventions: Intervention[] = [];
  const list = at.layer.data["schedule"];
  (Array.isArray(list) ? list : []).forEach((entry, k) => {
    if (!isPlainMap(entry)) return;
    const path = `schedule.${k}`;
    const where = placeOf(at.layer, path, at.origins);
    const verbs = Object.keys(entry).filter((key) => !COMMON.has(key));
    const outside = entry["set"] !== undefined || entry["decide"] !== undefined;
    if (verbs.length + (outside ? 1 : 0) !== 1) {
      at.complain(
        path,
        "an entry of the schedule says one thing",
        `give it one of ${[...Object.keys(at.model.verbs ?? {}), "set", "decide"].join(", ")}`,
      );
      return;
    }
    if (entry["at"] === undefined && (entry["when"] === undefined || !outside)) {
      at.complain(
        path,
        "this entry has no date",
        `write at: ${at.calendar.unit === "month" ? "YYYY-MM" : "TURN"} (a \`set\` or \`decide\` may have \`when:\` instead)`,
      );
      return;
    }
    if (entry["when"] !== undefined && !outside)
      at.complain(
        `${path}.when`,
        "only `set` and `decide` wait for a trigger",
        "give this entry a date alone",
      );
    if (entry["split"] !== undefined && entry["at"] === undefined)
      at.complain(`${path}.split`, "what has no date is neither calibration nor holdout", "remove it");
    const month = entry["at"] === undefined ? span.start : at.calendar.parse(String(entry["at"]), where);
    const done = outside ? intervention(at, entry, month, path, where) : undefined;
    const verb = verbs[0] as string;
    const data = (!outside && isPlainMap(entry[verb]) ? entry[verb] : {}) as PlainMap;
    checkNames(at, verb, data, path);
    if (entry["split"] === "holdout" && month > span.knownUntil) return;
    if (month < span.start && entry["when"] === undefined) return; // past: the initial state says what came of it
    if (done) interventions.push(done);
    else if (month <= span.end) entries.push({ verb, month, data, where });
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
    value: settable(at, target, value, `${path}.set.${target}`) ?? Number.NaN,
  }));
  const decide = Object.entries((entry["decide"] as PlainMap | undefined) ?? {}).map(([outcome, value]) => {
    if (!at.forcible.includes(outcome))
      at.complain(
        `${path}.decide.${outcome}`,
        `there is no decision behind ${outcome} to force`,
        didYouMean(outcome, at.forcible, `force one of ${at.forcible.join(", ")}`),
        "unknown-decision",
      );
    return { outcome, value: truthOf(value) === true };
  });
  return { month, ...(entry["when"] !== undefined && { when: String(entry["when"]) }), set, decide, where };
}

function checkNames(at: BindContext, verb: string, data: PlainMap, path: string): void {
  for (const [key, axis] of Object.entries(at.model.verbAxes?.[verb] ?? {})) {
    const value = data[key];
    const known = at.axes.get(axis);
    if (!known) continue;
    const names = Array.isArray(value) ? value : value === undefined ? [] : [value];
    for (const [k, id] of names.entries())
      if (!known.index.has(String(id))) {
        const near = nearest(String(id), known.index.keys());
        at.complain(
          `${path}.${verb}.${key}${Array.isArray(value) ? `.${k}` : ""}`,
          `there is no ${axis} "${String(id)}" here`,
          near ? `did you mean ${near}?` : `known: ${known.ids.join(", ")}`,
          `unknown-${axis}`,
        );
      }
  }
}
