/** Reads a scenario file with all that it extends, and lays the chain into one. */
import { MultivectorError } from "../engine/errors.ts";
import { didYouMean } from "../engine/suggest.ts";
import type { Replaced } from "./calendars.ts";
import { writeOutPicks } from "./codings.ts";
import { mergeLayers } from "./merge.ts";
import { flattenParameters } from "./parameters.ts";
import type { Plain } from "./plain.ts";
import { type Files, type Layer, parseText, placeText, readText } from "./text.ts";
import { ADDS, migrate, migrations, versionOf } from "./version.ts";

const MAX_CHAIN = 16;

export interface LoadOptions {
  /** The folder of the scenarios that ship. */
  shipped?: string | undefined;
  /** Names that `extends` may mean, for suggestions. */
  names?: readonly string[] | undefined;
  migrations?: typeof migrations | undefined;
}

/** A scenario of a chain as it stands without what extends it. */
export interface Standing extends Layer {
  /** Whether all of its files were proven before, and nothing is left to validate. */
  proven: boolean;
  /** Whether it is said to be a reference, by itself or by another. */
  said: boolean;
}

/** The merged scenario, without its `extends`; `files` from the one asked for to the root of the chain. */
export interface Loaded extends Layer {
  files: string[];
  /** The scenarios that it departs from, its reference first: each file departs from the one that it extends. */
  departs: Standing[];
  /** Digest of the whole, where every file of the chain was proven before and nothing is left to validate. */
  proven: string | undefined;
  /** Lists of which a file of the chain took away what it inherits, root first. */
  replaced: Replaced[];
}

export function loadScenario(file: string, files: Files, options: LoadOptions = {}): Loaded {
  const first = readLayer(file, files);
  return loadLayer(first.layer, files, options, first.proven);
}

/** What was parsed last of each file: scenarios share most of what they extend, and nothing writes into a layer. */
const parsed = new WeakMap<Files, Map<string, { text: string; layer: Layer }>>();

function readLayer(file: string, files: Files): { layer: Layer; proven: string | undefined } {
  const text = readText(files, file);
  const proven = files.proven?.(file, text);
  if (proven) return { layer: proven, proven: proven.digest };
  const known = parsed.get(files) ?? new Map<string, { text: string; layer: Layer }>();
  parsed.set(files, known);
  const last = known.get(file);
  if (last?.text === text) return { layer: last.layer, proven: undefined };
  const layer = parseText(text, file);
  known.set(file, { text, layer });
  return { layer, proven: undefined };
}

/**
 * As `loadScenario`, for a scenario whose text is already read (from stdin, from an editor).
 *
 * @param asking files that are being loaded for their reference
 */
export function loadLayer(
  first: Layer,
  files: Files,
  options: LoadOptions = {},
  proven?: string,
  asking: readonly string[] = [],
): Loaded {
  const steps = options.migrations ?? migrations;
  const chain = [first];
  const provenOf = [proven !== undefined];
  for (
    let layer = first, next = parentOf(layer, files, options);
    next;
    next = parentOf(layer, files, options)
  ) {
    refuseLongChain(chain, layer, next);
    const read = readLayer(next, files);
    layer = read.layer;
    if (read.proven === undefined) proven = undefined;
    chain.push(layer);
    provenOf.push(read.proven !== undefined);
  }
  let version: number | undefined;
  let merged: Layer | undefined;
  const replaced: Replaced[] = [];
  /** The chain merged so far, from the root on. */
  const standing: Standing[] = [];
  for (let k = chain.length - 1; k >= 0; k--) {
    const layer = chain[k]!;
    version = versionOf(layer, version, steps);
    const { extends: _, ...data } = migrate(layer, version, steps).data;
    const written = writeOutPicks(flattenParameters({ ...layer, data }));
    // Which world is a reference is said of a file, not of those that extend it.
    if (merged) merged = without(merged, "reference");
    merged = mergeLayers(merged, written, (r) => replaced.push(r), version < ADDS);
    const said = layer.data["reference"] === true;
    standing.push({ ...merged, proven: provenOf.slice(k).every(Boolean), said });
  }
  const departs = departsFrom(chain, standing, (name, layer) => {
    const file = fileOf(name, layer, REFERENCE, files, options);
    const asked = [...asking, ...chain.map((l) => l.file)];
    if (asking.includes(file) || chain[0]!.file === file)
      throw circular([...asking, first.file, file], layer);
    const read = readLayer(file, files);
    const { departs: before, ...found } = loadLayer(read.layer, files, options, read.proven, asked);
    return [...before, { ...found, proven: found.proven !== undefined, said: true }];
  });
  return { ...(merged as Layer), files: chain.map((layer) => layer.file), departs, proven, replaced };
}

