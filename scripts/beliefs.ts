/**
 * Are stated chances right? Plays many runs and compares what others expected of each free choice with what was chosen,
 * by how many refusals had been seen before: `node scripts/ts.mjs scripts/beliefs.ts SCENARIO DECISION [RUNS] [SEED]`.
 * Choices of one run hang together, so that the error of a gap is taken between runs.
 */
import type { LedgerRow } from "../src/engine/decision/ledger.ts";
import { Session } from "../src/engine/session.ts";
import { openScenario } from "../src/node/open.ts";
import { readArguments, readRuns } from "./shared/arguments.ts";

/** Sums of one group over the runs: choices, stated chances, acceptances, and the squares of the gap of each run. */
interface Group {
  choices: number;
  stated: number;
  accepted: number;
  squares: number;
}

export function main(args: readonly string[]): void {
  const { rest } = readArguments(args, {});
  const [scenario = "friendship-treaty", decision = "accession", runs, seed = "beliefs"] = rest;
  console.log(beliefsReport(scenario, decision, readRuns(runs, 4000), seed));
}

/** A line for each number of refusals seen: choices, mean chance stated, share accepted, z of the gap between runs. */
export function beliefsReport(scenario: string, decision: string, runs: number, seed: string): string {
  const session = new Session(openScenario(scenario).program);
  const groups = new Map<string, Group>();
  for (let run = 0; run < runs; run++) {
    session.begin({ seed, run, record: "ledger" });
    session.finish();
    take(session.decisions.get(decision)!.ledger.rows, groups);
  }
  const lines = [...groups].sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, group]) => line(name, group));
  return [`${scenario}, ${decision}, ${runs} runs of seed ${seed}`, ...lines].join("\n");
}

function take(rows: readonly LedgerRow[], groups: Map<string, Group>): void {
  const seen = new Map<string, number>();
  const gaps = new Map<string, number>();
  for (const row of rows) {
    if (row.chosen < 0 || row.forced) continue;
    const who = `${row.object}/${row.decider}`;
    const refusals = seen.get(who) ?? 0;
    const yes = row.chosen > 0 ? 1 : 0;
    if (yes === 0) seen.set(who, refusals + 1);
    const chance = row.belief[row.decider]!;
    for (const name of ["all", `after ${Math.min(refusals, 3)}${refusals > 2 ? " or more" : ""}`]) {
      const group = groups.get(name) ?? { choices: 0, stated: 0, accepted: 0, squares: 0 };
      group.choices++;
      group.stated += chance;
      group.accepted += yes;
      groups.set(name, group);
      gaps.set(name, (gaps.get(name) ?? 0) + chance - yes);
    }
  }
  for (const [name, gap] of gaps) groups.get(name)!.squares += gap * gap;
}

function line(name: string, { choices, stated, accepted, squares }: Group): string {
  const z = (stated - accepted) / Math.sqrt(squares);
  return `${name.padEnd(16)}${String(choices).padStart(8)} choices  stated ${(stated / choices).toFixed(4)}  true ${(accepted / choices).toFixed(4)}  z ${z.toFixed(2)}`;
}
