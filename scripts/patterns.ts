/**
 * Patterns of the region's politics beside those of the prototype that the model description quotes (4.6 to 4.9), in
 * Markdown; docs/validation/patterns.md is its output: node scripts/ts.mjs scripts/patterns.ts [RUNS]
 */
import { formats } from "./patterns/formats.ts";
import { ladder } from "./patterns/ladder.ts";
import { projects } from "./patterns/projects.ts";
import { patternCells, playing, SEED, type Section, sectionText } from "./patterns/section.ts";
import { treaty } from "./patterns/treaty.ts";
import { union } from "./patterns/union.ts";
import { playFull, vectors } from "./patterns/vectors.ts";
import { readArguments, readRuns } from "./shared/arguments.ts";
import { decimal, table } from "./shared/markdown.ts";

export function main(args: readonly string[]): void {
  const runs = readRuns(readArguments(args, {}).rest[0], 2000);
  const play = playing(runs);
  const full = playFull(play);
  const sections = [
    treaty(play, full),
    formats(play),
    vectors(play, full),
    ladder(play),
    projects(play),
    union(play),
  ];
  console.log(patternsPage(runs, sections));
}

export function patternsPage(runs: number, sections: readonly Section[]): string {
  const about = `Made by \`node scripts/ts.mjs scripts/patterns.ts ${runs}\`: ${runs} runs of each scenario, seed "${SEED}"; the standard error of a
share is at most ${decimal(0.5 / Math.sqrt(runs))}. Prototype: the throw-away prototype that the model description quotes (150 to 4,000 runs). Nothing
was tuned to meet a pattern. A pattern is met where it holds in .8 of the runs, weak from .5 on; one that is said of most runs is met from .5 on.`;
  return [
    "# Patterns of the region's politics",
    about,
    table(
      ["pattern", "share of runs", "", "what stands behind it, or in its way"],
      sections.flatMap(({ patterns }) => patterns.map(patternCells)),
    ),
    ...sections.flatMap(sectionText),
  ].join("\n\n");
}
