/** The player and its controller: the same run as without a view, at the pace that is asked for. */
import { describe, expect, it } from "vitest";
import { Session } from "../../src/engine/session.ts";
import { openScenario } from "../../src/models/open.ts";
import { Controller } from "../../src/terminal/ink/controller.ts";
import type { Board } from "../../src/terminal/ink/look/board.ts";
import { type Frame, frameOf, headOf } from "../../src/terminal/ink/look/frame.ts";
import { play } from "../../src/terminal/ink/player.ts";
import { DEFAULT_SPEED, type Pace, SPEEDS } from "../../src/terminal/ink/state.ts";

const opened = openScenario("friendship-treaty");
const at = { playing: true, speed: SPEEDS.length - 1, toEnd: false, steps: 0, held: false };
const still = { ...at, playing: false };
const soon = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

const boardsIn = (month: Frame) => (month.looks.board as Board[])[0]?.rows ?? [];

function begin(seed: string, run = 0, until?: number) {
  const options = { seed, run, record: "events", ...(until !== undefined && { until }) } as const;
  const session = new Session(opened.program);
  session.begin(options);
  return { session, head: headOf(opened, options) };
}

/** Plays in the background at a pace that can be changed. */
function playing(pace: Pace, until?: number) {
  const { session, head } = begin("pace", 0, until);
  const controller = new Controller(pace);
  const months: Frame[] = [];
  const done = (async () => {
    for await (const month of play(session, head, controller)) months.push(month);
  })();
  return { session, controller, months, done };
}

describe("a run that is watched", () => {
  it.each([0, 1, 2, 3, 4, 5, 6, 7])("has the digest of the same run without a view (run %i)", async (run) => {
    const { session, head } = begin("digest", run);
    const months: Frame[] = [];
    for await (const month of play(session, head, { due: async () => true })) months.push(month);
    const { session: bare } = begin("digest", run);
    bare.finish();
    expect(session.digest()).toBe(bare.digest());
    expect(months.at(-1)?.digest).toBe(bare.digest());
    expect(months.map((m) => m.tick)).toEqual(Array.from({ length: head.ticks }, (_, k) => k + 1));
    expect(months.slice(0, -1).every((m) => m.digest === undefined)).toBe(true);
  });

  it("shows every event once, in order", async () => {
    const { session, head } = begin("events");
    const first = frameOf(session, head);
    const seen = [...first.events];
    for await (const month of play(session, head, { due: async () => true }, first))
      seen.push(...month.events);
    expect(seen).toEqual(session.events.all());
  });

  it("stops where --until says, with that run's digest", async () => {
    const until = opened.program.world.start + 11;
    const { months, done, session } = playing({ ...at, toEnd: true }, until);
    await done;
    expect(months.length).toBe(12);
    expect(months.at(-1)?.digest).toBe(session.digest());
  });

  it("leaves the ledgers as it found them", async () => {
    const { session, done } = playing({ ...at, toEnd: true });
    await done;
    for (const { ledger } of session.decisions.values())
      expect([ledger.recording, ledger.probing]).toEqual([false, false]);
  });

  it("shows what the ledger says of each choice, asked or not", async () => {
    const { months, session } = playing({ ...at, toEnd: true });
    while (months.length < 66) await soon(5);
    const rows = session.decisions.get("accession")?.ledger.rows ?? [];
    for (const month of months)
      for (const row of boardsIn(month)) {
        const { weighed, asked } = row;
        expect(weighed?.chance ?? 0).toBeGreaterThanOrEqual(0);
        expect(weighed?.chance ?? 1).toBeLessThanOrEqual(1);
        expect(weighed?.against?.share ?? -1).toBeLessThan(0);
        if (row.stage === "signed") expect(asked).toMatchObject({ accepted: true, date: row.since });
        const same = rows.find((r) => r.probability === weighed?.chance);
        expect(same && Math.min(...same.shares)).toBe(weighed?.against?.share);
      }
  });
});

describe("the controller", () => {
  it("plays 66 months in about 10 seconds unless told otherwise", () => {
    const seconds = 66 / (SPEEDS[DEFAULT_SPEED] ?? 0);
    expect(seconds).toBeGreaterThan(8);
    expect(seconds).toBeLessThan(12);
  });

  it("keeps to the speed", async () => {
    const { controller, months, done } = playing({ ...at, speed: SPEEDS.indexOf(30) });
    await soon(500);
    controller.stop();
    await done;
    expect(months.length).toBeGreaterThan(0);
    expect(months.length).toBeLessThanOrEqual(17);
  });

  it("pauses, steps one month at a time, and goes on", async () => {
    const { controller, months, done } = playing(still);
    await soon(30);
    expect(months.length).toBe(0);
    controller.follow({ ...still, steps: 1 });
    await soon(100);
    expect(months.length).toBe(1);
    controller.follow({ ...still, steps: 3 });
    await soon(100);
    expect(months.length).toBe(3);
    controller.follow({ ...still, steps: 3, toEnd: true });
    await done;
    expect(months.length).toBe(66);
  });

  it("plays nothing while the terminal is too small", async () => {
    const { controller, months, done } = playing({ ...at, toEnd: true, steps: 1, held: true });
    await soon(50);
    expect(months.length).toBe(0);
    controller.follow({ ...at, toEnd: true });
    await done;
    expect(months.length).toBe(66);
  });

  it("hears a change of speed at once, and a stop", async () => {
    const { controller, months, done } = playing({ ...at, speed: 0 });
    await soon(50);
    expect(months.length).toBe(1);
    controller.follow(at);
    await soon(200);
    expect(months.length).toBeGreaterThan(2);
    controller.stop();
    const { length } = months;
    await done;
    expect(months.length).toBe(length);
  });

  it("lets keys be heard while it plays to the end", async () => {
    const { controller, months, done } = playing({ ...at, toEnd: true });
    await new Promise((resolve) => setImmediate(resolve));
    controller.stop();
    await done;
    expect(months.length).toBeLessThan(66);
  });
});

describe("an engine that fails", () => {
  it("fails the player", async () => {
    const { session, head } = begin("fail");
    session.step = () => {
      throw new Error("broken");
    };
    const months = play(session, head, { due: async () => true });
    await expect(months.next()).rejects.toThrow("broken");
  });
});
