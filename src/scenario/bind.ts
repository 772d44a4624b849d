/** Turns a validated document into a world: numbers in cells, dates in months, switches, schedule and outcomes. */
import type { Axis } from "../engine/axis.ts";
import { MONTHS } from "../engine/calendar.ts";
import { MultivectorError, MultivectorErrors } from "../engine/errors.ts";
import { didYouMean } from "../engine/suggest.ts";
import type { World } from "../engine/world.ts";
import type { BindContext, NumberRow, Tables } from "./bind-context.ts";
import type { Complain, ScenarioModel } from "./binding.ts";
import { readCells } from "./cells.ts";
import { checkClaims, isOwn } from "./claims.ts";
import { type LeafContext, readLeaf } from "./leaf.ts";
import { NUMBER_FIELDS } from "./number.ts";
import { readPast } from "./past.ts";
import { isPlainMap, type Plain, type PlainMap } from "./plain.ts";
import { readSchedule } from "./schedule.ts";
import { structureOfSections } from "./sections.ts";
import type { Layer } from "./text.ts";
import { checkDrawn, readUncertain, type Uncertain } from "./uncertain.ts";
import { placeOf, validate } from "./validate.ts";
import { truthOf } from "./value.ts";

export interface Bound {
  world: World;
  /** Every number that the scenario holds, with what is said of it. */
  numbers: NumberRow[];
  /** What is not known of them, in order of their addresses. */
  uncertain: Uncertain[];
}

export function bind(
  layer: Layer,
  model: ScenarioModel,
  tables: Tables,
  origins?: ReadonlyMap<string, string>,
  valid = false,
): Bound {
  const found = valid ? [] : validate(layer, model, origins);
  const faults = found.map((f) => f.error);
  // What is at fault is left out and the rest is read on, so that all faults are told at once.
  const data =
    found.length > 0
      ? without(
          layer.data,
          found.map((f) => f.path),
        )
      : layer.data;
  const read: Layer = { ...layer, data };
  const told = found.map((f) => f.path.join("."));
  const complain: Complain = (path, message, mend, code = "invalid-value") => {
    if (told.some((t) => inside(path, t) || inside(t, path))) return;
    faults.push(new MultivectorError({ code, message, where: placeOf(layer, path, origins), mend }));
  };
  const attempt = <T>(make: () => T): T | undefined => {
    try {
      return make();
    } catch (e) {
      if (e instanceof MultivectorErrors) faults.push(...e.all);
      else if (e instanceof MultivectorError) faults.push(e);
      else throw e;
      return undefined;
    }
  };
  const stop = () => {
    if (faults.length === 1) throw faults[0];
    if (faults.length > 1) throw new MultivectorErrors(inOrder(faults));
  };

  const calendar = model.calendar ?? MONTHS;
  const month = (key: string): number | undefined => {
    const value = data[key];
    if (typeof value === "string" || typeof value === "number")
      return attempt(() => calendar.parse(String(value), placeOf(layer, key, origins)));
    complain(
      key,
      `${key} is not given`,
      `write ${calendar.unit === "month" ? "a month such as 2022-07" : "a turn such as 1"}`,
      "missing-value",
    );
    return undefined;
  };
  const start = month("start");
  const end = month("end");
  if (start !== undefined && end !== undefined && end < start)
    complain("end", "the scenario ends before it starts", `set end to a ${calendar.unit} after start`);
  const built = attempt(
    () => model.structure?.(data, complain) ?? structureOfSections(model, data, complain),
  );
  if (start === undefined || end === undefined || !built) {
    stop();
    throw new MultivectorError({ code: "unread", message: "the scenario cannot be read", fault: "internal" });
  }
  const axes = new Map(built.axes.map((a) => [a.id, a]));
  const parts = { axis: (id: string) => axes.get(id) as Axis, has: () => true, structure: built.structure };
  const context: BindContext = {
    layer: read,
    model,
    tables,
    axes,
    calendar,
    year: calendar.year(start),
    complain,
    attempt,
    origins,
    structure: built.structure,
    parameters: new Map(model.mechanisms.flatMap((m) => (m.params ?? []).map((p) => [p.id, p] as const))),
    forcible: (model.forcible?.(parts) ?? []).map((f) => f.outcome),
  };
  const knownUntil = data["knownUntil"] === undefined ? end : (month("knownUntil") ?? end);
  const { cells, numbers } = readCells(context);
  readPast(context, cells, numbers, { start, knownUntil });
  const parameters = readParameters(context, numbers);
  const schedule = readSchedule(context, { start, end, knownUntil });
  checkClaims(context, built.structure);
  const uncertain = readUncertain(context, (path) => isOwn(context, path));
  model.check?.({ data, axes, cells }, complain);
  stop();
  checkDrawn(model, { data, axes, cells }, uncertain, complain);
  stop();

  const world: World = {
    id: String(data["id"]),
    start,
    end,
    substeps: (data["substeps"] as number | undefined) ?? 1,
    axes: built.axes,
    cells,
    parameters,
    switches: switches(data["mechanisms"]),
    schedule: schedule.entries,
    interventions: schedule.interventions,
    outcomes: Object.entries((data["outcomes"] as Record<string, string> | undefined) ?? {}).map(
      ([id, formula]) => ({
        id,
        formula,
        where: placeOf(layer, `outcomes.${id}`, origins),
      }),
    ),
    structure: { ...built.structure, knownUntil },
  };
  return { world, numbers, uncertain };
}

