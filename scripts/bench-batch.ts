/**
 * Times batches as users run them: threads against processes of their own, what store and pool cost beside the runs, how
 * soon progress shows, and the memory of many runs. With --check a missed target is exit code 1. Needs a build.
 *
 * node scripts/ts.mjs scripts/bench-batch.ts [--check] [--scenario NAME] [--runs N] [--rounds N] [--million N], 0 leaves it out
 */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Batches, commandBatches } from "./bench/batches.ts";
import { bundled } from "./bench/measure.ts";
import { load, machine, type Print, report, row } from "./bench/print.ts";
import { readArguments } from "./shared/arguments.ts";
import { median, sum } from "./shared/statistics.ts";

/** Targets: ratio, share, seconds, MB. */
const THREADS_AT_LEAST = 0.95;
const SHARE_BELOW = 0.1;
const FIRST_BELOW = 1;
const MEMORY_BELOW = 500;
const FIRSTS = 5;

export async function main(args: readonly string[]): Promise<void> {
  const { options } = readArguments(args, {
    check: false,
    runs: 100_000,
    rounds: 3,
    million: 1_000_000,
    scenario: "friendship-treaty",
  });
  const bare = await bundled("benchmarks/batch/bench.ts");
  const home = mkdtempSync(join(tmpdir(), "multivector-bench-"));
  try {
    const batches = commandBatches(options.scenario, home, bare);
    const missed = await timeBatches(options, batches, console.log);
    report(missed, options.check, console.log);
  } finally {
    rmSync(home, { recursive: true, force: true });
  }
}

interface Options {
  scenario: string;
  runs: number;
  rounds: number;
  million: number;
}

/** @returns the targets that were missed */
export async function timeBatches(
  { scenario, runs, rounds, million }: Options,
  batches: Batches,
  print: Print,
): Promise<string[]> {
  const missed: string[] = [];
  const target = (name: string, value: number, good: boolean) => {
    if (!good) missed.push(`${name}: ${value}`);
  };
  print(machine());
  print(`\n${runs} runs of ${scenario}, outcomes to Parquet`);
  const { ratios, shares } = await timeRounds(rounds, runs, batches, print);
  target("two threads against two processes", median(ratios), median(ratios) >= THREADS_AT_LEAST);
  target("share of store and pool", median(shares), median(shares) < SHARE_BELOW);

  const firsts: number[] = [];
  for (let k = 0; k < FIRSTS; k++) firsts.push(await batches.firstProgress());
  print(`\nfirst progress after ${firsts.map((s) => s.toFixed(2)).join(", ")} s`);
  target("first progress, s", median(firsts), median(firsts) < FIRST_BELOW);

  if (million > 0) {
    const { memory, seconds } = await batches.threads(million, 2);
    print(`${million} runs: ${memory.toFixed(0)} MB at most, ${seconds.toFixed(0)} s`);
    target("memory, MB", memory, memory < MEMORY_BELOW);
  }
  return missed;
}

async function timeRounds(rounds: number, runs: number, batches: Batches, print: Print) {
  const ratios: number[] = [];
  const shares: number[] = [];
  const head = ["2 threads", "2 processes", "ratio", "runs alone", "whole command", "its start", "share"];
  print(row("seconds", [...head, "load"]));
  for (let round = 0; round < rounds; round++) {
    const threads = (await batches.threads(runs, 2)).seconds;
    const processes = await batches.processes(runs, 2);
    const withStore = async (count = runs) => (await batches.threads(count, 1)).cpu / 1000;
    // In the order A B B A, because a machine that others use drifts.
    const played = [await batches.runsAlone(runs)];
    const kept = [await withStore(), await withStore()];
    played.push(await batches.runsAlone(runs));
    // One run is played without a thread, so that what it takes is the start and end of the command.
    const start = await withStore(1);
    const ratio = processes / threads;
    const share = (sum(kept) - 2 * start - sum(played)) / sum(played);
    ratios.push(ratio);
    shares.push(share);
    const cells = [
      ...[threads.toFixed(1), processes.toFixed(1), ratio.toFixed(3), (sum(played) / 2).toFixed(1)],
      ...[(sum(kept) / 2).toFixed(1), start.toFixed(2), share.toFixed(3), load()],
    ];
    print(row(`round ${round + 1}`, cells));
  }
  return { ratios, shares };
}