/**
 * The nearest scenario of the chain that says `reference: true`, or the one that it names, or else the root, and from
 * there on each up to the parent of the first.
 *
 * @param chain from the file asked for to the root @param standing the same merged, from the root on
 */
function departsFrom(
  chain: readonly Layer[],
  standing: readonly Standing[],
  named: (name: string, layer: Layer) => Standing[],
): Standing[] {
  const at = chain.findIndex(({ data }) => data["reference"] === true || isName(data["reference"]));
  const last = at < 0 ? chain.length - 1 : at;
  const name = chain[last]!.data["reference"];
  const own = standing.slice(chain.length - 1 - last, -1);
  if (!isName(name)) return own;
  return [...named(name, chain[last]!), ...own];
}

const isName = (value: Plain | undefined): value is string => typeof value === "string" && value !== "";

function without(layer: Layer, key: string): Layer {
  const { [key]: _, ...data } = layer.data;
  return { ...layer, data };
}

function circular(names: readonly string[], layer: Layer): MultivectorError {
  return new MultivectorError({
    code: "reference-cycle",
    message: `scenarios are each other's reference in a circle: ${names.join(" → ")}`,
    where: placeIn(layer, "reference"),
    mend: "write 'reference: true' in the one that is at rest",
  });
}

/** A scenario may name another in two ways; what is said of one that is missing. */
interface Naming {
  key: string;
  use: string;
}

const EXTENDS: Naming = { key: "extends", use: "to extend" };
const REFERENCE: Naming = { key: "reference", use: "to be the reference" };

/** The path of the file that this one extends. */
function parentOf(layer: Layer, files: Files, options: LoadOptions): string | undefined {
  const ref = layer.data["extends"];
  if (ref === undefined || ref === null) return undefined;
  if (typeof ref !== "string" || ref === "")
    throw new MultivectorError({
      code: "extends-not-a-name",
      message: "'extends' is not the name of a scenario",
      where: placeIn(layer, "extends"),
      mend: "write a name ('baseline') or a path ('./mine.yaml')",
    });
  return fileOf(ref, layer, EXTENDS, files, options);
}

function fileOf(ref: string, layer: Layer, { key, use }: Naming, files: Files, options: LoadOptions): string {
  const isPath = /[/\\]|\.ya?ml$/.test(ref);
  const tried = [files.resolve(layer.file, isPath ? ref : `${ref}.yaml`)];
  if (!isPath && options.shipped !== undefined)
    tried.push(files.resolve(`${options.shipped}/_`, `${ref}.yaml`));
  const found = tried.find((path) => files.size(path) !== "missing");
  if (found !== undefined) return found;
  throw new MultivectorError({
    code: `${key}-missing`,
    message: `there is no scenario "${ref}" ${use} (looked for ${tried.join(", ")})`,
    where: placeIn(layer, key),
    mend: didYouMean(ref, options.names ?? [], "check the name, or write a path"),
  });
}

function refuseLongChain(chain: readonly Layer[], layer: Layer, next: string): void {
  const names = [...chain.map((l) => l.file), next];
  if (chain.some((l) => l.file === next))
    throw new MultivectorError({
      code: "extends-cycle",
      message: `scenarios extend each other in a circle: ${names.join(" → ")}`,
      where: placeIn(layer, "extends"),
      mend: "let one of them extend nothing; to extend a shipped scenario, name the file differently from it",
    });
  if (names.length > MAX_CHAIN)
    throw new MultivectorError({
      code: "extends-depth",
      message: `the chain of 'extends' is longer than ${MAX_CHAIN}: ${names.join(" → ")}`,
      where: placeIn(layer, "extends"),
      mend: "merge some of the files",
    });
}

function placeIn(layer: Layer, key: string): string {
  const place = layer.positions.get(key);
  return place ? placeText(place) : `${layer.file}:1:1`;
}
