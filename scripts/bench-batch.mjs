// Times batches as users run them: threads against processes of their own, what store and pool cost beside the runs, the
// memory of many runs, and how soon one sees that something happens. With --check a missed target is exit code 1.
// --runs N and --rounds N make it shorter; --million leaves out the million runs where it is 0.
import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { parseArgs } from "node:util";
import { load, median, row, tellMachine } from "./bench-tools.mjs";

const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    check: { type: "boolean", default: false },
    runs: { type: "string", default: "100000" },
    rounds: { type: "string", default: "3" },
    million: { type: "string", default: "1000000" },
    scenario: { type: "string", default: "friendship-treaty" },
  },
});
const root = fileURLToPath(new URL("..", import.meta.url));
const command = join(root, "dist/cli/multivector.js");
const meter = join(root, "scripts/bench-meter.cjs");
const { scenario } = options;
const runs = Number(options.runs);

const sum = (all) => all.reduce((a, b) => a + b, 0);

/** Targets. */
const THREADS_AT_LEAST = 0.95;
const SHARE_BELOW = 0.1;
const MEMORY_BELOW = 500;
const FIRST_BELOW = 1;

if (positionals[0] === "bare") await bare(Number(positionals[1]));
else await everything();

/** The runs and nothing else, in the thread of this process. */
async function bare(count) {
  const from = (path) => import(pathToFileURL(join(root, "dist/lib/src", path)).href);
  const { openScenario } = await from("models/open.js");
  const { Session } = await from("engine/session.js");
  const session = new Session(openScenario(scenario).program);
  const began = process.cpuUsage();
  for (let run = 0; run < count; run++) {
    session.begin({ seed: "multivector", run });
    session.finish();
    session.digest();
    session.outcomes();
  }
  const { user, system } = process.cpuUsage(began);
  process.stdout.write(JSON.stringify({ cpu: (user + system) / 1000 }));
}

/** Runs a command to its end. @returns seconds by the clock, processor time in ms, memory in MB, what it printed */
function timed(words) {
  const began = performance.now();
  const child = spawn(process.execPath, ["--require", meter, ...words], {
    cwd: root,
    stdio: ["ignore", "pipe", "inherit", "pipe"],
  });
  let out = "";
  let metered = "";
  child.stdout.on("data", (b) => {
    out += b;
  });
  child.stdio[3].on("data", (b) => {
    metered += b;
  });
  return new Promise((done, fail) => {
    child.on("close", (code) => {
      if (code !== 0) fail(new Error(`${words.join(" ")} ended with ${code}`));
      else done({ seconds: (performance.now() - began) / 1000, out, ...JSON.parse(metered) });
    });
  });
}

function batch(count, jobs, out, ...more) {
  const words = ["--runs", String(count), "--jobs", String(jobs), "--quiet", "--json", "--out", out, ...more];
  return timed([command, "batch", scenario, ...words]);
}

/** Seconds of processor time for the runs and nothing else. */
async function runsAlone() {
  const words = [fileURLToPath(import.meta.url), "bare", String(runs), "--scenario", scenario];
  return JSON.parse((await timed(words)).out).cpu / 1000;
}

/** Seconds until something stands on standard error. */
function firstProgress() {
  const began = performance.now();
  const child = spawn(process.execPath, [command, "batch", scenario, "--runs", "1000000"], {
    cwd: root,
    stdio: ["ignore", "ignore", "pipe"],
  });
  return new Promise((done) => {
    child.stderr.once("data", () => {
      const seconds = (performance.now() - began) / 1000;
      child.kill("SIGKILL");
      child.on("close", () => done(seconds));
    });
  });
}

async function everything() {
  tellMachine();
  const home = mkdtempSync(join(tmpdir(), "multivector-bench-"));
  const folder = (name) => {
    const path = join(home, name);
    rmSync(path, { recursive: true, force: true });
    return `${path}/`;
  };
  const withStore = async (count = runs) => (await batch(count, 1, folder("one"))).cpu / 1000;
  const missed = [];
  const target = (name, value, good) => {
    if (!good) missed.push(`${name}: ${value}`);
  };
  try {
    const ratios = [];
    const shares = [];
    console.log(`\n${runs} runs of ${scenario}, outcomes to Parquet`);
    row("seconds", [
      "2 threads",
      "2 processes",
      "ratio",
      "runs alone",
      "whole command",
      "its start",
      "share",
      "load",
    ]);
    for (let round = 0; round < Number(options.rounds); round++) {
      const threads = await batch(runs, 2, folder("threads"));
      const began = performance.now();
      await Promise.all([1, 2].map((i) => batch(runs, 1, folder(`process-${i}`), "--shard", `${i}/2`)));
      const processes = (performance.now() - began) / 1000;
      // In the order A B B A, for a machine that others use drifts.
      const played = [await runsAlone()];
      const kept = [await withStore(), await withStore()];
      played.push(await runsAlone());
      const ratio = processes / threads.seconds;
      // One run is played without a thread: what is left is what the command takes to start and to end.
      const start = await withStore(1);
      const share = (sum(kept) - 2 * start - sum(played)) / sum(played);
      ratios.push(ratio);
      shares.push(share);
      row(`round ${round + 1}`, [
        threads.seconds.toFixed(1),
        processes.toFixed(1),
        ratio.toFixed(3),
        (sum(played) / 2).toFixed(1),
        (sum(kept) / 2).toFixed(1),
        start.toFixed(2),
        share.toFixed(3),
        load(),
      ]);
    }
    target("two threads against two processes", median(ratios), median(ratios) >= THREADS_AT_LEAST);
    target("share of store and pool", median(shares), median(shares) < SHARE_BELOW);

    const firsts = [];
    for (let k = 0; k < 5; k++) firsts.push(await firstProgress());
    console.log(`\nfirst progress after ${firsts.map((s) => s.toFixed(2)).join(", ")} s`);
    target("first progress, s", median(firsts), median(firsts) < FIRST_BELOW);

    const million = Number(options.million);
    if (million > 0) {
      const { memory, seconds } = await batch(million, 2, folder("million"));
      console.log(`${million} runs: ${memory.toFixed(0)} MB at most, ${seconds.toFixed(0)} s`);
      target("memory, MB", memory, memory < MEMORY_BELOW);
    }
  } finally {
    rmSync(home, { recursive: true, force: true });
  }
  for (const m of missed) console.log(`missed: ${m}`);
  if (options.check && missed.length > 0) process.exitCode = 1;
}
