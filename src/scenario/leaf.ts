/** One written value as the number that a cell holds, with its source. */
import type { Column } from "../engine/column.ts";
import { MultivectorError, MultivectorErrors } from "../engine/errors.ts";
import { fieldFaults, leafFault } from "./faults.ts";
import { NUMBER_FIELDS } from "./number.ts";
import { isPlainMap, type Plain } from "./plain.ts";
import { lookup, type Table } from "./table.ts";
import { writtenValue } from "./value.ts";

export interface Reading {
  value: number;
  source: string | undefined;
  /** What the file says of range and note, where it does. */
  range: readonly [number, number] | undefined;
  note: string | undefined;
}

export interface LeafContext {
  path: string;
  where: string;
  /** Where a path is written. */
  place(path: string): string;
  /** Id of the first axis's entry: the key under which tables are looked up. */
  entity: string;
  /** Column of the tables that holds that id. */
  key: string;
  /** Year of the scenario's start, where its calendar has years. */
  year: number | undefined;
  table(name: string): Table;
  reference(axis: string, id: string): number | undefined;
}

export function readLeaf(column: Column, leaf: Plain, at: LeafContext): Reading {
  if (!isPlainMap(leaf))
    return { value: numberOf(column, leaf, at), source: undefined, range: undefined, note: undefined };
  if (Object.hasOwn(leaf, "data") && at.entity !== "") return lookUp(column, leaf as LookedUp, at);
  const faults = fieldFaults(at.path, leaf, NUMBER_FIELDS, at.place);
  if (faults.length > 0) throw new MultivectorErrors(faults);
  const { value, unit, range, source, note } = leaf as Record<string, Plain>;
  if (value === undefined) throw leafFault(at.path, column, undefined, at.where);
  if (unit !== undefined && unit !== column.unit)
    throw new MultivectorError({
      code: "unit-mismatch",
      message: `${at.path} is given in ${unit}, but is measured in ${column.unit}`,
      where: at.where,
      mend: `convert it to ${column.unit}`,
    });
  const number = numberOf(column, value, at);
  const bounds = range as unknown as [number, number] | undefined;
  if (bounds && (number < bounds[0] || number > bounds[1]))
    throw new MultivectorError({
      code: "out-of-range",
      message: `${at.path} is ${number}, outside of the range ${bounds[0]} to ${bounds[1]} given beside it`,
      where: at.where,
      mend: "change the value or the range",
    });
  return {
    value: number,
    source: source as string | undefined,
    range: bounds,
    note: note as string | undefined,
  };
}

interface LookedUp extends Record<string, Plain> {
  data: string;
}

/** `{ data: economy.gdp_usd_current, scale: 1e-9 }`: the value of the start's year, or the nearest earlier one. */
function lookUp(column: Column, leaf: LookedUp, at: LeafContext): Reading {
  const [name = "", field = ""] = leaf.data.split(".");
  const scale = (leaf["scale"] as number | undefined) ?? 1;
  const year = (leaf["year"] as number | undefined) ?? at.year;
  if (year === undefined)
    throw new MultivectorError({
      code: "lookup-year",
      message: `${at.path} does not say of which year the value is, and turns have no years`,
      where: at.where,
      mend: `write { data: ${leaf.data}, year: 2020 }`,
    });
  try {
    const found = lookup(at.table(name), { [at.key]: at.entity }, "year", year, field);
    const value = found.value * scale;
    if (value < column.range[0] || value > column.range[1]) throw leafFault(at.path, column, value, at.where);
    return {
      value,
      source: `data/${name}.csv`,
      range: undefined,
      note: found.year === year ? `year ${year}` : `year ${found.year}, the nearest before ${year}`,
    };
  } catch (e) {
    if (!(e instanceof MultivectorError) || e.where === at.where) throw e;
    throw new MultivectorError({
      code: e.code,
      message: `${at.path}: ${e.message}`,
      where: at.where,
      mend: e.mend,
    });
  }
}

function numberOf(column: Column, value: Plain, at: LeafContext): number {
  try {
    const found = writtenValue(column, value, at.reference);
    if (found !== undefined) return found;
  } catch (e) {
    if (e instanceof MultivectorError)
      throw new MultivectorError({ ...e, message: e.message, where: at.where });
    throw e;
  }
  throw leafFault(at.path, column, value, at.where);
}
