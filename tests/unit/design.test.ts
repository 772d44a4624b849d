/** What a design gives a run reaches the run: values by address, and whose luck it has. */
import { describe, expect, it } from "vitest";
import { Session } from "../../src/engine/session.ts";
import { playChunk } from "../../src/experiments/chunk.ts";
import { type Design, pointsOf } from "../../src/experiments/design/design.ts";
import { openScenario } from "../../src/node/open.ts";
import { playBatch } from "../../src/node/play.ts";

const opened = openScenario("friendship-treaty");
const neutrality = opened.program.address("actors.TKM.neutrality")!;
const club = opened.program.address("parameters.accession.club")!;

/** Three levels of neutrality under one luck, then the next luck. */
const paired: Design = {
  id: "paired",
  describe: () => ({ id: "paired" }),
  addresses: [neutrality, club],
  size: Infinity,
  fill: (run, out) => out.set([(run % 3) / 2, 1 + run / 100]),
  luck: (run) => Math.floor(run / 3),
};

describe("a design", () => {
  it("gives each run its values and its luck, as --set and --run would", async () => {
    const batch = await playBatch(opened, { seed: "s", runs: 9, design: paired });
    const width = batch.outcomes.length;
    for (let run = 0; run < 9; run++) {
      const sets = [`actors.TKM.neutrality=${(run % 3) / 2}`, `accession.club=${1 + run / 100}`];
      const session = new Session(openScenario("friendship-treaty", sets).program);
      session.begin({ seed: "s", run: Math.floor(run / 3) });
      session.finish();
      expect(batch.values.slice(run * width, (run + 1) * width), `run ${run}`).toEqual(session.outcomes());
    }
  });

  it("is the same however the runs are cut", () => {
    const task = { model: opened.model.id, world: opened.program.world, program: "p", seed: "s" };
    const chunk = (from: number, runs: number) =>
      playChunk({ ...task, from, runs, points: pointsOf(paired, from, runs) });
    const whole = chunk(0, 7);
    const parts = [chunk(0, 2), chunk(2, 4), chunk(6, 1)];
    expect(parts.flatMap((p) => [...p.values])).toEqual([...whole.values]);
    expect(parts.flatMap((p) => [...p.digests])).toEqual([...whole.digests]);
  });

  it("leaves nothing behind: the next batch plays the scenario as it is", () => {
    const session = new Session(opened.program);
    const task = {
      model: opened.model.id,
      world: opened.program.world,
      program: "p",
      seed: "s",
      from: 0,
      runs: 3,
    };
    const before = playChunk(task, session);
    playChunk({ ...task, points: pointsOf(paired, 0, 3) }, session);
    expect(playChunk(task, session).digests).toEqual(before.digests);
  });
});
