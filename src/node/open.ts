/** Opens a scenario on this machine: by the name of one that ships, by a path, or from standard input. */
import { resolve } from "node:path";
import { usage } from "../engine/errors.ts";
import { didYouMean } from "../engine/suggest.ts";
import { type Opened, openLoaded } from "../models/open.ts";
import { type Loaded, loadLayer, loadScenario } from "../scenario/extends.ts";
import { parseText } from "../scenario/text.ts";
import { nodeFiles, nodeTables, SHIPPED, shippedNames, standardInput } from "./files.ts";

/** @param ref the name of a scenario that ships, a path, or `-` for standard input @param sets `PATH=VALUE` each */
export function openScenario(ref: string, sets: readonly string[] = []): Opened {
  return openLoaded(load(ref), sets, nodeTables);
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
    throw usage(
      "unknown-scenario",
      `there is no scenario or file "${ref}"`,
      didYouMean(ref, options.names, `name a file, or one of ${options.names.join(", ")}`),
      ref,
    );
  return loadScenario(path, nodeFiles, options);
}
