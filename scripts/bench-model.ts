/**
 * Times scenarios beside the hand-written polar loop of the common model, in turn, each measurement in its own process, the
 * fastest of the rounds counted, and prints the share of each mechanism. With --check a missed target is exit code 1.
 *
 * node scripts/ts.mjs scripts/bench-model.ts [--check] [--rounds N] [--seconds S] [--mechanisms N]
 *   [SCENARIO[,PATH=VALUE…][:MONTHS:TARGET] …], the target in runs a second of so many months
 */
import type { Timed } from "../benchmarks/model/time.ts";
import { bundled, measure } from "./bench/measure.ts";
import { machine, type Print, report, row } from "./bench/print.ts";
import { readArguments, readNumber } from "./shared/arguments.ts";

/** ns an agent and tick that the polar loop takes at N = 15 where the targets were set: they are scaled by it. */
const POLAR = 271;
const FIRST = 28;

export interface Asked {
  scenario: string;
  sets: readonly string[];
  /** Runs a second of so many months, on the machine where targets were set. */
  target?: { runs: number; months: number };
}

export interface Stopwatch {
  /** ns an agent and tick of the polar loop at N = 15. */
  polar(): number;
  scenario(asked: Asked): Timed;
}

export async function main(args: readonly string[]): Promise<void> {
  const defaults = { check: false, rounds: 5, seconds: 2, mechanisms: 12 };
  const { options, rest } = readArguments(args, defaults);
  const asked = (rest.length > 0 ? rest : ["friendship-treaty:66:2500"]).map(readAsked);
  const common = await bundled("benchmarks/common/bench.ts");
  const model = await bundled("benchmarks/model/bench.ts");
  const missed = timeScenarios(
    asked,
    options,
    {
      polar: () => measure<{ ns: number }>(common, ["polar", 15, 1]).ns,
      scenario: ({ scenario, sets }) => measure(model, [scenario, options.seconds, ...sets]),
    },
    console.log,
  );
  report(missed, options.check, console.log);
}

export function readAsked(text: string): Asked {
  const [name = "", months, runs] = text.split(":");
  const [scenario = "", ...sets] = name.split(",");
  if (months === undefined || runs === undefined) return { scenario, sets };
  return {
    scenario,
    sets,
    target: { months: readNumber(months, "MONTHS"), runs: readNumber(runs, "TARGET") },
  };
}

/** The best of several rounds. */
interface Best extends Timed {
  /** Runs a second in the slowest round. */
  slowest: number;
}

/** @returns the targets that were missed */
export function timeScenarios(
  asked: readonly Asked[],
  { rounds, mechanisms }: { rounds: number; mechanisms: number },
  stopwatch: Stopwatch,
  print: Print,
): string[] {
  print(machine());
  let polar = Infinity;
  const found = new Map<Asked, Best>();
  for (let round = 0; round < rounds; round++) {
    polar = Math.min(polar, stopwatch.polar());
    for (const each of asked) found.set(each, better(found.get(each), stopwatch.scenario(each)));
  }
  const scale = POLAR / polar;
  print(`\npolar loop ${polar.toFixed(0)} ns, so targets are multiplied by ${scale.toFixed(2)}\n`);
  print(row("", ["months", "runs a second", "(slowest)", "target here", "compile, ms"], FIRST));
  const missed: string[] = [];
  for (const [{ scenario, target }, { runs, slowest, compile, months }] of found) {
    const need = target === undefined ? 0 : (target.runs * scale * target.months) / months;
    if (runs < need) missed.push(`${scenario}: ${runs.toFixed(0)} of ${need.toFixed(0)} runs a second`);
    const verdict = target === undefined ? "-" : `${need.toFixed(0)} ${runs < need ? "MISS" : "pass"}`;
    print(row(scenario, [months, runs.toFixed(0), slowest.toFixed(0), verdict, compile.toFixed(1)], FIRST));
  }
  for (const [{ scenario }, { shares }] of found) {
    print(`\n${scenario}: share of the time of a tick`);
    for (const [id, share] of shares.slice(0, mechanisms))
      print(row(`  ${id}`, [`${(share * 100).toFixed(1)}%`], FIRST, 8));
  }
  print("");
  return missed;
}

function better(best: Best | undefined, now: Timed): Best {
  if (best === undefined) return { ...now, slowest: now.runs };
  return {
    ...now,
    runs: Math.max(now.runs, best.runs),
    slowest: Math.min(now.runs, best.slowest),
    compile: Math.min(now.compile, best.compile),
  };
}
