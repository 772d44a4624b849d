/** A batch told to stop ends at once, and loses no run for a gap before it that is soon closed. */
import { describe, expect, it } from "vitest";
import { Session } from "../../src/engine/session.ts";
import { playChunk } from "../../src/experiments/chunk.ts";
import type { ChunkTask } from "../../src/experiments/chunk-contract.ts";
import { isStopped, newSignals, runEnded, runsDone, stop, stopAt } from "../../src/experiments/signals.ts";
import { openScenario } from "../../src/node/open.ts";

const { program } = openScenario("friendship-treaty");
const session = new Session(program);

function played(from: number, others: number[], more: Partial<ChunkTask> = {}) {
  const signals = newSignals(false);
  for (const chunk of others) runEnded(signals, chunk);
  stop(signals);
  const task = {
    model: "central-asia",
    world: program.world,
    program: "p",
    seed: "s",
    from,
    runs: 5,
    signals,
  };
  return playChunk({ ...task, ...more }, session).runs;
}

describe("signals", () => {
  it("count runs, and stop", () => {
    const signals = newSignals(true);
    for (const from of [80, 0, 40]) runEnded(signals, from);
    expect(runsDone(signals)).toBe(3);
    expect(isStopped(signals)).toBe(false);
    stop(signals);
    expect(isStopped(signals)).toBe(true);
  });

  it("end a chunk before its next run", () => {
    const signals = newSignals(false);
    const stopped = stopAt(signals, 40, true);
    expect(stopped()).toBe(false);
    runEnded(signals, 40);
    stop(signals);
    expect(stopped()).toBe(true);
  });

  it("end a chunk beyond which nobody has played, and let the others close the gap", () => {
    expect(played(40, [])).toBe(0);
    expect(played(40, [0, 40])).toBe(0);
    expect(played(40, [80, 0])).toBe(5);
  });

  it("let no chunk of a store go on: what is beyond a gap is kept there", () => {
    expect(played(40, [80], { keep: { record: [], outcomes: session.program.reported() } })).toBe(0);
  });

  it("let no gap take longer than a moment", async () => {
    const signals = newSignals(false);
    runEnded(signals, 80);
    const stopped = stopAt(signals, 40, true);
    stop(signals);
    expect(stopped()).toBe(false);
    await new Promise((resolve) => setTimeout(resolve, 600));
    expect(stopped()).toBe(true);
  });
});
