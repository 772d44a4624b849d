/** Opens a scenario: from a name or a file, with what users set, to a compiled program. */
import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { digestText } from "../engine/digest.ts";
import { MultivectorError } from "../engine/errors.ts";
import { compile, type Program } from "../engine/program.ts";
import { bind } from "../engine/scenario/bind.ts";
import type { ScenarioModel } from "../engine/scenario/binding.ts";
import type { NumberRow } from "../engine/scenario/cells.ts";
import { type Loaded, loadLayer, loadScenario } from "../engine/scenario/extends.ts";
import { applyOverrides, type OverrideRecord, parseOverride } from "../engine/scenario/overrides.ts";
import type { PlainMap } from "../engine/scenario/plain.ts";
import { didYouMean } from "../engine/scenario/suggest.ts";
import { MAX_BYTES, parseText } from "../engine/scenario/text.ts";
import { columnAtPath } from "../engine/scenario/tree.ts";
import { nodeFiles, nodeTables, SHIPPED, shippedNames } from "./edge.ts";
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
  /** From the file asked for to the root of its chain. */
  files: string[];
}

/** @param ref the name of a scenario that ships, a path, or `-` for standard input @param sets `PATH=VALUE` each */
export function openScenario(ref: string, sets: readonly string[] = []): Opened {
  const overrides = sets.map(parseOverride);
  const loaded = load(ref);
  const named =
    overrides.find((o) => o.segments[0] === "model")?.value ?? loaded.data["model"] ?? "central-asia";
  const model = modelNamed(String(named), loaded.file);
  const parameters = model.mechanisms.flatMap((m) => (m.params ?? []).map((p) => p.id));
  const applied = applyOverrides(loaded.data, overrides, parameters);
  const bound = bind({ ...loaded, data: applied.data }, model, nodeTables, applied.origins);
  const program = compile(model, bound.world);
  refuseInert(applied.records, applied.origins, model, program);
  const { data } = applied;
  return {
    model,
    program,
    data,
    id: bound.world.id,
    title: String(data["title"] ?? bound.world.id),
    question: String(data["question"] ?? ""),
    digest: digestText(stable(loaded.data)),
    overrides: applied.records,
    numbers: bound.numbers,
    files: loaded.files,
  };
}

function load(ref: string): Loaded {
  const options = { shipped: SHIPPED, names: shippedNames() };
  if (ref === "-") {
    const text = readFileSync(0, "utf8");
    if (text.length > MAX_BYTES)
      throw new MultivectorError({
        code: "file-too-large",
        message: "standard input holds more than a scenario may",
        mend: "give a smaller one",
      });
    return loadLayer(parseText(text, "stdin"), nodeFiles, options);
  }
  if (options.names.includes(ref)) return loadScenario(resolve(SHIPPED, `${ref}.yaml`), nodeFiles, options);
  const path = resolve(ref);
  if (nodeFiles.size(path) === "missing")
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
function refuseInert(
  records: readonly OverrideRecord[],
  origins: ReadonlyMap<string, string>,
  model: ScenarioModel,
  program: Program,
): void {
  for (const { path } of records) {
    const parameter = path.startsWith("parameters.");
    const column = columnAtPath(model, path);
    if (!parameter && !column) continue;
    if (program.address(path)) continue;
    throw new MultivectorError({
      code: "inert",
      message: `${path} is set, but nothing in this scenario reads it`,
      where: origins.get(path) ?? path,
      mend: "switch the mechanism on that reads it, or leave it out",
      fault: "usage",
    });
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
