/** The reducer, the pages and the store, without a view. */
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { calendarLine } from "../../src/terminal/ink/components/calendar.ts";
import { createStore } from "../../src/terminal/ink/host/store.ts";
import { type Filter, feedOf } from "../../src/terminal/ink/panels/events.tsx";
import type { Action } from "../../src/terminal/ink/state/action.ts";
import { nextFocus, pageOn, pagesOf, placesOf } from "../../src/terminal/ink/state/pages.ts";
import { reduce } from "../../src/terminal/ink/state/reducer.ts";
import type { Size } from "../../src/terminal/ink/state/size.ts";
import { initialState, SPEEDS, type State } from "../../src/terminal/ink/state/state.ts";
import type { EventLine } from "../../src/views/events.ts";
import type { Frame, Head } from "../../src/views/frame.ts";

const head: Head = {
  title: "T",
  question: "",
  unit: "month",
  start: 1470,
  end: 1479,
  ticks: 10,
  seed: "s",
  run: 0,
  sets: [],
  panels: null,
  titles: {},
  spots: { lines: {}, harbours: {} },
};

function frame(tick: number, parts: Partial<Frame> & { events?: EventLine[] } = {}): Frame {
  const date = `2022-${String(6 + tick).padStart(2, "0")}`;
  const { events = [], ...others } = parts;
  return {
    tick,
    date,
    panels: {
      outcomes: [],
      events: { month: events, feed: [...events].reverse(), logged: events.length },
    },
    ...others,
  };
}

const noEvents = { month: [], feed: [], logged: 0 };
const events = (date: string, ...texts: string[]) =>
  texts.map((text) => ({ date, kind: "k", actors: [], text }));
const begun = initialState(head, frame(0), { columns: 80, rows: 24 }, true);
const following = (state: State, ...actions: Action[]): State => actions.reduce(reduce, state);
const over = following(begun, { show: [frame(10, { digest: "d" })] });

describe("commands", () => {
  it("never change the state that they are given", () => {
    const before = JSON.stringify(begun);
    following(
      begun,
      "toggle",
      "month",
      "yearBack",
      "bookmark",
      "end",
      "faster",
      "help",
      "panel",
      { show: [frame(1)] },
      { resize: { columns: 1, rows: 1 } },
    );
    expect(JSON.stringify(begun)).toBe(before);
  });

  it("pause and play", () => {
    expect(following(begun, "toggle").pace.playing).toBe(false);
    expect(following(begun, "toggle", "toggle").pace.playing).toBe(true);
  });

  it("go a month or a year back and on, as often as they are struck, and pause", () => {
    const at5 = following(begun, { show: [frame(5)] });
    expect(following(at5, "month", "month").pace).toMatchObject({ playing: false, seek: 7 });
    expect(following(at5, "monthBack", "monthBack").pace).toMatchObject({ playing: false, seek: 3 });
    expect(following(at5, "monthBack", "month").pace).toMatchObject({ playing: false, seek: null });
    expect(following(at5, "year").pace.seek).toBe(10);
    expect(following(at5, "yearBack").pace.seek).toBe(0);
    expect(following(at5, "home").pace.seek).toBe(0);
    expect(following(at5, "end").pace.seek).toBe(10);
    expect(following(at5, "end", "toggle").pace).toMatchObject({ seek: null, playing: false });
    expect(following(at5, "end", "monthBack").pace.seek).toBe(9);
    expect(following(at5, "year", { show: [frame(10, { digest: "d" })] }).pace.seek).toBe(null);
  });

  it("mark a month and go back to it", () => {
    const at5 = following(begun, { show: [frame(5)] });
    expect(following(at5, "recall").pace.seek).toBe(null);
    expect(following(at5, "bookmark").bookmark).toBe(5);
    expect(following(at5, "bookmark", { show: [frame(8)] }, "recall").pace.seek).toBe(5);
    expect(following(at5, "bookmark", "bookmark").bookmark).toBe(null);
  });

  it("keep the speed within its bounds", () => {
    expect(following(begun, ...Array<Action>(50).fill("faster")).pace.speed).toBe(SPEEDS.length - 1);
    expect(following(begun, ...Array<Action>(50).fill("slower")).pace.speed).toBe(0);
  });

  it("play nothing once it is over, and go back from there", () => {
    expect(over.pace).toMatchObject({ playing: false, seek: null });
    expect(following(over, "toggle", "month", "end").pace).toEqual(over.pace);
    expect(following(over, "monthBack").pace.seek).toBe(9);
  });

  it("leave, and Esc closes the help first", () => {
    expect(following(begun, "quit").leaving).toBe("quit");
    expect(following(begun, "interrupt").leaving).toBe("interrupt");
    expect(following(begun, "back").leaving).toBe("quit");
    expect(following(begun, "help", "back")).toMatchObject({ help: null, leaving: null });
    expect(following(begun, "help", { stroke: { char: "q" } })).toMatchObject({ help: null, leaving: null });
  });
});

