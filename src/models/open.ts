/** Opens a scenario: from a name or a file, with what users set, to a compiled program. */
import { resolve } from "node:path";
import { digestText } from "../engine/digest.ts";
import { MultivectorError, MultivectorErrors } from "../engine/errors.ts";
import { type Claim, formulaFaults } from "../engine/measure.ts";
import { compile, type Program } from "../engine/program.ts";
import { bind } from "../engine/scenario/bind.ts";
import type { ScenarioModel } from "../engine/scenario/binding.ts";
import type { NumberRow } from "../engine/scenario/cells.ts";
import { type Loaded, loadLayer, loadScenario } from "../engine/scenario/extends.ts";
import { type Override, type OverrideRecord, parseOverride } from "../engine/scenario/overrides.ts";
import { isPlainMap, type Plain, type PlainMap } from "../engine/scenario/plain.ts";
import { applySettings, type Settings } from "../engine/scenario/setting.ts";
import { didYouMean } from "../engine/scenario/suggest.ts";
import { type Layer, parseText } from "../engine/scenario/text.ts";
import { columnAtPath } from "../engine/scenario/tree.ts";
import type { Uncertain } from "../engine/scenario/uncertain.ts";
import { placeOf } from "../engine/scenario/validate.ts";
import type { World } from "../engine/world.ts";
import { nodeFiles, nodeTables, SHIPPED, shippedNames, standardInput } from "./edge.ts";
import { modelNamed } from "./registry.ts";

export interface Opened {
  model: ScenarioModel;
  program: Program;
  /** The merged document, with what was set. */
  data: PlainMap;
  id: string;
  title: string;
  question: string;
  /** SHA-256 of the merged document without what was set. */
  digest: string;
  overrides: OverrideRecord[];
  numbers: NumberRow[];
  /** What is not known of them, in order of their addresses. */
  uncertain: Uncertain[];
  /** From the file asked for to the root of its chain. */
  files: string[];
}

/** @param ref the name of a scenario that ships, a path, or `-` for standard input @param sets `PATH=VALUE` each */
export function openScenario(ref: string, sets: readonly string[] = []): Opened {
  const given = sets.map(parseOverride);
  const loaded = load(ref);
  try {
    return opened(loaded, given);
  } catch (e) {
    throw e instanceof MultivectorError ? blamed(e) : e;
  }
}

function opened(loaded: Loaded, given: readonly Override[]): Opened {
  const named = given.findLast((o) => o.segments.join(".") === "model");
  const origin = new Map(named ? [["model", named.argument]] : []);
  const model = modelNamed(
    String(named?.value ?? loaded.data["model"] ?? "central-asia"),
    placeOf(loaded, "model", origin),
  );
  const applied = applySettings(loaded, given, model, (o, data) => reaching(o, data, model));
  const layer = { ...loaded, data: applied.data };
  const bound = bind(
    layer,
    model,
    nodeTables,
    applied.origins,
    loaded.proven !== undefined && given.length === 0,
  );
  const program = compiled(layer, model, bound.world, applied.origins);
  refuseInert(applied, model, program);
  const { data } = applied;
  return {
    model,
    program,
    data,
    id: bound.world.id,
    title: String(data["title"] ?? bound.world.id),
    question: String(data["question"] ?? ""),
    digest: loaded.proven ?? digestText(stable(loaded.data)),
    overrides: applied.records,
    numbers: bound.numbers,
    uncertain: bound.uncertain,
    files: loaded.files,
  };
}

/** The program, with the places of numbers that are missing, and all formulas proven. */
function compiled(
  layer: Layer,
  model: ScenarioModel,
  world: World,
  origins: ReadonlyMap<string, string>,
): Program {
  const place = (path: string) => placeOf(layer, path, origins);
  try {
    const program = compile(model, world);
    const faults = formulaFaults(program, claimsOf(layer.data, place));
    if (faults.length === 1) throw faults[0];
    if (faults.length > 1) throw new MultivectorErrors(faults);
    return program;
  } catch (e) {
    if (e instanceof MultivectorErrors) throw new MultivectorErrors(e.all.map((one) => placed(one, place)));
    throw e instanceof MultivectorError ? placed(e, place) : e;
  }
}

/** The compiler knows a number only by its path; people want the line of the entry that lacks it. */
function placed(e: MultivectorError, place: (path: string) => string): MultivectorError {
  if (e.code !== "missing-value" || e.where === undefined) return e;
  return new MultivectorError({ ...e, message: e.message, where: place(e.where) });
}

