/** Checks a merged document against the model's schema, and says every fault with its place and its mend. */
import type { z } from "zod";
import type { Column } from "../column.ts";
import { MultivectorError, MultivectorErrors } from "../errors.ts";
import type { ScenarioModel } from "./binding.ts";
import { isPlainMap, type Plain, type PlainMap } from "./plain.ts";
import { scenarioSchema } from "./schema.ts";
import { nearest } from "./suggest.ts";
import { type Layer, placeText } from "./text.ts";
import { type Branch, pathTree, writableColumns } from "./tree.ts";

const schemas = new WeakMap<ScenarioModel, z.ZodObject>();

/** Where a path is written: the argument of `--set` that set it, else file:line:col, else the path itself. */
export function placeOf(layer: Layer, path: string, origins?: ReadonlyMap<string, string>): string {
  for (let here = path; here !== ""; here = here.split(".").slice(0, -1).join(".")) {
    const argument = origins?.get(here);
    if (argument) return argument;
    const place = layer.positions.get(here);
    if (place) return placeText(place);
  }
  return layer.file === "" ? path : `${layer.file}: ${path}`;
}

export function validate(layer: Layer, model: ScenarioModel, origins?: ReadonlyMap<string, string>): void {
  let schema = schemas.get(model);
  if (!schema) {
    schema = scenarioSchema(model);
    schemas.set(model, schema);
  }
  const result = schema.safeParse(layer.data);
  if (result.success) return;
  const tree = pathTree(writableColumns(model));
  const faults = result.error.issues.flatMap((issue) => faultsOf(issue, layer, tree, schema, origins));
  throw faults.length === 1 ? faults[0] : new MultivectorErrors(faults);
}

function faultsOf(
  issue: z.core.$ZodIssue,
  layer: Layer,
  tree: Branch,
  schema: z.ZodObject,
  origins?: ReadonlyMap<string, string>,
): MultivectorError[] {
  const path = issue.path.map(String);
  const name = path.join(".");
  if (issue.code === "unrecognized_keys")
    return issue.keys.map((key) =>
      unknownKey(path, key, tree, schema, placeOf(layer, [...path, key].join("."), origins)),
    );
  const column = columnAt(tree, path);
  const value = valueAt(layer.data, path);
  const where = placeOf(layer, name, origins);
  if (column) return [leafFault(name, column, value, where)];
  if (issue.code === "invalid_union") {
    const inner = issue.errors.flat().find((i) => i.code === "unrecognized_keys");
    if (inner && "keys" in inner)
      return [unknownKey([...path, ...inner.path.map(String)], inner.keys[0] as string, tree, schema, where)];
  }
  return [
    new MultivectorError({
      code: "invalid-value",
      message: `${name} is ${shown(value)}: ${lower(issue.message)}`,
      where,
      mend: "see the schema: multivector schema",
    }),
  ];
}

/** What a column takes, for the message when it was given something else. */
export function leafFault(
  path: string,
  column: Column,
  value: Plain | undefined,
  where: string,
): MultivectorError {
  return new MultivectorError({
    code: typeof numberIn(value) === "number" ? "out-of-range" : "invalid-value",
    message: `${path} is ${shown(value)}, which is not ${expected(column)}: ${lower(column.doc)}`,
    where,
    mend: column.choices
      ? `write one of ${column.choices.join(", ")}`
      : `write ${expected(column)}, bare or as {value, unit, range, source, note}`,
  });
}

function expected(column: Column): string {
  const [low, high] = column.range;
  switch (column.kind ?? "number") {
    case "boolean":
      return "true or false";
    case "date":
      return "a date such as 1953-05-17";
    case "choice":
      return `one of ${(column.choices ?? []).join(", ")}`;
    case "reference":
      return `the id of an entry of ${column.of}`;
    default:
      return `${column.kind === "integer" ? "a whole number" : "a number"} from ${low} to ${high} (${column.unit})`;
  }
}

function unknownKey(
  path: string[],
  key: string,
  tree: Branch,
  schema: z.ZodObject,
  where: string,
): MultivectorError {
  const known = path.length === 0 ? Object.keys(schema.shape) : keysAt(tree, path);
  const near = nearest(key, known);
  return new MultivectorError({
    code: "unknown-key",
    message: `there is no "${key}"${path.length ? ` in ${path.join(".")}` : " in a scenario"}`,
    where,
    mend: near ? `did you mean ${near}?` : known.length ? `known here: ${known.join(", ")}` : "remove it",
  });
}

function keysAt(tree: Branch, path: readonly string[]): string[] {
  const here = branchAt(tree, path);
  return here ? [...here.children.keys(), "source"] : [];
}

function columnAt(tree: Branch, path: readonly string[]): Column | undefined {
  for (let n = path.length; n > 0; n--) {
    const found = branchAt(tree, path.slice(0, n))?.column;
    if (found) return found;
  }
  return undefined;
}

function branchAt(tree: Branch, path: readonly string[]): Branch | undefined {
  let here: Branch | undefined = tree;
  for (const part of path) here = here?.children.get(part) ?? here?.star?.branch;
  return here;
}

function valueAt(data: PlainMap, path: readonly string[]): Plain | undefined {
  let here: Plain | undefined = data;
  for (const part of path)
    here = Array.isArray(here)
      ? here[Number(part)]
      : isPlainMap(here) && Object.hasOwn(here, part)
        ? here[part]
        : undefined;
  return here;
}

function numberIn(value: Plain | undefined): unknown {
  return isPlainMap(value) ? value["value"] : value;
}

function shown(value: Plain | undefined): string {
  if (value === undefined) return "missing";
  const said = JSON.stringify(value);
  return said.length > 60 ? `${said.slice(0, 57)}...` : said;
}

const lower = (s: string) => s.charAt(0).toLowerCase() + s.slice(1);