describe("months", () => {
  it("bring their feed with them", () => {
    const state = following(begun, { show: [frame(2, { events: events("2022-08", "a", "b") })] });
    expect(state.frame.panels.events?.feed.map((e) => e.text)).toEqual(["b", "a"]);
    expect(state.frame.tick).toBe(2);
  });

  it("of the past leave what was played as it is", () => {
    const one = frame(1, { events: events("2022-07", "a") });
    const back = following(begun, { show: [one] }, { show: [frame(2)] }, { show: [one] });
    expect(back).toMatchObject({ tip: 2, frame: { tick: 1 } });
    expect(back.frame.panels.events?.feed.map((e) => e.text)).toEqual(["a"]);
  });

  it("bring the summary to the screen at the end", () => {
    expect(over.focus).toBe("outcomes");
    const elsewhere = following({ ...over, focus: "events" }, { show: [frame(9)] }, { show: [over.frame] });
    expect(elsewhere.focus).toBe("events");
  });
});

describe("size", () => {
  it("holds the run while the terminal is too small", () => {
    expect(following(begun, { resize: { columns: 79, rows: 24 } }).pace.held).toBe(true);
    expect(following(begun, { resize: { columns: 80, rows: 23 } }).pace.held).toBe(true);
    expect(
      following(begun, { resize: { columns: 79, rows: 24 } }, { resize: { columns: 80, rows: 24 } }).pace
        .held,
    ).toBe(false);
    expect(initialState(head, frame(0), { columns: 10, rows: 10 }, true).pace.held).toBe(true);
  });
});

describe("pages", () => {
  const trust = Array.from({ length: 40 }, (_, k) => ({ pair: `AAA-B${k}`, trust: 0.5, change: 0 }));
  const outcomes = Array.from({ length: 60 }, (_, k) => ({
    id: `outcome.${k}`,
    kind: "event" as const,
    value: null,
  }));
  const disputes = [{ id: "a-b", settled: 1, segments: 2, frozen: 0, clashes: 0, clashed: false }];
  const full = frame(1, { panels: { disputes, trust, outcomes, events: noEvents } });
  const shown = (size: Size, of: Frame) => ({ ...begun, size, frame: of });

  it.each([
    { columns: 80, rows: 24 },
    { columns: 127, rows: 40 },
    { columns: 128, rows: 24 },
    { columns: 200, rows: 60 },
  ])("of $columns x $rows hold every panel once, and fit", (size) => {
    const pages = pagesOf(shown(size, full));
    const ids = pages.flatMap((p) => p.left.map((l) => l.id)).filter((id) => id !== "events");
    expect(ids).toEqual(["disputes", "trust", "outcomes"]);
    expect([...(pages[0]?.left ?? []), ...(pages[0]?.right ?? [])].some((p) => p.id === "events")).toBe(true);
    for (const { left, right } of pages) {
      for (const side of [left, right])
        expect(side.reduce((sum, p) => sum + p.lines + 1, 0)).toBeLessThanOrEqual(size.rows - 6);
      for (const place of [...left, ...right]) expect(place.lines).toBeGreaterThan(0);
      const width = Math.max(0, ...left.map((p) => p.width)) + Math.max(0, ...right.map((p) => p.width));
      expect(width).toBeLessThanOrEqual(size.columns);
    }
  });

  it("are turned by Tab, panel by panel, and come round again; Shift-Tab goes back", () => {
    let state = following(begun, { show: [full] });
    const ids = ["disputes", "trust", "outcomes", "events"] as const;
    for (const id of ids.slice(1)) {
      state = reduce({ ...state, focus: ids[ids.indexOf(id) - 1]! }, "panel");
      expect(state.focus).toBe(id);
      const page = pagesOf(state)[pageOn(pagesOf(state), state.focus)]!;
      expect(
        placesOf(page)
          .filter((p) => p.focused)
          .map((p) => p.id),
      ).toEqual([id]);
    }
    expect(nextFocus(state, 1)).toBe("disputes");
    expect(nextFocus({ ...state, focus: "disputes" }, -1)).toBe("events");
    expect(nextFocus({ ...state, focus: "outcomes" }, -1)).toBe("trust");
  });

  it("are one where everything fits, and show the feed where there is nothing else", () => {
    const disputed = frame(1, { panels: { disputes, events: noEvents } });
    expect(pagesOf(shown(begun.size, disputed)).length).toBe(1);
    const [page] = pagesOf(shown(begun.size, frame(1, { panels: { events: noEvents } })));
    expect(page?.left.map((p) => p.id)).toEqual(["events"]);
  });

  it("hold what the scenario names, in its order, and no more", () => {
    const chosen = { ...begun, frame: full, head: { ...head, panels: ["trust", "disputes"] as const } };
    expect(
      pagesOf(chosen)
        .flatMap(placesOf)
        .map((p) => p.id),
    ).toEqual(["trust", "disputes"]);
    const nothing = { ...begun, frame: frame(1), head: { ...head, panels: ["board"] as const } };
    expect(pagesOf(nothing)[0]?.left).toMatchObject([{ id: "board", lines: 1 }]);
  });
});