/** File by file, each from its top to its end. */
function inOrder(faults: readonly MultivectorError[]): MultivectorError[] {
  const places = faults.map((error) => {
    const [, file = "", line = "0", col = "0"] = /^(.*?)(?::(\d+):(\d+))?$/.exec(error.where ?? "") ?? [];
    return { error, file, line: Number(line), col: Number(col) };
  });
  const files = [...new Set(places.map((p) => p.file))];
  places.sort((a, b) => files.indexOf(a.file) - files.indexOf(b.file) || a.line - b.line || a.col - b.col);
  return places.map((p) => p.error);
}

const inside = (path: string, outer: string) => path === outer || path.startsWith(`${outer}.`);

/** The data without some of its parts; an entry of a list becomes null, so that the others keep their places. */
function without(data: PlainMap, paths: readonly (readonly string[])[]): PlainMap {
  let result: Plain = data;
  for (const path of paths) result = less(result, path);
  return result as PlainMap;
}

function less(value: Plain, [key, ...rest]: readonly string[]): Plain {
  if (key === undefined) return value;
  if (Array.isArray(value)) return value.map((item, k) => (String(k) === key ? null : item));
  if (!isPlainMap(value) || !Object.hasOwn(value, key)) return value;
  const { [key]: inner, ...others } = value;
  return rest.length > 0 ? { ...value, [key]: less(inner as Plain, rest) } : others;
}

function switches(data: Plain | undefined): Map<string, boolean> {
  return new Map(
    Object.entries((data as PlainMap | undefined) ?? {}).map(([id, v]) => [id, truthOf(v) === true]),
  );
}

/** Parameters that the scenario gives; all that there are become rows of `numbers`. */
function readParameters(at: BindContext, numbers: NumberRow[]): Map<string, number> {
  const given = new Map<string, number>();
  const { layer, origins, complain } = at;
  const written = layer.data["parameters"];
  const leaves = isPlainMap(written) ? written : {};
  const place = (path: string) => placeOf(layer, path, origins);
  for (const [id, leaf] of Object.entries(leaves)) {
    const path = `parameters.${id}`;
    const p = at.parameters.get(id);
    const field = fieldOf(at, id);
    if (field && NUMBER_FIELDS.has(field.name)) continue; // one beside it is at fault, or this would be one value
    if (field) {
      const fields = [...NUMBER_FIELDS];
      complain(
        path,
        `there is no "${field.name}" in parameters.${field.of}`,
        didYouMean(field.name, fields, `known here: ${fields.join(", ")}`),
        "unknown-key",
      );
      continue;
    }
    if (!p) {
      const mend = didYouMean(
        id,
        at.parameters.keys(),
        "list them with: multivector list parameters SCENARIO",
      );
      complain(path, `there is no parameter "${id}"`, mend, "unknown-key");
      continue;
    }
    const reading = at.attempt(() => readLeaf({ ...p, axes: [] }, leaf, leafContext(at, path, place)));
    if (reading) given.set(id, reading.value);
  }
  for (const p of [...at.parameters.values()].sort((a, b) => (a.id < b.id ? -1 : 1))) {
    const path = `parameters.${p.id}`;
    const leaf = leaves[p.id];
    const own = isPlainMap(leaf) ? (leaf["source"] as string | undefined) : undefined;
    numbers.push({
      path,
      value: given.get(p.id) ?? p.value,
      unit: p.unit,
      range: p.range,
      source: given.has(p.id) ? own : p.source,
      doc: p.doc,
      note: isPlainMap(leaf) ? (leaf["note"] as string | undefined) : undefined,
      place: given.has(p.id) ? place(path) : undefined,
    });
  }
  return given;
}

/** `accession.club.unti`, read as a nested name because no field of a number is called so. */
function fieldOf(at: BindContext, id: string): { of: string; name: string } | undefined {
  const dot = id.lastIndexOf(".");
  const of = id.slice(0, Math.max(0, dot));
  return at.parameters.has(of) && !at.parameters.has(id) ? { of, name: id.slice(dot + 1) } : undefined;
}

/** A parameter is of no entity, so that no table can be looked up for it. */
function leafContext(at: BindContext, path: string, place: (path: string) => string): LeafContext {
  return {
    path,
    where: place(path),
    entity: "",
    key: "",
    year: at.year,
    place,
    table: at.tables,
    reference: () => undefined,
  };
}
