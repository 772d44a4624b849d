/** The player and its controller: what is asked for, in its time, at the pace that is asked for. */
import { describe, expect, it } from "vitest";
import { Session } from "../../src/engine/session.ts";
import { GEOGRAPHY } from "../../src/models/central-asia/geography.ts";
import { atlasOf } from "../../src/node/atlas.ts";
import { openScenario } from "../../src/node/open.ts";
import { Controller, type Wanted } from "../../src/terminal/ink/host/controller.ts";
import { play } from "../../src/terminal/ink/host/player.ts";
import { RunsOnScreen } from "../../src/terminal/ink/host/runs-on-screen.ts";
import { DEFAULT_SPEED, SPEEDS } from "../../src/terminal/ink/state/state.ts";

const opened = openScenario("friendship-treaty");
const soon = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

function begin(seed: string, run = 0, until?: number) {
  const options = { seed, run, record: "events", ...(until !== undefined && { until }) } as const;
  const session = new Session(opened.program);
  session.begin(options);
  return new RunsOnScreen(opened, session, options, { atlas: () => atlasOf(GEOGRAPHY) });
}

const fast: Wanted = {
  pace: { playing: true, speed: SPEEDS.length - 1, at: 0, seek: null, held: false },
  request: null,
};
const still: Wanted = { ...fast, pace: { ...fast.pace, playing: false } };

/** Plays in the background; what is wanted can be changed as keys would. */
function playing(first: Wanted, until?: number) {
  const runs = begin("pace", 0, until);
  let wanted = first;
  const controller = new Controller(wanted, runs);
  const ticks: number[] = [];
  const want = (pace: Partial<Wanted["pace"]>) => {
    wanted = { ...wanted, pace: { ...wanted.pace, ...pace } };
    controller.follow(wanted);
  };
  const done = (async () => {
    for await (const answer of play((request) => runs.answer(request), controller)) {
      if (!("show" in answer)) continue;
      const at = answer.show[0]!.tick;
      ticks.push(at);
      want({ at, ...(wanted.pace.seek === at && { seek: null }) });
    }
  })();
  return { runs, controller, ticks, want, done };
}

describe("the controller", () => {
  it("plays 66 months in about 10 seconds unless told otherwise", () => {
    const seconds = 66 / (SPEEDS[DEFAULT_SPEED] ?? 0);
    expect(seconds).toBeGreaterThan(8);
    expect(seconds).toBeLessThan(12);
  });

  it("keeps to the speed", async () => {
    const { controller, ticks, want, done } = playing(fast);
    want({ speed: SPEEDS.indexOf(30) });
    await soon(500);
    controller.stop();
    await done;
    expect(ticks.length).toBeGreaterThan(0);
    expect(ticks.length).toBeLessThanOrEqual(17);
  });

  it("stands still, goes where it is asked to, back as well as on, and then on from there", async () => {
    const { controller, ticks, want, done } = playing(still);
    await soon(30);
    expect(ticks).toEqual([]);
    want({ seek: 3 });
    await soon(100);
    // Of what lies ahead every month is shown, so that keys are heard between them.
    expect(ticks).toEqual([1, 2, 3]);
    want({ seek: 1 });
    await soon(50);
    expect(ticks).toEqual([1, 2, 3, 1]);
    want({ seek: 3 });
    await soon(50);
    expect(ticks).toEqual([1, 2, 3, 1, 3]);
    want({ playing: true });
    await soon(100);
    expect(ticks.slice(5, 8)).toEqual([4, 5, 6]);
    controller.stop();
    await done;
  });

  it("shows the last month and waits there for what comes", async () => {
    const until = opened.program.world.start + 11;
    const { controller, ticks, want, done, runs } = playing(fast, until);
    want({ seek: 12 });
    await soon(300);
    expect(ticks.at(-1)).toBe(12);
    expect(runs.shown[0]?.playback.at(12).digest).toBe(runs.shown[0]?.playback.session.digest());
    want({ seek: 0, playing: false });
    await soon(50);
    expect(ticks.at(-1)).toBe(0);
    controller.stop();
    await done;
  });

  it("shows nothing while the terminal is too small", async () => {
    const { controller, ticks, want, done } = playing(still);
    want({ held: true, seek: 5, playing: true });
    await soon(50);
    expect(ticks.length).toBe(0);
    want({ held: false });
    await soon(100);
    expect(ticks.length).toBeGreaterThan(4);
    controller.stop();
    await done;
  });

  it("hears a change of speed at once, and a stop", async () => {
    const { controller, ticks, want, done } = playing(still);
    want({ playing: true, speed: 0 });
    await soon(50);
    expect(ticks.length).toBe(1);
    want({ speed: SPEEDS.length - 1 });
    await soon(200);
    expect(ticks.length).toBeGreaterThan(2);
    controller.stop();
    const { length } = ticks;
    await done;
    expect(ticks.length).toBe(length);
  });

  it("lets keys be heard while it plays to the end", async () => {
    const { controller, ticks, want, done } = playing(still);
    want({ seek: 66 });
    await new Promise((resolve) => setImmediate(resolve));
    controller.stop();
    await done;
    expect(ticks.length).toBeLessThan(66);
  });
});

describe("an engine that fails", () => {
  it("fails the player", async () => {
    const runs = begin("fail");
    runs.shown[0]!.playback.session.step = () => {
      throw new Error("broken");
    };
    const answers = play((request) => runs.answer(request), { due: async () => ({ show: 1 }) });
    await expect(answers.next()).rejects.toThrow("broken");
  });
});
