/** Whether an exercise of one bloc answers one of the other. */
import { monthText } from "../../src/engine/calendar.ts";
import { decimal, table } from "../shared/markdown.ts";
import { mean, share } from "../shared/statistics.ts";
import { cellsById, looking } from "./study.ts";

const YEARS = 18;
/** The beginning of each second month of a quarter, 2018 to 2035: exercises of the quarter have been counted by then. */
const QUARTERS = Array.from({ length: 4 * YEARS }, (_, q) => monthText((2018 - 1900) * 12 + 3 * q + 1));

/** How often a bloc holds an exercise in a quarter, by whether its rival held one in the quarter before. */
export function drills(scenario: string, runs: number): string {
  const found = looking(scenario, runs, {
    months: QUARTERS,
    look: (s) => cellsById(s, "exercise.count", "bloc"),
  });
  const answers = (own: string, rival: string) => {
    const after = { quarters: 0, held: 0 };
    const otherwise = { quarters: 0, held: 0 };
    for (const { seen } of found) {
      const held = (bloc: string, q: number) => seen[q][bloc] > seen[q - 1][bloc];
      for (let q = 2; q < seen.length; q++) {
        const kind = held(rival, q - 1) ? after : otherwise;
        kind.quarters++;
        if (held(own, q)) kind.held++;
      }
    }
    return [after, otherwise].map(({ quarters, held }) => decimal(held / quarters));
  };
  const rows = [
    ["the three", ...answers("turkic", "rusIrn")],
    ["Russia and Iran", ...answers("rusIrn", "turkic")],
  ];
  const yearly = (bloc: string) =>
    decimal(mean(found.map(({ outcomes }) => outcomes[`exercises.${bloc}`] / YEARS)));
  const first = share(found, ({ outcomes }) => outcomes["exercise.turkic"] <= outcomes["exercise.rusIrn"]);
  return [
    table(["chance of an exercise in a quarter", "after the rival's in the last", "else"], rows),
    `Exercises a year: the three ${yearly("turkic")}, Russia and Iran ${yearly("rusIrn")}. The three's first is no later than the others' first in ${decimal(first)} of runs.`,
  ].join("\n\n");
}
