// Reads the scenarios that ship at build time: YAML is slow to read in a cold process, JSON is not.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { isDeepStrictEqual } from "node:util";

/** Each scenario's name with the JSON of its text, data and places. Fails where a scenario that ships is not valid. */
export async function readShipped(folder, library) {
  const load = (path) => import(pathToFileURL(join(library, "src", path)).href);
  const { parseText } = await load("engine/scenario/text.js");
  const { openScenario } = await load("models/open.js");
  const names = readdirSync(folder).filter((f) => f.endsWith(".yaml"));
  return names.map((file) => {
    const path = join(folder, file);
    const { digest } = openScenario(path);
    const text = readFileSync(path, "utf8");
    const { data, positions } = parseText(text, file);
    const places = [...positions].map(([name, { line, col }]) => [name, line, col]);
    const kept = { text, digest, data, places };
    const json = JSON.stringify(kept);
    if (!isDeepStrictEqual(JSON.parse(json), kept)) throw new Error(`${path} is not kept by JSON`);
    return [file.slice(0, -".yaml".length), json];
  });
}
