/**
 * Which block of the model moves which headline outcome, by paired runs, in Markdown; docs/validation/coupling.md is its output:
 * node scripts/ts.mjs scripts/coupling.ts [RUNS] > docs/validation/coupling.md
 */
import { askForCoupling, coupled, couplingPage } from "./judge/coupling/page.ts";
import { ROWS } from "./judge/coupling/rows.ts";
import { Laboratory } from "./judge/effects.ts";
import { readArguments, readRuns } from "./shared/arguments.ts";

const SEED = "coupling";

export function main(args: readonly string[]): void {
  const runs = readRuns(readArguments(args, {}).rest[0], 400);
  const laboratory = new Laboratory(runs, SEED);
  askForCoupling(ROWS, laboratory);
  laboratory.play((done, all, { sets }) => {
    process.stderr.write(`${done}/${all} ${sets.join(" ")}\n`);
  });
  console.log(couplingPage(coupled(ROWS, laboratory), runs, SEED));
}
