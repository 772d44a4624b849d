/** What is wrong with one written number, date, switch or name. */
import { type Column, wanted } from "../engine/column.ts";
import { MultivectorError } from "../engine/errors.ts";
import { didYouMean } from "../engine/suggest.ts";
import { NUMBER_FIELDS } from "./number.ts";
import { isPlainMap, type Plain, type PlainMap } from "./plain.ts";

const LOOKUP_FIELDS: ReadonlySet<string> = new Set(["data", "scale", "year", "note"]);

/** What a column takes, for the message when it was given something else. */
export function leafFault(
  path: string,
  column: Pick<Column, "unit" | "range" | "doc" | "kind" | "choices" | "of">,
  value: Plain | undefined,
  where: string,
): MultivectorError {
  const inner = isPlainMap(value) ? value["value"] : value;
  const numeric = typeof inner === "number" && !["choice", "date", "reference"].includes(column.kind ?? "");
  return new MultivectorError({
    code:
      column.kind === "date"
        ? "date"
        : inner === undefined
          ? "missing-value"
          : numeric
            ? "out-of-range"
            : "invalid-value",
    message: `${path} is ${shown(inner)}, which is not ${wanted(column)}: ${lower(column.doc)}`,
    where,
    mend: column.choices
      ? didYouMean(String(inner), column.choices, `write one of ${column.choices.join(", ")}`)
      : `write ${wanted(column)}, bare or as {value, unit, range, source, note}`,
  });
}

/** All that is wrong with a value in the place of a number; of a map, field by field. */
export function leafFaults(
  path: string,
  column: Column,
  value: Plain | undefined,
  place: (path: string) => string,
): MultivectorError[] {
  if (!isPlainMap(value)) return [leafFault(path, column, value, place(path))];
  const faults = fieldFaults(
    path,
    value,
    Object.hasOwn(value, "data") ? LOOKUP_FIELDS : NUMBER_FIELDS,
    place,
  );
  return faults.length > 0 ? faults : [leafFault(path, column, value, place(path))];
}

/** What is wrong with the fields beside a number. */
export function fieldFaults(
  path: string,
  map: PlainMap,
  fields: ReadonlySet<string>,
  place: (path: string) => string,
): MultivectorError[] {
  return Object.entries(map).flatMap(([key, value]) => {
    const where = place(`${path}.${key}`);
    if (!fields.has(key))
      return new MultivectorError({
        code: "unknown-key",
        message: `there is no "${key}" in ${path}`,
        where,
        mend: didYouMean(key, fields, `known here: ${[...fields].join(", ")}`),
      });
    const field = FIELDS[key];
    if (!field || field.takes(value)) return [];
    return new MultivectorError({
      code: "invalid-value",
      message: `${path}.${key} is ${shown(value)}, which is not ${field.what}`,
      where,
      mend: `write ${field.what}`,
    });
  });
}

const text = { what: "a text", takes: (v: Plain) => typeof v === "string" };
const isPair = (v: Plain) =>
  Array.isArray(v) && v.length === 2 && v.every((n) => typeof n === "number") && Number(v[0]) <= Number(v[1]);
const FIELDS: Readonly<Record<string, { what: string; takes(value: Plain): boolean }>> = {
  unit: text,
  source: text,
  note: text,
  range: { what: "two numbers, [least, greatest]", takes: isPair },
  data: { what: "TABLE.COLUMN of data/", takes: (v) => typeof v === "string" },
  scale: { what: "a number", takes: (v) => typeof v === "number" },
  year: { what: "a year", takes: (v) => Number.isInteger(v) },
};

export function shown(value: Plain | undefined): string {
  if (value === undefined) return "missing";
  const said = JSON.stringify(value);
  return said.length > 60 ? `${said.slice(0, 57)}...` : said;
}

const lower = (s: string) => s.charAt(0).toLowerCase() + s.slice(1);
