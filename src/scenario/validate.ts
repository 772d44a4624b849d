/** Checks a merged document against the model's schema, and says every fault with its place and its mend. */
import type * as z from "zod";
import type { Column } from "../engine/column.ts";
import { MultivectorError } from "../engine/errors.ts";
import { didYouMean, nearest } from "../engine/suggest.ts";
import type { ScenarioModel } from "./binding.ts";
import { leafFaults, shown } from "./faults.ts";
import { lineFaults } from "./lines.ts";
import { isPlainMap, type Plain, type PlainMap } from "./plain.ts";
import { scenarioSchema } from "./schema.ts";
import { keysAt } from "./shape.ts";
import { type Layer, placeText } from "./text.ts";
import { type Branch, treeOf } from "./tree.ts";

const schemas = new WeakMap<ScenarioModel, z.ZodObject>();

/** Where a path is written: the argument of `--set` that set it, else file:line:col, else the path itself. */
export function placeOf(layer: Layer, path: string, origins?: ReadonlyMap<string, string>): string {
  for (let here = path; here !== ""; here = parentOf(here)) {
    const argument = origins?.get(here);
    if (argument) return argument;
  }
  // What holds something that was set is as it is because of that.
  for (const [set, argument] of origins ?? []) if (set.startsWith(`${path}.`)) return argument;
  for (let here = path; here !== ""; here = parentOf(here)) {
    const place = layer.positions.get(here);
    if (place) return placeText(place);
  }
  return layer.file === "" ? path : `${layer.file}: ${path}`;
}

const parentOf = (path: string) => path.slice(0, Math.max(0, path.lastIndexOf(".")));

/** A fault, and the keys that lead to what is at fault. */
export interface Found {
  path: readonly string[];
  error: MultivectorError;
}

export function validate(layer: Layer, model: ScenarioModel, origins?: ReadonlyMap<string, string>): Found[] {
  let schema = schemas.get(model);
  if (!schema) {
    schema = scenarioSchema(model);
    schemas.set(model, schema);
  }
  const named = lineFaults(layer.data, (path) => placeOf(layer, path, origins));
  const result = schema.safeParse(layer.data);
  if (result.success) return named;
  const at: Context = { layer, schema, model, tree: treeOf(model), origins };
  return [...named, ...result.error.issues.flatMap((issue) => faultsOf(issue, [], at))];
}

interface Context {
  layer: Layer;
  schema: z.ZodObject;
  model: ScenarioModel;
  tree: Branch;
  origins: ReadonlyMap<string, string> | undefined;
}

function faultsOf(issue: z.core.$ZodIssue, above: readonly string[], at: Context): Found[] {
  const path = [...above, ...issue.path.map(String)];
  // Parameters are checked where their unit and range are known.
  if (path[0] === "parameters" && path.length > 1) return [];
  const leaf = columnAt(at.tree, path);
  if (leaf) {
    const name = leaf.path.join(".");
    const value = valueAt(at.layer.data, leaf.path);
    const errors = leafFaults(name, leaf.column, value, (p) => placeOf(at.layer, p, at.origins));
    return errors.map((error) => ({ path: leaf.path, error }));
  }
  if (issue.code === "unrecognized_keys") return issue.keys.map((key) => unknownKey(path, key, at));
  if (issue.code === "invalid_union") {
    const closest = closestOption(issue.errors);
    if (closest) return closest.flatMap((inner) => faultsOf(inner, path, at));
  }
  const name = path.join(".");
  const value = valueAt(at.layer.data, path);
  const where = placeOf(at.layer, name, at.origins);
  return [{ path, error: new MultivectorError({ ...saidOf(issue, name, value, path, at), where }) }];
}

/** The faults within the kind of value that was meant: the option that fails furthest inside. */
function closestOption(
  options: readonly (readonly z.core.$ZodIssue[])[],
): readonly z.core.$ZodIssue[] | undefined {
  const inner = options.filter(
    (issues) => !issues.some((i) => i.path.length === 0 && i.code === "invalid_type"),
  );
  const depth = (issues: readonly z.core.$ZodIssue[]) => Math.max(...issues.map((i) => i.path.length));
  return [...inner].sort((a, b) => depth(b) - depth(a))[0];
}

const KINDS: Readonly<Record<string, string>> = {
  object: "a map",
  record: "a map",
  array: "a list",
  tuple: "a list",
  string: "a text",
  number: "a number",
  int: "a whole number",
  boolean: "true or false",
};

interface Said {
  code: string;
  message: string;
  mend: string;
}

