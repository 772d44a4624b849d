/** Opens a scenario: from its text, with what users set, to a compiled program. Files and tables are handed in. */
import { digestText } from "../engine/digest.ts";
import { MultivectorError, MultivectorErrors, usage } from "../engine/errors.ts";
import { compile, type Program } from "../engine/program.ts";
import { didYouMean } from "../engine/suggest.ts";
import type { World } from "../engine/world.ts";
import { bind } from "../scenario/bind.ts";
import type { NumberRow, Tables } from "../scenario/bind-context.ts";
import type { ScenarioModel } from "../scenario/binding.ts";
import type { Replaced } from "../scenario/calendars.ts";
import { INVARIANTS } from "../scenario/claims.ts";
import { type Loaded, type LoadOptions, loadLayer } from "../scenario/extends.ts";
import { type Claim, formulaFaults, formulas } from "../scenario/formula/language.ts";
import { type Override, type OverrideRecord, parseOverride } from "../scenario/overrides.ts";
import { isPlainMap, type Plain, type PlainMap } from "../scenario/plain.ts";
import { applySettings, type Settings } from "../scenario/setting.ts";
import { type Files, type Layer, parseText } from "../scenario/text.ts";
import { columnAtPath } from "../scenario/tree.ts";
import type { Uncertain } from "../scenario/uncertain.ts";
import { placeOf } from "../scenario/validate.ts";
import { departing } from "./departures.ts";
import { type Notice, noticesOf } from "./notices.ts";
import { MODELS, modelNamed } from "./registry.ts";

/** A scenario ready to be played, with what it was made of. */
export interface Opened {
  model: ScenarioModel;
  program: Program;
  /** The merged document, with what was set. */
  data: PlainMap;
  id: string;
  title: string;
  question: string;
  /** SHA-256 of the merged document without what was set, and of those that it departs from. */
  digest: string;
  overrides: OverrideRecord[];
  numbers: NumberRow[];
  /** What is not known of them, in order of their addresses. */
  uncertain: Uncertain[];
  /** From the file asked for to the root of its chain. */
  files: string[];
  /** The tables that its numbers were looked up in. */
  tables: Tables;
  /** Inherited lists of which a file of the chain took something away. */
  replaced: readonly Replaced[];
  /** What it contains and nothing plays. */
  notices(): Notice[];
  /** Whether something that runs reads what stands at a path; true of what is no number. */
  isRead(path: string): boolean;
}

/** What `openText` may be told beyond the text. */
export interface OpenOptions extends LoadOptions {
  /** What the text is called where it is at fault, and from where its `extends` is sought. */
  file?: string;
  /** `PATH=VALUE` each, laid over it. */
  sets?: readonly string[];
}

/** Of a scenario that extends no other. */
export const noFiles: Files = {
  size: () => "missing",
  read: (path) => {
    throw new MultivectorError({
      code: "file-unreadable",
      message: `${path} cannot be read: no files were handed in`,
      mend: "hand some in: openText(text, nodeFiles, …)",
    });
  },
  resolve: (_, ref) => ref,
};

/** Of a scenario that looks no number up. */
export const noTables: Tables = (name) => {
  throw new MultivectorError({
    code: "unknown-table",
    message: `there is no table "${name}": no tables were handed in`,
    mend: "write the number itself, or hand tables in: openText(text, files, nodeTables)",
  });
};

/**
 * A scenario's text to a compiled program, with no file system underneath.
 *
 * @param files gives the texts that it extends @param tables numbers that it looks up @param models those it may name
 * @throws MultivectorError or MultivectorErrors, each with its place
 */
export function openText(
  text: string,
  files: Files,
  tables: Tables,
  models: readonly ScenarioModel[] = MODELS,
  { file = "scenario.yaml", sets = [], ...options }: OpenOptions = {},
): Opened {
  return openLoaded(loadLayer(parseText(text, file), files, options), sets, tables, models);
}

/** The same of a scenario that has been read, with all that it extends. */
export function openLoaded(
  loaded: Loaded,
  sets: readonly string[],
  tables: Tables,
  models: readonly ScenarioModel[] = MODELS,
): Opened {
  try {
    return opened(loaded, sets.map(parseOverride), tables, models);
  } catch (e) {
    throw e instanceof MultivectorError ? blamed(e) : e;
  }
}

