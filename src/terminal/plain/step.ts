/** The check of a step in plain text: what a finer one moves, by how much, and how near the finer one is itself. */
import type { StepCheck } from "../../answers/step.ts";
import { number } from "../../views/text/number.ts";
import { differences, legend } from "./compare.ts";

/** @param unit of a period: month or turn */
export function stepLines(check: StepCheck, unit: string): string[] {
  const { substeps, finer, runs, left, seed } = check;
  const head = `step: ${runs} runs each at ${substepsText(substeps)} of a ${unit} (from) and at ${finer} (to), the same luck in both, seed "${seed}"`;
  if (left === runs) return [`${head}: none ended well in both`];
  const times = finer / substeps;
  return [
    left > 0 ? `${head}; ${left} left out that failed in one` : head,
    ...differences(check.differences, check.coarse, check.fine),
    ...legend(unit),
    `to first order the error of a step falls with its length: 1/${times} of it is left in the finer, and the whole is ${number(times / (times - 1), 2)} times the difference`,
  ];
}

const substepsText = (n: number) => (n === 1 ? "1 substep" : `${n} substeps`);