function claimsOf(data: PlainMap, place: (path: string) => string): Claim[] {
  const claims: Claim[] = [];
  const add = (formula: Plain | undefined, path: string, condition: boolean) => {
    if (typeof formula === "string") claims.push({ formula, where: place(path), condition });
  };
  for (const [id, formula] of Object.entries(isPlainMap(data["outcomes"]) ? data["outcomes"] : {}))
    add(formula, `outcomes.${id}`, false);
  for (const [key, fields] of [
    ["schedule", ["when"]],
    ["invariants", ["never", "always"]],
  ] as const) {
    const list = data[key];
    (Array.isArray(list) ? list : []).forEach((entry, k) => {
      for (const field of fields) if (isPlainMap(entry)) add(entry[field], `${key}.${k}.${field}`, true);
    });
  }
  return claims;
}

/**
 * An override with the name of its entry as the file has it: `pairs.UZB-KAZ` is `pairs.KAZ-UZB`. One number of an
 * entry that does not exist is refused: it is a slip of the pen, not a new state of which all else is missing.
 */
function reaching(override: Override, data: PlainMap, model: ScenarioModel): Override {
  const [key = "", id = "", ...rest] = override.segments;
  const entries = data[key];
  if (rest.length === 0 || !isPlainMap(entries) || Object.hasOwn(entries, id)) return override;
  const other = id.split("-").reverse().join("-");
  if (key === "pairs" && Object.hasOwn(entries, other))
    return { ...override, segments: [key, other, ...rest] };
  if (!model.sections.some((s) => s.key === key)) return override;
  const known = Object.keys(entries).filter((k) => k !== "source");
  throw new MultivectorError({
    code: "unknown-path",
    message: `there is no ${id} in ${key}`,
    where: override.argument,
    mend: didYouMean(
      id,
      known,
      known.length ? `known here: ${known.join(", ")}` : `there are no ${key} here`,
    ),
    fault: "usage",
  });
}

/** What a `--set` brought about is the fault of the command line, not of the file. */
function blamed(e: MultivectorError): MultivectorError {
  if (e instanceof MultivectorErrors) return new MultivectorErrors(e.all.map(blamed));
  if (!e.where?.startsWith("--set ") || e.fault !== "scenario") return e;
  return new MultivectorError({ ...e, message: e.message, fault: "usage" });
}

/** Title and question of each scenario that ships, in order of their names; none is compiled for it. */
export function readShipped(): { id: string; title: string; question: string }[] {
  return shippedNames().map((id) => {
    const { data } = load(id);
    return { id, title: String(data["title"] ?? id), question: String(data["question"] ?? "") };
  });
}

function load(ref: string): Loaded {
  const options = { shipped: SHIPPED, names: shippedNames() };
  if (ref === "-") return loadLayer(parseText(standardInput(), "stdin"), nodeFiles, options);
  if (options.names.includes(ref)) return loadScenario(resolve(SHIPPED, `${ref}.yaml`), nodeFiles, options);
  const path = resolve(ref);
  if (ref === "" || nodeFiles.size(path) === "missing")
    throw new MultivectorError({
      code: "unknown-scenario",
      message: `there is no scenario or file "${ref}"`,
      where: ref,
      mend: didYouMean(ref, options.names, `name a file, or one of ${options.names.join(", ")}`),
      fault: "usage",
    });
  return loadScenario(path, nodeFiles, options);
}

/** What a user sets must reach something that runs: a number that nothing reads would be silently wrong science. */
function refuseInert(applied: Settings, model: ScenarioModel, program: Program): void {
  const parameters = new Set(
    model.mechanisms.flatMap((m) => (m.params ?? []).map((p) => `parameters.${p.id}`)),
  );
  const isRead = (path: string) => {
    const full = parameters.has(`parameters.${path}`) ? `parameters.${path}` : path;
    const isNumber = full.startsWith("parameters.") || columnAtPath(model, full) !== undefined;
    return !isNumber || program.address(full) !== undefined;
  };
  const refuse = (what: string, path: string) => {
    throw new MultivectorError({
      code: "inert",
      message: `${what}, but nothing in this scenario reads it`,
      where: applied.origins.get(path) ?? path,
      mend: "switch the mechanism on that reads it, or leave it out",
      fault: "usage",
    });
  };
  for (const { path } of applied.records)
    if (!applied.byReading.has(path) && !isRead(path)) refuse(`${path} is set`, path);
  // A reading may say more than a scenario plays, but not only that.
  for (const { coding, reading, changes } of applied.picked) {
    const paths = changes.map((c) => c.segments.join("."));
    if (paths.length > 0 && !paths.some(isRead))
      refuse(`${coding}=${reading} is picked`, `codings.${coding}.reading`);
  }
}

/** JSON with keys in code-unit order: the same text whatever order the file had. */
export function stable(value: unknown): string {
  return JSON.stringify(value, (_, v) =>
    v !== null && typeof v === "object" && !Array.isArray(v)
      ? Object.fromEntries(Object.entries(v).sort(([a], [b]) => (a < b ? -1 : 1)))
      : v,
  );
}
