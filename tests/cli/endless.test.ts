/** A run that never ends fails, changes no other, and keeps nobody from stopping. */
import { spawn } from "node:child_process";
import { setTimeout as sleep } from "node:timers/promises";
import { describe, expect, test } from "vitest";
import { Session } from "../../src/engine/session.ts";
import { playChunk } from "../../src/experiments/chunk.ts";
import { within } from "../../src/node/guard.ts";
import { openScenario } from "../../src/node/open.ts";
import { COMMAND, multivector, ROOT } from "./command.ts";

const ENDLESS = ["caspian-naval-balance", "--set", "fleets.IRN.ships.missileBoat=1e12"];

describe("a run limit", () => {
  test("fails the run with what plays it again, and the exit code of failed runs", async () => {
    const ended = await multivector(["batch", ...ENDLESS, "--runs", "2", "--run-limit", "1", "--quiet"]);
    expect(ended.code, ended.err).toBe(4);
    expect(ended.err).toMatch(
      /run 0 failed: it takes longer than 1 seconds \[run-limit\]; again with: .*--run 0/,
    );
  });

  test("changes no run that keeps it, wherever in a chunk another is ended", () => {
    const { program } = openScenario("friendship-treaty");
    const task = { model: "central-asia", world: program.world, program: "p", seed: "s", from: 0, runs: 6 };
    const keep = { record: ["events" as const], outcomes: program.reported() };
    const plain = playChunk({ ...task, keep }, new Session(program));
    const session = new Session(program);
    const finish = session.finish.bind(session);
    let run = 0;
    /** The second run hangs once, the fifth always. */
    const hangs = (k: number) => k === 2 || k >= 6;
    session.finish = () => {
      run++;
      while (hangs(run));
      finish();
    };
    // Runs as they are finished: 0, 1 (hangs), 1, 2, 3, 4 (hangs), 4 (hangs for good).
    const found = playChunk({ ...task, runs: 5, keep, limit: 1 }, session, within);
    expect(found.failures.map((f) => [f.run, f.code])).toEqual([[4, "run-limit"]]);
    expect(found.digests.slice(0, 4 * 32)).toEqual(plain.digests.slice(0, 4 * 32));
    expect(found.values.slice(0, 4)).toEqual(plain.values.slice(0, 4));
    expect(found.tables?.ended.columns[0]?.data).toEqual(Int32Array.of(0, 1, 2, 3));
  });

  test("ends any loop, whatever it catches", () => {
    const loop = () => {
      for (;;)
        try {
          for (;;);
        } catch {
          // Never.
        }
    };
    expect(within(100, loop)).toBe(false);
    expect(within(1000, () => {})).toBe(true);
    expect(() => within(1000, () => JSON.parse("{"))).toThrow(SyntaxError);
  });
});

describe("a batch whose run never ends", () => {
  function start() {
    const child = spawn(process.execPath, [COMMAND, "batch", ...ENDLESS, "--runs", "2"], {
      cwd: ROOT,
      stdio: "ignore",
    });
    const ended = new Promise<[number | null, NodeJS.Signals | null]>((done) =>
      child.on("close", (code, by) => done([code, by])),
    );
    return { child, ended };
  }

  test.each([
    ["SIGINT", 130],
    ["SIGTERM", 143],
  ] as const)("hears %s", async (signal, code) => {
    const { child, ended } = start();
    await sleep(6000);
    child.kill(signal);
    expect(await ended).toEqual([code, null]);
  });

  test("ends at once on the second", async () => {
    const { child, ended } = start();
    await sleep(6000);
    child.kill("SIGTERM");
    await sleep(500);
    const before = performance.now();
    child.kill("SIGTERM");
    expect(await ended).toEqual([143, null]);
    expect(performance.now() - before).toBeLessThan(2500);
  });
});

test("an analysis that SIGTERM ends says so by its status, as a batch does", async () => {
  const args = ["sensitivity", "friendship-treaty", "--outcome", "signed.TKM", "--points", "4000"];
  const child = spawn(process.execPath, [COMMAND, ...args], {
    cwd: ROOT,
    stdio: ["ignore", "ignore", "pipe"],
  });
  const ended = new Promise((done) => child.on("close", (code, by) => done([code, by])));
  await new Promise<void>((begun) =>
    child.stderr.on("data", (text) => {
      if (/ of \d+ runs/.test(String(text))) begun();
    }),
  );
  child.kill("SIGTERM");
  expect(await ended).toEqual([143, null]);
});
