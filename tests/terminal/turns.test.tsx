/** What terminals show of a model that counts turns and has a category. */
import { cleanup, render } from "ink-testing-library";
import { afterEach, describe, expect, it } from "vitest";
import { MONTHS, TURNS } from "../../src/engine/calendar.ts";
import { EventLog } from "../../src/engine/events.ts";
import { RunningSummary } from "../../src/experiments/running-summary.ts";
import { playBatch } from "../../src/node/play.ts";
import { batchHead } from "../../src/terminal/ink/batch/head.ts";
import { outcomeCells } from "../../src/terminal/ink/batch/outcome-cells.ts";
import { byTurn } from "../../src/terminal/ink/batch/Spread.tsx";
import { batchState, type Standing } from "../../src/terminal/ink/batch/state.ts";
import { BatchApp } from "../../src/terminal/ink/batch/watch.tsx";
import { calendarLine } from "../../src/terminal/ink/components/calendar.ts";
import { roundStep } from "../../src/terminal/ink/draw/step.ts";
import { createStore } from "../../src/terminal/ink/host/store.ts";
import { setsOf } from "../../src/terminal/ink/io/tweak.ts";
import { untilPeriod } from "../../src/terminal/options.ts";
import { entriesOf } from "../../src/views/entries.ts";
import { Parting } from "../../src/views/parting.ts";
import { tweakText } from "../../src/views/tweak.ts";
import { EXTENTS, openTurns } from "../support/turns.ts";
import { plain, playAll, stage, widen } from "./stage.tsx";

const SIZE = { columns: 120, rows: 40 };
const opened = openTurns();
const batch = await playBatch(opened, { seed: "multivector", runs: 60 });
const summary = new RunningSummary(batch.outcomes);
summary.take(batch.values);
const outcomes = summary.outcomes();
const head = batchHead(opened, { seed: "multivector", runs: 60 });

afterEach(cleanup);

describe("a run on screen", () => {
  it("counts turns, and names the category", async () => {
    const { state, months, session } = await playAll(opened);
    const view = stage(state, SIZE);
    for (const month of months) await view.tell({ show: [month] });
    const frame = view.frame();
    expect(frame).toMatch(/^12 · tick 12 of 12 · speed \d+ turns\/s/m);
    expect(frame.split("\n")[3]).toMatch(/^1━+2━+3/);
    expect(frame).toContain(`extent  ${EXTENTS[session.outcomes()[0]!]}`);
    expect(frame).toMatch(/\n.* \d{1,2} +.*[ABC] goes/);
    expect(frame).not.toMatch(/\b19\d\d\b/);
    const { all } = entriesOf(session);
    expect(all[0]).toMatchObject({ id: "extent", kind: "choice", choices: EXTENTS, low: 0, high: 2 });
    expect(all[1]).toMatchObject({ id: "allGone", kind: "period", unit: "turn" });
  });
});

describe("a batch on screen", () => {
  function shown(selected: number): string {
    const standing: Standing = {
      done: 60,
      before: 0,
      seconds: 1,
      rate: 60,
      variants: [{ runs: 60, failed: 0, outcomes, bins: outcomes.map((_, o) => summary.bins(o)) }],
    };
    const state = { ...batchState(head, standing, SIZE, true), selected };
    const store = createStore((s: typeof state) => s, state, Number.POSITIVE_INFINITY);
    widen(SIZE.columns);
    return plain(render(<BatchApp store={store} act={() => {}} />).lastFrame() ?? "");
  }

  it("has a category in one row, by its most frequent name and the share of that", () => {
    const [extent] = outcomes;
    if (extent?.kind !== "category") throw new Error(extent?.kind);
    const { mode, shares } = extent;
    const percent = `${(shares[mode!]!.share * 100).toFixed(1)}%`;
    expect(outcomeCells(extent, 11)).toMatchObject({ value: percent, last: mode });
    const row = shown(0)
      .split("\n")
      .find((line) => line.includes(" extent "));
    expect(row).toContain(percent);
    expect(row).toContain(mode);
  });

  it("spreads a category by name, a bar each", () => {
    const frame = shown(0);
    for (const name of EXTENTS) {
      const share = outcomes[0]?.kind === "category" ? outcomes[0].shares[name]!.share : Number.NaN;
      const line = frame
        .split("\n")
        .filter((l) => l.includes(name) && l.includes("%"))
        .at(-1);
      expect(line, name).toContain(`${(share * 100).toFixed(1)}%`);
      expect(line?.includes("█"), name).toBe(share > 0);
    }
  });

  it("spreads an event by turns", () => {
    expect(shown(1)).toMatch(/\n.* 1 +2 +3 +4/);
    const bins = [
      { from: 1, count: 2 },
      { from: 12, count: 3 },
    ];
    const each = byTurn(bins, head, 80);
    expect(each.map((b) => b.label)).toEqual(Array.from({ length: 12 }, (_, k) => String(k + 1)));
    expect([each[0]!.count, each[11]!.count]).toEqual([2, 3]);
    const wide = byTurn(bins, { ...head, end: 400 }, 58);
    expect(wide.map((b) => b.label).slice(0, 3)).toEqual(["1", "11", "21"]);
    expect(wide[1]!.count).toBe(3);
    expect(wide.length).toBeLessThanOrEqual(50);
  });
});

describe("turns", () => {
  it("are labelled a round number apart", () => {
    expect([0.1, 1, 1.1, 2, 3, 5, 6, 10, 11, 99, 101].map(roundStep)).toEqual([
      1, 1, 2, 2, 5, 5, 10, 10, 20, 100, 200,
    ]);
    const pace = { at: 0 } as Parameters<typeof calendarLine>[2]["pace"];
    const line = calendarLine(1, 200, { pace, tip: 0, bookmark: null }, 80, "turn");
    expect(line).toMatch(/^●?─*1?─*20─+40─+60─+80─+100─+120─+140─+160─+180─+/);
  });

  it("are read where the calendar of the scenario has turns", () => {
    expect(untilPeriod("7", opened.program)).toBe(7);
    expect(untilPeriod(undefined, opened.program)).toBe(12);
    expect(() => untilPeriod("2026-01", opened.program)).toThrow(/is not a turn/);
    expect(() => untilPeriod("13", opened.program)).toThrow(
      expect.objectContaining({ mend: "choose a turn between its start and its end, or --set end=TURN" }),
    );
  });

  it("date what is changed from one of them on", () => {
    const tweak = { edits: [{ path: "actors.C.pull", text: "3" }], from: 4 };
    expect(tweakText(tweak, { start: 1, unit: "turn" })).toBe("actors.C.pull = 3 from 5");
    expect(setsOf(opened, tweak)).toEqual(['schedule=[{at: "5", set: {"actors.C.pull": 3}}]']);
  });

  it.each([
    [TURNS, 9, 10],
    [MONTHS, 1470, 1471],
  ])("of two runs part in the order of time, not of text", (calendar, early, late) => {
    const kinds = [{ id: "went", axes: [], text: "it goes" }];
    const [first, second] = [
      new EventLog(kinds, new Map(), calendar),
      new EventLog(kinds, new Map(), calendar),
    ];
    first.push(late, 0, -1, -1);
    second.push(early, 0, -1, -1);
    second.push(late, 0, -1, -1);
    const parting = new Parting(calendar, first, second);
    expect(parting.upTo(calendar.text(early - 1))).toBeNull();
    expect(parting.upTo(calendar.text(late))).toEqual({
      date: calendar.text(early),
      texts: [null, "it goes"],
    });
  });
});
