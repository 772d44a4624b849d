/**
 * Times the live view as a reader meets it, in a terminal of tmux: how soon it stands, how soon a key is answered while the
 * run plays to its end, and what it takes of a core at the speed it starts with. tmux and the shell in it are part of every
 * time. With --check a missed target is exit code 1. Needs a build.
 *
 * node scripts/ts.mjs scripts/bench-terminal.ts [--check] [--rounds N] [--scenario NAME …]
 */
import { setTimeout as sleep } from "node:timers/promises";
import { machine, type Print, report, row } from "./bench/print.ts";
import { type View, withTmux } from "./bench/terminal.ts";
import { readArguments } from "./shared/arguments.ts";
import { median } from "./shared/statistics.ts";

const SIZES = [
  [80, 24],
  [200, 60],
] as const;
/** Milliseconds between End and the key that follows. */
const AFTER = [10, 30, 50, 100, 200];
/** Seconds of playing over which processor time is counted. */
const PLAYED = 8;
/** Seconds that the view plays before a key where it is not counted. */
const SETTLED = 0.8;
const FIRST = 34;

/** Targets: milliseconds, milliseconds, percent of a core. */
const FRAME_BELOW = 700;
const KEY_BELOW = 100;
const CORE_BELOW = 20;

export async function main(args: readonly string[]): Promise<void> {
  const { options } = readArguments(args, {
    check: false,
    rounds: 3,
    scenario: ["friendship-treaty", "institutionalization", "full"],
  });
  const pause = () => sleep(SETTLED * 1000);
  const missed = await withTmux((view) =>
    timeView({ rounds: options.rounds, scenarios: options.scenario, pause }, view, console.log),
  );
  report(missed, options.check, console.log);
}

interface Options {
  rounds: number;
  scenarios: readonly string[];
  /** Lets the view play a while. */
  pause(): Promise<unknown>;
}

/** @returns the targets that were missed */
export async function timeView(
  { rounds, scenarios, pause }: Options,
  view: View,
  print: Print,
): Promise<string[]> {
  const missed: string[] = [];
  print(machine());
  print(row("", ["first frame, ms", "key, ms", "keys too late", "core, %"], FIRST));
  for (const [columns, rows] of SIZES)
    for (const scenario of scenarios) {
      const name = `${scenario} ${columns}x${rows}`;
      const frames: number[] = [];
      const keys: number[] = [];
      const cores: number[] = [];
      for (let round = 0; round < rounds; round++)
        for (const after of AFTER) {
          frames.push(await view.open(scenario, columns, rows));
          // Once a round: it takes long.
          if (after === AFTER[0]) cores.push(100 * (await view.core(PLAYED)));
          else await pause();
          const key = await view.help(after);
          keys.push(key);
          if (key > KEY_BELOW) missed.push(`${name}: a key ${after} ms after End, ${Math.round(key)} ms`);
          await view.close();
        }
      const late = keys.filter((key) => key > KEY_BELOW).length;
      print(row(name, [spread(frames), spread(keys), `${late} of ${keys.length}`, spread(cores)], FIRST));
      if (median(frames) >= FRAME_BELOW) missed.push(`${name}: first frame`);
      if (median(cores) >= CORE_BELOW) missed.push(`${name}: core`);
    }
  return missed;
}

const spread = (list: readonly number[]) =>
  `${Math.round(median(list))} (to ${Math.round(Math.max(...list))})`;
