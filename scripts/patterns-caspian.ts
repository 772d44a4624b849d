/**
 * Patterns of the Caspian over many runs, beside the numbers that the model description quotes of its prototype, in
 * Markdown: node scripts/ts.mjs scripts/patterns-caspian.ts [RUNS] [SECTION…]
 */
import { corridors } from "./patterns-caspian/corridors.ts";
import { ferghana } from "./patterns-caspian/ferghana.ts";
import { navies } from "./patterns-caspian/navies.ts";
import { pipeline } from "./patterns-caspian/pipeline.ts";
import type { Variant } from "./patterns-caspian/study.ts";
import { water } from "./patterns-caspian/water.ts";
import { Misuse, readArguments, readRuns } from "./shared/arguments.ts";

export const SECTIONS: Readonly<Record<string, (runs: number, variants?: readonly Variant[]) => string>> = {
  navies,
  corridors,
  water,
  pipeline,
  ferghana,
};

export function main(args: readonly string[]): void {
  const [runs, ...asked] = readArguments(args, {}).rest;
  const unknown = asked.find((id) => !(id in SECTIONS));
  if (unknown !== undefined)
    throw new Misuse(`there is no section "${unknown}": name some of ${Object.keys(SECTIONS).join(", ")}`);
  const count = readRuns(runs, 2000);
  for (const [id, section] of Object.entries(SECTIONS))
    if (asked.length === 0 || asked.includes(id)) console.log(section(count));
}
