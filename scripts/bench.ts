/**
 * Times the engine against hand-written loops and a peer on the common model: five interleaved rounds, each measurement in
 * its own process, the fastest of the five counted. With --check a missed target is exit code 1.
 *
 * node scripts/ts.mjs scripts/bench.ts [--check] [--rounds N] [--sizes 15,100] [--seconds S], of each measurement
 */
import type { CONTESTANTS } from "../benchmarks/common/time.ts";
import { bundled, measure } from "./bench/measure.ts";
import { machine, type Print, report, row } from "./bench/print.ts";
import { readArguments, readNumber } from "./shared/arguments.ts";

type Contestant = keyof typeof CONTESTANTS;
const NAMES: readonly Contestant[] = ["engine", "keyed", "polar", "flocc"];

/** Targets: the engine's time over another's, at most; the peer's over the engine's, at least; bytes a tick, below. */
const AT_MOST = { keyed: 1.25, polar: 1.4 };
const FLOCC_AT_LEAST = 12;
const BYTES_BELOW = 256;

/** A young generation so large that nothing is collected while the heap's growth is measured. */
const HEAP_FLAGS = ["--expose-gc", "--min-semi-space-size=256", "--max-semi-space-size=256"];
const HEAP_TRIES = 5;

export interface Stopwatch {
  /** ns an agent and tick. */
  ns(contestant: Contestant, size: number): number;
  /** Bytes that a tick of the engine allocates, and how many collections disturbed the measurement. */
  heap(size: number): { bytes: number; collected: number };
}

export async function main(args: readonly string[]): Promise<void> {
  const { options } = readArguments(args, { check: false, rounds: 5, sizes: "15,100,1000", seconds: 1 });
  const sizes = options.sizes.split(",").map((size) => readNumber(size, "--sizes"));
  const bundle = await bundled("benchmarks/common/bench.ts");
  const missed = compareContestants(
    { rounds: options.rounds, sizes },
    {
      ns: (contestant, size) => measure<{ ns: number }>(bundle, [contestant, size, options.seconds]).ns,
      heap: (size) => measure(bundle, ["heap", size], HEAP_FLAGS),
    },
    console.log,
  );
  report(missed, options.check, console.log);
}

/** @returns the targets that were missed */
export function compareContestants(
  { rounds, sizes }: { rounds: number; sizes: readonly number[] },
  stopwatch: Stopwatch,
  print: Print,
): string[] {
  print(machine());
  const times = timesOf(rounds, sizes, stopwatch);
  const best = (name: Contestant, n: number) => Math.min(...times(name, n));
  const slowest = (name: Contestant, n: number) => Math.max(...times(name, n));
  const cells = (of: (n: number) => string) => sizes.map(of);

  print("\nns per agent and tick: the fastest of the rounds (the slowest)");
  print(
    row(
      "",
      cells((n) => `N = ${n}`),
    ),
  );
  for (const name of NAMES)
    print(
      row(
        name,
        cells((n) => `${best(name, n).toFixed(0)} (${slowest(name, n).toFixed(0)})`),
      ),
    );

  const missed: string[] = [];
  print("\nratios and targets");
  const target = (name: string, digits: number, judged: (n: number) => { value: number; good: boolean }) => {
    const verdicts = cells((n) => {
      const { value, good } = judged(n);
      if (!good) missed.push(`${name} at N = ${n}: ${value.toFixed(digits)}`);
      return `${value.toFixed(digits)} ${good ? "pass" : "MISS"}`;
    });
    print(row(name, verdicts));
  };
  for (const [name, limit] of Object.entries(AT_MOST) as [Contestant, number][])
    target(`engine/${name} <= ${limit}`, 2, (n) => {
      const value = best("engine", n) / best(name, n);
      return { value, good: value <= limit };
    });
  target(`flocc/engine >= ${FLOCC_AT_LEAST}`, 1, (n) => {
    const value = best("flocc", n) / best("engine", n);
    return { value, good: value >= FLOCC_AT_LEAST };
  });
  target(`heap, B/tick < ${BYTES_BELOW}`, 0, (n) => {
    const { bytes, collected } = undisturbed(() => stopwatch.heap(n));
    return { value: bytes, good: collected === 0 && bytes < BYTES_BELOW };
  });
  return missed;
}

/** Times of each contestant at each size, in turn, so that what else the machine does falls on all alike. */
function timesOf(rounds: number, sizes: readonly number[], stopwatch: Stopwatch) {
  const times = new Map<string, number[]>();
  const of = (name: Contestant, n: number) => times.get(`${name} ${n}`) ?? [];
  for (let round = 0; round < rounds; round++)
    for (const n of sizes)
      for (const name of NAMES) {
        if (process.stderr.isTTY)
          process.stderr.write(`\rround ${round + 1} of ${rounds}: ${name} ${n}\x1b[K`);
        times.set(`${name} ${n}`, [...of(name, n), stopwatch.ns(name, n)]);
      }
  if (process.stderr.isTTY) process.stderr.write("\r\x1b[K");
  return of;
}

/** Measures again where something was collected meanwhile. */
function undisturbed(heap: () => { bytes: number; collected: number }) {
  let found = heap();
  for (let tries = 1; tries < HEAP_TRIES && found.collected > 0; tries++) found = heap();
  return found;
}
