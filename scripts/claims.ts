/**
 * Judges the causal claims of the sources by paired runs, in Markdown; docs/validation/claims.md is its output:
 * node scripts/ts.mjs scripts/claims.ts [RUNS] > docs/validation/claims.md
 */
import { JUDGED } from "./judge/claims/index.ts";
import { askFor, claimsPage, judge } from "./judge/claims-page.ts";
import { Laboratory } from "./judge/effects.ts";
import { readArguments, readRuns } from "./shared/arguments.ts";

const SEED = "claims";

export function main(args: readonly string[]): void {
  const runs = readRuns(readArguments(args, {}).rest[0], 400);
  const laboratory = new Laboratory(runs, SEED);
  askFor(JUDGED, laboratory);
  laboratory.play((done, all, { scenario, sets }) => {
    process.stderr.write(`${done}/${all} ${scenario} ${sets.join(" ")}\n`);
  });
  console.log(claimsPage(judge(JUDGED, laboratory), runs, SEED));
}