describe("a panel's own keys", () => {
  const log = events("2022-07", "Aaa signs", "Bbb signs", "Aaa leaves");
  const state = following(begun, { show: [frame(1, { events: log })] });
  const type = (text: string) => [...text].map((char): Action => ({ stroke: { char } }));
  const named = (name: "enter" | "escape" | "erase" | "down" | "tab"): Action => ({
    stroke: { name, shift: false },
  });
  const found = (s: State) =>
    feedOf(s.frame.panels.events!, (s.own.events ?? { words: "" }) as Filter).map((e) => e.text);

  it("open a line that is written, kept by Enter and given up by Escape", () => {
    const writing = following(state, ...type("/aaa si q"), named("erase"), named("erase"));
    expect(writing.prompt).toMatchObject({ purpose: { panel: "events", key: "/" }, text: "aaa si" });
    expect(writing.leaving).toBe(null);
    expect(found(writing)).toEqual(["Aaa signs"]);
    const kept = reduce(writing, named("enter"));
    expect(kept.prompt).toBe(null);
    expect(found(kept)).toEqual(["Aaa signs"]);
    const again = following(kept, ...type("/zzz"));
    expect(found(again)).toEqual([]);
    expect(found(reduce(again, named("escape")))).toEqual(["Aaa signs"]);
  });

  it("find by kind and month as well as by word", () => {
    expect(found(following(state, ...type("/2022-07 leaves")))).toEqual(["Aaa leaves"]);
    expect(found(following(state, ...type("/k")))).toHaveLength(3);
  });

  it("are not heard where there is none, and Ctrl-C always is", () => {
    expect(following(state, ...type("zx"))).toBe(state);
    const stroke = { name: "interrupt", shift: false } as const;
    expect(following(state, ...type("/ab"), { stroke }).leaving).toBe("interrupt");
  });
});

