/** What the benchmarks print and which targets they call missed, with times that are given or tiny. */
import { describe, expect, it } from "vitest";
import { playAlone } from "../../benchmarks/batch/time.ts";
import { CONTESTANTS, time } from "../../benchmarks/common/time.ts";
import { timeScenario } from "../../benchmarks/model/time.ts";
import type { Batches, Taken } from "../../scripts/bench/batches.ts";
import { report } from "../../scripts/bench/print.ts";
import type { View } from "../../scripts/bench/terminal.ts";
import { compareContestants } from "../../scripts/bench.ts";
import { timeBatches } from "../../scripts/bench-batch.ts";
import { readAsked, timeScenarios } from "../../scripts/bench-model.ts";
import { timeView } from "../../scripts/bench-terminal.ts";
import { Misuse } from "../../scripts/shared/arguments.ts";

/** Collects what is printed. */
function printed(): { lines: string[]; print: (line: string) => void; text: () => string } {
  const lines: string[] = [];
  return { lines, print: (line) => lines.push(line), text: () => lines.join("\n") };
}

describe("the common model", () => {
  const still = () => ({ bytes: 10, collected: 0 });

  it("prints the ratios of one tiny round", () => {
    const { print, text } = printed();
    compareContestants(
      { rounds: 1, sizes: [15] },
      { ns: (name, size) => time(CONTESTANTS[name](size), size, 0.001, 0.001).ns, heap: still },
      print,
    );
    expect(text()).toMatch(/^engine\/keyed <= 1.25 +\d+\.\d\d (pass|MISS)$/m);
    expect(text()).toMatch(/^flocc\/engine >= 12 +\d+\.\d (pass|MISS)$/m);
  });

  it("counts the fastest round and names the targets that are missed", () => {
    const { print, text } = printed();
    const ns = { engine: [300, 200], keyed: [100, 100], polar: [200, 200], flocc: [9000, 8000] };
    const tries = [1, 1, 0];
    const missed = compareContestants(
      { rounds: 2, sizes: [15] },
      {
        ns: (name) => ns[name].shift() as number,
        heap: () => ({ bytes: 300, collected: tries.shift() as number }),
      },
      print,
    );
    expect(text()).toMatch(/^engine +200 \(300\)$/m);
    expect(missed).toEqual(["engine/keyed <= 1.25 at N = 15: 2.00", "heap, B/tick < 256 at N = 15: 300"]);
    expect(tries).toEqual([]);
  });
});

describe("scenarios", () => {
  const timed = { months: 33, compile: 4, shares: [["visits", 0.6]] as [string, number][] };

  it("are timed, with each mechanism's share", () => {
    const found = timeScenario("friendship-treaty", [], 0.01, 2);
    expect(found.runs).toBeGreaterThan(0);
    expect(found.shares.reduce((sum, [, share]) => sum + share, 0)).toBeCloseTo(1, 9);
  });

  it("are held against targets scaled by the polar loop and the months", () => {
    const { print, text } = printed();
    const runs = [900, 1100];
    const asked = readAsked("treaty,end=2024-09:66:2500");
    expect(asked.sets).toEqual(["end=2024-09"]);
    const missed = timeScenarios(
      [asked],
      { rounds: 2, mechanisms: 1 },
      { polar: () => 1084, scenario: () => ({ ...timed, runs: runs.shift() as number }) },
      print,
    );
    expect(text()).toContain("multiplied by 0.25");
    expect(missed).toEqual(["treaty: 1100 of 1250 runs a second"]);
    expect(text()).toMatch(/^ {2}visits +60.0%$/m);
  });

  it("may have no target, but none that is no number", () => {
    expect(readAsked("full")).toEqual({ scenario: "full", sets: [] });
    expect(() => readAsked("full:66:fast")).toThrow(Misuse);
  });
});

describe("batches", () => {
  const options = { scenario: "full", runs: 100, rounds: 1, million: 0 };
  const taken = (seconds: number, cpu: number): Taken => ({ seconds, cpu, memory: 600 });
  const batches: Batches = {
    threads: async (runs, jobs) => (jobs === 2 ? taken(10, 20_000) : taken(10, runs === 1 ? 1000 : 11_500)),
    processes: async () => 9,
    runsAlone: async () => 10,
    firstProgress: async () => 0.5,
  };

  it("set store and pool beside the runs alone", async () => {
    const { print, text } = printed();
    const missed = await timeBatches(options, batches, print);
    expect(text()).toMatch(/^round 1 +10\.0 +9\.0 +0\.900 +10\.0 +11\.5 +1\.00 +0\.050/m);
    expect(missed).toEqual(["two threads against two processes: 0.9"]);
  });

  it("tell the memory of many runs", async () => {
    const missed = await timeBatches({ ...options, million: 1000 }, batches, printed().print);
    expect(missed).toContain("memory, MB: 600");
  });

  it("are measured against runs that are played without a store", () => {
    expect(playAlone("friendship-treaty", 2)).toBeGreaterThan(0);
  });
});

describe("the live view", () => {
  it("is timed on terminals of two sizes, and late keys are named", async () => {
    const { print, text } = printed();
    const open: string[] = [];
    const view: View = {
      open: async (scenario, columns) => {
        open.push(`${scenario} ${columns}`);
        return 100;
      },
      core: async () => 0.1,
      help: async (after) => (after === 200 ? 150 : 50),
      close: async () => {
        open.push("closed");
      },
    };
    const missed = await timeView({ rounds: 1, scenarios: ["full"], pause: async () => {} }, view, print);
    expect(text()).toMatch(/^full 80x24 +100 \(to 100\) +50 \(to 150\) +1 of 5 +10 \(to 10\)$/m);
    expect(missed).toEqual([
      "full 80x24: a key 200 ms after End, 150 ms",
      "full 200x60: a key 200 ms after End, 150 ms",
    ]);
    expect(open.filter((what) => what === "closed")).toHaveLength(10);
  });
});

describe("targets that are missed", () => {
  it("are printed, and make the exit code where that is asked for", () => {
    const { print, lines } = printed();
    const before = process.exitCode;
    try {
      process.exitCode = undefined;
      report(["speed"], false, print);
      report([], true, print);
      expect(process.exitCode).toBeUndefined();
      report(["speed"], true, print);
      expect(process.exitCode).toBe(1);
    } finally {
      process.exitCode = before;
    }
    expect(lines.filter((line) => line === "missed: speed")).toHaveLength(2);
  });
});
