/** The scenarios that ship, read at build time: in a process that has just started YAML is slow to read, JSON is not. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { isDeepStrictEqual } from "node:util";
import { openScenario } from "../../src/node/open.ts";
import { parseText } from "../../src/scenario/text.ts";

/**
 * JSON of the text, data and places of each scenario in a folder, by name.
 *
 * @throws where a scenario is not valid, or JSON would not keep all of it
 */
export function readShipped(folder: string): [name: string, json: string][] {
  return readdirSync(folder)
    .filter((file) => file.endsWith(".yaml"))
    .map((file) => {
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
