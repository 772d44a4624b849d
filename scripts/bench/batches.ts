/** Batches of the built command, each in a process of its own. */
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { rmSync } from "node:fs";
import { join } from "node:path";
import type { Readable } from "node:stream";
import { ROOT } from "../shared/root.ts";

const COMMAND = join(ROOT, "dist/cli/multivector.js");
const METER = join(ROOT, "scripts/bench/meter.cjs");

/** What a process took. */
export interface Taken {
  seconds: number;
  /** Processor time in ms. */
  cpu: number;
  /** The most it held, in MB. */
  memory: number;
}

export interface Batches {
  /** One batch in so many threads. */
  threads(runs: number, jobs: number): Promise<Taken>;
  /** One batch in so many processes. @returns seconds until the last has ended */
  processes(runs: number, count: number): Promise<number>;
  /** @returns seconds of processor time of the runs without store and pool */
  runsAlone(runs: number): Promise<number>;
  /** @returns seconds until a batch prints its first progress */
  firstProgress(): Promise<number>;
}

/** @param home a folder for the results @param bare the bundle of benchmarks/batch */
export function commandBatches(scenario: string, home: string, bare: string): Batches {
  const folder = (name: string) => {
    const path = join(home, name);
    rmSync(path, { recursive: true, force: true });
    return `${path}/`;
  };
  const batch = (runs: number, jobs: number, out: string, ...more: string[]) => {
    const words = [
      "--runs",
      String(runs),
      "--jobs",
      String(jobs),
      "--quiet",
      "--json",
      "--out",
      out,
      ...more,
    ];
    return metered([COMMAND, "batch", scenario, ...words]);
  };
  return {
    threads: (runs, jobs) => batch(runs, jobs, folder("threads")),
    async processes(runs, count) {
      const began = performance.now();
      const shards = Array.from({ length: count }, (_, k) => `${k + 1}/${count}`);
      await Promise.all(shards.map((shard, k) => batch(runs, 1, folder(`process-${k}`), "--shard", shard)));
      return secondsSince(began);
    },
    async runsAlone(runs) {
      const { out } = await metered([bare, scenario, String(runs)]);
      return (JSON.parse(out) as { cpu: number }).cpu / 1000;
    },
    firstProgress: () => firstProgress(scenario),
  };
}

/** Runs a command to its end; the meter that is loaded before it writes to file descriptor 3. */
async function metered(words: readonly string[]): Promise<Taken & { out: string }> {
  const began = performance.now();
  const child = spawn(process.execPath, ["--require", METER, ...words], {
    cwd: ROOT,
    stdio: ["ignore", "pipe", "inherit", "pipe"],
  });
  const out = collected(child, 1);
  const taken = collected(child, 3);
  const [code] = await once(child, "close");
  if (code !== 0) throw new Error(`${words.join(" ")} ended with ${code}`);
  return {
    seconds: secondsSince(began),
    out: out(),
    ...(JSON.parse(taken()) as Pick<Taken, "cpu" | "memory">),
  };
}

function collected(child: ChildProcess, descriptor: number): () => string {
  let text = "";
  (child.stdio[descriptor] as Readable).on("data", (bytes) => {
    text += bytes;
  });
  return () => text;
}

async function firstProgress(scenario: string): Promise<number> {
  const began = performance.now();
  const child = spawn(process.execPath, [COMMAND, "batch", scenario, "--runs", "1000000"], {
    cwd: ROOT,
    stdio: ["ignore", "ignore", "pipe"],
  });
  const closed = once(child, "close");
  await once(child.stderr, "data");
  const seconds = secondsSince(began);
  child.kill("SIGKILL");
  await closed;
  return seconds;
}

const secondsSince = (began: number) => (performance.now() - began) / 1000;