function opened(
  loaded: Loaded,
  given: readonly Override[],
  tables: Tables,
  models: readonly ScenarioModel[],
): Opened {
  const named = given.findLast((o) => o.segments.join(".") === "model");
  const origin = new Map(named ? [["model", named.argument]] : []);
  const model = modelNamed(
    String(named?.value ?? loaded.data["model"] ?? models[0]?.id),
    models,
    placeOf(loaded, "model", origin),
  );
  const applied = applySettings(loaded, given, model, (o, data) => reaching(o, data, model));
  const layer = { ...loaded, data: applied.data };
  const bound = bind(
    layer,
    model,
    tables,
    applied.origins,
    loaded.proven !== undefined && given.length === 0,
  );
  const settled = (standing: Layer) =>
    applySettings(standing, [], model, (o, data) => reaching(o, data, model));
  const standing = { ...loaded, proven: loaded.proven !== undefined, said: false };
  const isSet = given.length > 0;
  const before = ownReference(given) ? [] : isSet ? [...loaded.departs, standing] : loaded.departs;
  const world = departing(bound, before, isSet, model, tables, settled);
  const program = compiled(layer, model, world, applied.origins);
  const isRead = readIn(model, program);
  refuseInert(applied, isRead);
  const { data, origins } = applied;
  const place = (path: string) => placeOf(layer, path, origins);
  const isOwn = (path: string) =>
    /^--set /.test(place(path)) || place(path).startsWith(`${loaded.files[0]}:`);
  const { uncertain } = bound;
  const { replaced } = loaded;
  return {
    model,
    program,
    data,
    id: bound.world.id,
    title: String(data["title"] ?? bound.world.id),
    question: String(data["question"] ?? ""),
    digest: loaded.proven ?? digestOf(loaded),
    overrides: applied.records,
    numbers: bound.numbers,
    uncertain,
    files: loaded.files,
    tables,
    replaced,
    notices: () => noticesOf({ model, program, data, uncertain, replaced, place, isOwn, isRead }),
    isRead,
  };
}

/** Whether users take the world that they set for one at rest; to name another is for a file, which is read before. */
function ownReference(given: readonly Override[]): boolean {
  const set = given.findLast((o) => o.segments.join(".") === "reference");
  if (!set || set.value === true) return set !== undefined;
  throw usage(
    "set-reference",
    "only a file can name its reference",
    "write --set reference=true to take the scenario, with all that is set, for a world at rest",
    set.argument,
  );
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
    const program = compile(model, world, formulas);
    const faults = formulaFaults(program, claimsOf(layer.data, place));
    if (faults.length === 1) throw faults[0];
    if (faults.length > 1) throw new MultivectorErrors(faults);
    return program;
  } catch (e) {
    if (e instanceof MultivectorErrors) throw new MultivectorErrors(e.all.map((one) => located(one, place)));
    throw e instanceof MultivectorError ? located(e, place) : e;
  }
}

/** The compiler knows a number only by its path; people want the line of the entry that lacks it. */
function located(e: MultivectorError, place: (path: string) => string): MultivectorError {
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
    ["invariants", INVARIANTS],
  ] as const) {
    const list = data[key];
    (Array.isArray(list) ? list : []).forEach((entry, k) => {
      for (const field of fields)
        if (isPlainMap(entry)) add(entry[field], `${key}.${k}.${field}`, field !== "nondecreasing");
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
  throw usage(
    "unknown-path",
    `there is no ${id} in ${key}`,
    didYouMean(id, known, known.length ? `known here: ${known.join(", ")}` : `there are no ${key} here`),
    override.argument,
  );
}

/** What a `--set` brought about is the fault of the command line, not of the file. */
function blamed(e: MultivectorError): MultivectorError {
  if (e instanceof MultivectorErrors) return new MultivectorErrors(e.all.map(blamed));
  if (!e.where?.startsWith("--set ") || e.fault !== "scenario") return e;
  return new MultivectorError({ ...e, message: e.message, fault: "usage" });
}

/** Whether a number is read by something that runs. */
function readIn(model: ScenarioModel, program: Program): (path: string) => boolean {
  const parameters = new Set(
    model.mechanisms.flatMap((m) => (m.params ?? []).map((p) => `parameters.${p.id}`)),
  );
  return (path) => {
    const full = parameters.has(`parameters.${path}`) ? `parameters.${path}` : path;
    const isNumber = full.startsWith("parameters.") || columnAtPath(model, full) !== undefined;
    return !isNumber || program.address(full) !== undefined;
  };
}

/** What a user sets must reach something that runs: a number that nothing reads would be silently wrong science. */
function refuseInert(applied: Settings, isRead: (path: string) => boolean): void {
  const refuse = (what: string, path: string) => {
    throw usage(
      "inert",
      `${what}, but nothing in this scenario reads it`,
      "switch the mechanism on that reads it, or leave it out",
      applied.origins.get(path) ?? path,
    );
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

function digestOf({ data, departs }: Loaded): string {
  return digestText(stable(departs.length === 0 ? data : { data, departs: departs.map((d) => d.data) }));
}

/** JSON with keys in code-unit order: the same text whatever order the file had. */
export function stable(value: unknown): string {
  return JSON.stringify(value, (_, v) =>
    v !== null && typeof v === "object" && !Array.isArray(v)
      ? Object.fromEntries(Object.entries(v).sort(([a], [b]) => (a < b ? -1 : 1)))
      : v,
  );
}