function saidOf(
  issue: z.core.$ZodIssue,
  name: string,
  value: Plain | undefined,
  path: readonly string[],
  at: Context,
): Said {
  if (value === undefined) return { code: "missing-value", message: `${name} is missing`, mend: "write it" };
  const is = `${name} is ${shown(value)}`;
  switch (issue.code) {
    case "invalid_type": {
      const kind = KINDS[issue.expected] ?? issue.expected;
      const keys = kind === "a map" ? keysAt(at.schema, path) : [];
      const mend = keys.length ? `write a map with some of ${keys.join(", ")}` : `write ${kind}`;
      const text = kind === "a text" && typeof value !== "object" ? "put it in quotes" : mend;
      return { code: "invalid-value", message: `${is}, which is not ${kind}`, mend: text };
    }
    case "invalid_value": {
      const known = issue.values.map(String);
      const mend = didYouMean(String(value), known, `write one of ${known.join(", ")}`);
      return { code: "invalid-value", message: `${is}, which is not one of ${known.join(", ")}`, mend };
    }
    case "too_small":
    case "too_big": {
      const small = issue.code === "too_small";
      const bound = String(small ? issue.minimum : issue.maximum);
      if (issue.origin === "array")
        return {
          code: "invalid-value",
          message: `${is}, which has too ${small ? "few" : "many"} entries`,
          mend: `give it ${bound}`,
        };
      const message = `${is}, which is ${small ? "less" : "more"} than ${bound}`;
      return { code: "out-of-range", message, mend: "choose a value within the range" };
    }
    case "custom": {
      const { code, mend } = (issue.params ?? {}) as { code?: string; mend?: string };
      return {
        code: code ?? "invalid-value",
        message: `${name}: ${issue.message}`,
        mend: mend ?? "change it",
      };
    }
    case "invalid_union":
      return {
        code: "invalid-value",
        message: `${is}, which is not what can stand here`,
        mend: `write ${kindsOf(issue.errors).join(" or ")}`,
      };
    default: {
      const message =
        issue.code === "invalid_format" && path.at(-1) === "id" ? "not a name" : lower(issue.message);
      const mend = "use letters, digits, _ and -, beginning with a letter";
      return { code: "invalid-value", message: `${is}: ${message}`, mend };
    }
  }
}

function kindsOf(options: readonly (readonly z.core.$ZodIssue[])[]): string[] {
  const kinds = options
    .flat()
    .flatMap((i) =>
      i.code === "invalid_type"
        ? [KINDS[i.expected] ?? i.expected]
        : i.code === "invalid_value"
          ? [i.values.join(" or ")]
          : [],
    );
  return [...new Set(kinds)];
}

function unknownKey(path: readonly string[], key: string, at: Context): Found {
  const known = keysAt(at.schema, path);
  const full = [...path, key];
  const name = full.join(".");
  const where = placeOf(at.layer, name, at.origins);
  const near = nearest(key, known) ?? (path.length === 0 ? meant(name, at) : undefined);
  return {
    path: full,
    error: new MultivectorError({
      code: "unknown-key",
      message: `there is no "${key}"${path.length ? ` in ${path.join(".")}` : " in a scenario"}`,
      where,
      mend: near ? `did you mean ${near}?` : known.length ? `known here: ${known.join(", ")}` : "remove it",
    }),
  };
}

/** A parameter that was named without `parameters.` before it, and not quite right. */
function meant(name: string, at: Context): string | undefined {
  const written = [...(at.origins?.keys() ?? [])].find((k) => k === name || k.startsWith(`${name}.`)) ?? name;
  return nearest(
    written,
    at.model.mechanisms.flatMap((m) => (m.params ?? []).map((p) => p.id)),
  );
}

/** The column whose cell a path leads to or into, with the part of the path that leads to the cell. */
function columnAt(tree: Branch, path: readonly string[]): { column: Column; path: string[] } | undefined {
  let here: Branch | undefined = tree;
  for (const [k, part] of path.entries()) {
    here = here?.children.get(part) ?? here?.star?.branch;
    if (here?.column) return { column: here.column, path: path.slice(0, k + 1) };
  }
  return undefined;
}

export function valueAt(data: PlainMap, path: readonly string[]): Plain | undefined {
  let here: Plain | undefined = data;
  for (const part of path)
    here = Array.isArray(here)
      ? here[Number(part)]
      : isPlainMap(here) && Object.hasOwn(here, part)
        ? here[part]
        : undefined;
  return here;
}

const lower = (s: string) => s.charAt(0).toLowerCase() + s.slice(1);
