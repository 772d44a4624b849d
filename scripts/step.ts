/**
 * What the length of a step does to the answers of each shipped scenario, in Markdown; docs/validation/step.md is its output:
 * node scripts/ts.mjs scripts/step.ts [RUNS] [SCENARIO…]
 */
import type { Compared } from "../src/answers/compare.ts";
import { type StepCheck, stepCheck, stepVariants } from "../src/answers/step.ts";
import type { OutcomeSummary } from "../src/experiments/summary.ts";
import { shippedNames } from "../src/node/files.ts";
import { openScenario } from "../src/node/open.ts";
import { playBatch } from "../src/node/play.ts";
import { readArguments, readRuns } from "./shared/arguments.ts";
import { decimal, table } from "./shared/markdown.ts";

const SEED = "step";

export async function main(args: readonly string[]): Promise<void> {
  const [runs, ...asked] = readArguments(args, {}).rest;
  const count = readRuns(runs, 1000);
  const checks = new Map<string, StepCheck>();
  for (const name of asked.length > 0 ? asked : shippedNames()) {
    checks.set(name, await checked(name, count));
    process.stderr.write(`${name}\n`);
  }
  console.log(stepPage(count, checks));
}

export async function checked(name: string, runs: number): Promise<StepCheck> {
  const variants = stepVariants(name, [], openScenario);
  const [coarse, fine] = variants;
  const played = ({ opened }: typeof coarse) => playBatch(opened, { seed: SEED, runs, jobs: 1, again: "" });
  return stepCheck(variants, [await played(coarse), await played(fine)], SEED);
}

export function stepPage(runs: number, checks: ReadonlyMap<string, StepCheck>): string {
  return [
    "# What the length of a step does",
    `A month is one step: rates, and whether a gate is open, are those of its beginning. This page plays each scenario with one step a
month and with four, run by run with the same luck, and says how its outcomes differ. Made by \`node scripts/ts.mjs scripts/step.ts
${runs}\`: ${runs} runs of each, seed "${SEED}". For one scenario of your own: \`multivector validate SCENARIO --check-step\`.`,
    `An event's difference is in points of its chance, a quantity's in its own unit, each with a 95% interval over paired runs, taken by
itself: of outcomes that a step does not move at all about one in twenty would stand in these tables. Quantities that move by
less than a hundredth of their mean are counted and not listed. To first order the error of a step falls with its length: a
quarter of it is left at four steps, and the whole is about a third more than the difference.`,
    table(
      ["scenario", "outcomes", "the same in every run", "moved beyond chance", "largest of a chance, points"],
      [...checks].map(([name, check]) => [`\`${name}\``, ...summary(check)]),
    ),
    ...[...checks].flatMap(([name, check]) => section(name, check)),
  ].join("\n\n");
}

function summary({ differences }: StepCheck): (number | string)[] {
  const all = Object.values(differences);
  const largest = Math.max(0, ...all.flatMap((d) => (d.kind === "event" ? [Math.abs(d.difference)] : [])));
  return [all.length, all.filter(still).length, all.filter(moved).length, decimal(100 * largest, 1)];
}

function section(name: string, { differences, coarse, fine }: StepCheck): string[] {
  const rows = Object.entries(differences)
    .filter(([id, d]) => moved(d) && !slight(d, coarse[id]!))
    .map(([id, d]) => row(id, d, coarse[id]!, fine[id]!));
  if (rows.length === 0) return [];
  return [
    `## ${name}`,
    table(["outcome", "one step a month", "four", "difference", "95% interval", "runs that differ"], rows),
  ];
}

function row(id: string, d: Compared, coarse: OutcomeSummary, fine: OutcomeSummary): string[] {
  const shown = (summary: OutcomeSummary) => {
    if (summary.kind === "event") return decimal(summary.probability);
    return summary.kind === "quantity" ? decimal(summary.mean) : "";
  };
  if (d.kind === "category") return [id, "", "", "", "", String(d.changed)];
  const scale = d.kind === "event" ? 100 : 1;
  const number = (x: number) => decimal(x * scale, d.kind === "event" ? 1 : 3);
  const differ = d.kind === "event" ? d.gained + d.lost : d.changed;
  const interval = `${number(d.low)} to ${number(d.high)}`;
  return [`\`${id}\``, shown(coarse), shown(fine), number(d.difference), interval, String(differ)];
}

/** Whether the interval leaves out that there is no difference. */
function moved(d: Compared): boolean {
  if (d.kind === "category") return Object.values(d.shares).some((s) => s.low > 0 || s.high < 0);
  return d.low > 0 || d.high < 0;
}

/** Whether a quantity moves by less than a hundredth of its mean. */
function slight(d: Compared, coarse: OutcomeSummary): boolean {
  return (
    d.kind === "quantity" &&
    coarse.kind === "quantity" &&
    Math.abs(d.difference) < Math.abs(coarse.mean) / 100
  );
}

function still(d: Compared): boolean {
  if (d.kind !== "event") return d.changed === 0;
  return d.gained + d.lost === 0 && (d.later === null || d.later.changed === 0);
}