describe("the cursor", () => {
  const log = events("2022-07", "a", "b", "c");
  const state = { ...following(begun, { show: [frame(1, { events: log })] }), focus: "events" as const };
  const rows = (...actions: Action[]) => following(state, ...actions).cursors.events?.row;

  it("begins at the first row and stays within them", () => {
    expect(rows()).toBe(undefined);
    expect(rows("down")).toBe(0);
    expect(rows("down", "down")).toBe(1);
    expect(rows("down", "down", "down", "down", "down")).toBe(2);
    expect(rows("down", "down", "up", "up")).toBe(0);
  });

  it("stays on its event while others happen, whatever is looked for, and on the one before where it is not yet", () => {
    const later = [...log, ...events("2022-08", "d", "xa", "e")];
    const [first, second] = [frame(1, { events: log }), frame(2, { events: later })];
    const on = (s: State) =>
      feedOf(s.frame.panels.events!, (s.own.events ?? { words: "" }) as Filter)[s.cursors.events!.row]?.text;
    const standing = following(state, "down", "down");
    expect(on(standing)).toBe("b");
    const followed = following(standing, { show: [second] });
    expect(on(followed)).toBe("b");
    expect(on(following(followed, { show: [first] }))).toBe("b");
    const newest = following(standing, { show: [second] }, "up", "up", "up");
    expect(on(newest)).toBe("xa");
    expect(on(following(newest, { show: [first] }))).toBe("c");
    const sought = following({ ...state, own: { events: { words: "a" } } }, "down", { show: [second] });
    expect(on(sought)).toBe("a");
    expect(sought.cursors.events?.row).toBe(1);
  });

  it("is put away by Escape before the view is left", () => {
    const left = following(state, "down", "back");
    expect(left).toMatchObject({ cursors: {}, leaving: null });
    expect(reduce(left, "back").leaving).toBe("quit");
  });

  it("is not there in a panel without rows", () => {
    expect(following({ ...state, focus: "outcomes" }, "down").cursors).toEqual({});
  });
});

describe("the store", () => {
  beforeEach(() => {
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "performance"] });
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it("tells the view at most 15 times a second, and of the last change in the end", () => {
    const store = createStore((sum: number, add: number) => sum + add, 0, 15);
    const told: number[] = [];
    store.subscribe(() => told.push(store.state()));
    for (let k = 0; k < 200; k++) {
      store.dispatch(1);
      vi.advanceTimersByTime(10);
    }
    expect(told.length).toBeLessThanOrEqual(31);
    expect(told.length).toBeGreaterThan(20);
    vi.advanceTimersByTime(100);
    expect(told.at(-1)).toBe(200);
  });

  it("tells at once of two things that the reader waits for, and still at most 15 times in any second", () => {
    const store = createStore((sum: number, add: number) => sum + add, 0, 15);
    const told: number[] = [];
    store.subscribe(() => told.push(performance.now()));
    store.dispatch(1, true);
    store.dispatch(1, true);
    expect(told.length).toBe(2);
    for (let k = 0; k < 5000; k++) {
      vi.advanceTimersByTime(1);
      store.dispatch(1, true);
    }
    const fullest = Math.max(...told.map((t) => told.filter((u) => u >= t && u < t + 1000).length));
    expect(fullest).toBeLessThanOrEqual(15);
    expect(told.length).toBeGreaterThan(5 * 13);
  });

  it("tells less often where drawing is dear, but not later of what the reader has asked for", async () => {
    const store = createStore((sum: number, add: number) => sum + add, 0, 15);
    let told = 0;
    store.subscribe(() => {
      told++;
      vi.advanceTimersByTime(40);
    });
    const go = async (urgent: boolean) => {
      told = 0;
      for (let k = 0; k < 100; k++) {
        store.dispatch(1, urgent);
        vi.advanceTimersByTime(10);
        await new Promise((resolve) => setImmediate(resolve));
      }
      return told;
    };
    await go(false);
    const patient = await go(false);
    expect(patient).toBeLessThanOrEqual(5);
    expect(patient).toBeGreaterThanOrEqual(2);
    expect(await go(true)).toBeGreaterThan(8);
  });

  it("tells at once after a rest, and when flushed", () => {
    const store = createStore((_: number, to: number) => to, 0, 15);
    const told: number[] = [];
    const stop = store.subscribe(() => told.push(store.state()));
    store.dispatch(1);
    expect(told).toEqual([1]);
    store.dispatch(2);
    expect(told).toEqual([1]);
    store.flush();
    expect(told).toEqual([1, 2]);
    stop();
    vi.advanceTimersByTime(1000);
    store.dispatch(3);
    expect(told).toEqual([1, 2]);
  });
});

describe("the calendar", () => {
  it.each([60, 66, 144, 600])("of %i months says whole years beside its marks", (ticks) => {
    for (let at = 0; at <= ticks; at++)
      for (const bookmark of [null, 0, 13]) {
        const pace = { ...begun.pace, at };
        const line = calendarLine(1464, ticks, { pace, tip: ticks, bookmark }, 80);
        expect(line).toHaveLength(80);
        for (const year of line.match(/\d+/g) ?? []) expect(year, line).toMatch(/^20\d\d$/);
        if (at > 0 && at < ticks) expect(line).toContain("●");
      }
  });
});
