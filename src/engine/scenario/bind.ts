/** Turns a validated document into a world: numbers in cells, dates in months, switches, schedule and outcomes. */
import type { Axis } from "../axis.ts";
import { monthOf } from "../calendar.ts";
import { MultivectorError, MultivectorErrors } from "../errors.ts";
import type { Table } from "../table.ts";
import type { World } from "../world.ts";
import type { ScenarioModel } from "./binding.ts";
import { type NumberRow, readCells } from "./cells.ts";
import { isPlainMap, type Plain, type PlainMap } from "./plain.ts";
import { readSchedule } from "./schedule.ts";
import { nearest } from "./suggest.ts";
import type { Layer } from "./text.ts";
import { placeOf, validate } from "./validate.ts";

/** A table of `data/` by its name without ending. */
export type Tables = (name: string) => Table;

export interface Bound {
  world: World;
  /** Every number that the scenario holds, with what is said of it. */
  numbers: NumberRow[];
}

export function bind(
  layer: Layer,
  model: ScenarioModel,
  tables: Tables,
  origins?: ReadonlyMap<string, string>,
): Bound {
  validate(layer, model, origins);
  const { data } = layer;
  const faults: MultivectorError[] = [];
  const complain = (path: string, message: string, mend: string, code = "invalid-value") => {
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
    if (faults.length > 1) throw new MultivectorErrors(faults);
  };

  const month = (key: string): number => {
    const value = data[key];
    if (typeof value === "string") return attempt(() => monthOf(value, placeOf(layer, key, origins))) ?? 0;
    complain(key, `${key} is not given`, "write a month such as 2022-07", "missing-value");
    return 0;
  };
  const start = month("start");
  const end = month("end");
  if (faults.length === 0 && end < start)
    complain("end", "the scenario ends before it starts", "set end to a month after start");
  const built = attempt(() => model.structure(data, complain));
  stop();
  const { axes, structure } = built as { axes: Axis[]; structure: Readonly<Record<string, unknown>> };
  const axisOf = new Map(axes.map((a) => [a.id, a]));

  const knownUntil = data["knownUntil"] === undefined ? end : month("knownUntil");
  const context = {
    layer,
    model,
    tables,
    axes: axisOf,
    year: 1900 + Math.floor(start / 12),
    complain,
    attempt,
    origins,
  };
  const { cells, numbers } = readCells(context);
  const parameters = readParameters(data, model, complain, numbers, layer);
  const schedule = readSchedule(context, { start, end, knownUntil });
  stop();

  const world: World = {
    id: String(data["id"]),
    start,
    end,
    substeps: (data["substeps"] as number | undefined) ?? 1,
    axes,
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
    structure: { ...structure, knownUntil },
  };
  return { world, numbers };
}

function switches(data: Plain | undefined): Map<string, boolean> {
  const on = (v: Plain) => v === true || v === "on" || v === "true";
  return new Map(Object.entries((data as PlainMap | undefined) ?? {}).map(([id, v]) => [id, on(v)]));
}

function readParameters(
  data: PlainMap,
  model: ScenarioModel,
  complain: (path: string, message: string, mend: string, code?: string) => void,
  numbers: NumberRow[],
  layer: Layer,
): Map<string, number> {
  const declared = new Map(model.mechanisms.flatMap((m) => (m.params ?? []).map((p) => [p.id, p] as const)));
  const given = new Map<string, number>();
  for (const [id, leaf] of Object.entries((data["parameters"] as PlainMap | undefined) ?? {})) {
    const path = `parameters.${id}`;
    const p = declared.get(id);
    if (!p) {
      const near = nearest(id, declared.keys());
      complain(
        path,
        `there is no parameter "${id}"`,
        near ? `did you mean ${near}?` : "list them with: multivector list parameters SCENARIO",
        "unknown-key",
      );
      continue;
    }
    const value = isPlainMap(leaf) ? leaf["value"] : leaf;
    const [low, high] = p.range;
    if (typeof value !== "number" || value < low || value > high) {
      complain(
        path,
        `${path} is ${JSON.stringify(value)}, which is not a number from ${low} to ${high} (${p.unit}): ${p.doc}`,
        `write a number from ${low} to ${high}`,
        typeof value === "number" ? "out-of-range" : "invalid-value",
      );
      continue;
    }
    if (isPlainMap(leaf) && leaf["unit"] !== undefined && leaf["unit"] !== p.unit)
      complain(
        path,
        `${path} is given in ${String(leaf["unit"])}, but is measured in ${p.unit}`,
        `convert it to ${p.unit}`,
        "unit-mismatch",
      );
    given.set(id, value);
  }
  for (const p of [...declared.values()].sort((a, b) => (a.id < b.id ? -1 : 1))) {
    const path = `parameters.${p.id}`;
    const leaf = (data["parameters"] as PlainMap | undefined)?.[p.id];
    const own = isPlainMap(leaf) ? (leaf["source"] as string | undefined) : undefined;
    numbers.push({
      path,
      value: given.get(p.id) ?? p.value,
      unit: p.unit,
      range: p.range,
      source: given.has(p.id) ? own : p.source,
      doc: p.doc,
      note: isPlainMap(leaf) ? (leaf["note"] as string | undefined) : undefined,
      place: given.has(p.id) ? placeOf(layer, path) : undefined,
    });
  }
  return given;
}
