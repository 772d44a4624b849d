/** Reads a scenario file with all that it extends, and lays the chain into one. */
import { MultivectorError } from "../engine/errors.ts";
import { didYouMean } from "../engine/suggest.ts";
import type { Replaced } from "./calendars.ts";
import { writeOutPicks } from "./codings.ts";
import { mergeLayers } from "./merge.ts";
import { flattenParameters } from "./parameters.ts";
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

/** The merged scenario, without its `extends`; `files` from the one asked for to the root of the chain. */
export interface Loaded extends Layer {
  files: string[];
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

/** As `loadScenario`, for a scenario whose text is already read (from stdin, from an editor). */
export function loadLayer(first: Layer, files: Files, options: LoadOptions = {}, proven?: string): Loaded {
  const steps = options.migrations ?? migrations;
  const chain = [first];
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
  }
  let version: number | undefined;
  let merged: Layer | undefined;
  const replaced: Replaced[] = [];
  for (const layer of [...chain].reverse()) {
    version = versionOf(layer, version, steps);
    const { extends: _, ...data } = migrate(layer, version, steps).data;
    const written = writeOutPicks(flattenParameters({ ...layer, data }));
    merged = mergeLayers(merged, written, (r) => replaced.push(r), version < ADDS);
  }
  return { ...(merged as Layer), files: chain.map((layer) => layer.file), proven, replaced };
}

/** The path of the file that this one extends. */
function parentOf(layer: Layer, files: Files, options: LoadOptions): string | undefined {
  const ref = layer.data["extends"];
  if (ref === undefined || ref === null) return undefined;
  if (typeof ref !== "string" || ref === "")
    throw new MultivectorError({
      code: "extends-not-a-name",
      message: "'extends' is not the name of a scenario",
      where: extendsPlace(layer),
      mend: "write a name ('baseline') or a path ('./mine.yaml')",
    });
  const isPath = /[/\\]|\.ya?ml$/.test(ref);
  const tried = [files.resolve(layer.file, isPath ? ref : `${ref}.yaml`)];
  if (!isPath && options.shipped !== undefined)
    tried.push(files.resolve(`${options.shipped}/_`, `${ref}.yaml`));
  const found = tried.find((path) => files.size(path) !== "missing");
  if (found !== undefined) return found;
  throw new MultivectorError({
    code: "extends-missing",
    message: `there is no scenario "${ref}" to extend (looked for ${tried.join(", ")})`,
    where: extendsPlace(layer),
    mend: didYouMean(ref, options.names ?? [], "check the name, or write a path"),
  });
}

function refuseLongChain(chain: readonly Layer[], layer: Layer, next: string): void {
  const names = [...chain.map((l) => l.file), next];
  if (chain.some((l) => l.file === next))
    throw new MultivectorError({
      code: "extends-cycle",
      message: `scenarios extend each other in a circle: ${names.join(" → ")}`,
      where: extendsPlace(layer),
      mend: "let one of them extend nothing; to extend a shipped scenario, name the file differently from it",
    });
  if (names.length > MAX_CHAIN)
    throw new MultivectorError({
      code: "extends-depth",
      message: `the chain of 'extends' is longer than ${MAX_CHAIN}: ${names.join(" → ")}`,
      where: extendsPlace(layer),
      mend: "merge some of the files",
    });
}

function extendsPlace(layer: Layer): string {
  const place = layer.positions.get("extends");
  return place ? placeText(place) : `${layer.file}:1:1`;
}
