/** The run view without a terminal: what it shows at each size, and what each key makes of it. */
import { afterEach, describe, expect, it, vi } from "vitest";

vi.hoisted(() => {
  // Colours are decided when chalk is loaded; whether the view asks for them is what is tested here.
  process.env["FORCE_COLOR"] = "1";
});

import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { cleanup } from "ink-testing-library";
import type { MultivectorError } from "../../src/engine/errors.ts";
import { openScenario } from "../../src/node/open.ts";
import { wantsColour } from "../../src/terminal/ink/components/colour.ts";
import { reduce } from "../../src/terminal/ink/state/reducer.ts";
import type { Size } from "../../src/terminal/ink/state/size.ts";
import { DEFAULT_SPEED, SPEEDS, type State } from "../../src/terminal/ink/state/state.ts";
import { playAll, stage } from "./stage.tsx";

const SMALL = { columns: 80, rows: 24 };
const LARGE = { columns: 200, rows: 60 };
const SIZES: Size[] = [
  SMALL,
  { columns: 100, rows: 30 },
  { columns: 127, rows: 24 },
  { columns: 128, rows: 24 },
  { columns: 81, rows: 70 },
  LARGE,
];

const { state: begun, months } = await playAll();
const played = (count: number): State =>
  months.slice(0, count).reduce((s, m) => reduce(s, { show: [m] }), begun);
const ended = played(months.length);

afterEach(cleanup);

function fits(frame: string, { columns, rows }: Size): void {
  const lines = frame.split("\n");
  // One line stays free: at the last one Ink would clear the whole screen for every frame.
  expect(lines.length, frame).toBeLessThan(rows);
  for (const line of lines) expect([...line].length, line).toBeLessThanOrEqual(columns);
}

const calendar = (frame: string) => frame.split("\n")[3]!;

describe.each(SIZES)("at $columns x $rows", (size) => {
  it("fits in every month, on every page", async () => {
    const view = stage(begun, size);
    fits(view.frame(), size);
    const every = size === SMALL || size === LARGE ? 1 : 6;
    for (const month of months) {
      if (month.tick % every !== 0) {
        view.store.dispatch({ show: [month] });
        continue;
      }
      await view.tell({ show: [month] });
      fits(view.frame(), size);
      if (month.tick % 6 !== 0) continue;
      await view.press("\t");
      fits(view.frame(), size);
    }
    await view.press("?");
    fits(view.frame(), size);
  });

  it("shows every panel, on one page or by Tab", async () => {
    const view = stage(played(30), size);
    let seen = "";
    for (let k = 0; k < 8; k++) {
      seen += view.frame();
      await view.press("\t");
    }
    for (const heading of ["Treaty board", "Disputes", "Trust", "Events", "Outcomes so far"])
      expect(seen).toMatch(new RegExp(`[─═] ${heading} `));
  });

  it("ends with the summary in sight", () => {
    const view = stage(ended, size);
    expect(view.frame()).toContain("the end");
    expect(view.frame()).toMatch(/[─═] Summary /);
    expect(view.frame()).toMatch(/signed\.TJK +2025-10/);
    expect(view.frame()).toContain(`digest ${ended.frame.digest}`);
    expect(view.frame()).toContain("q leave");
  });
});

describe("the header", () => {
  it("says a question in two lines where it takes them, and cuts what is longer", () => {
    const asking = (question: string, size: Size) =>
      stage({ ...played(20), head: { ...begun.head, question } }, size).frame();
    const question = `Does Russia ${"really ".repeat(8)}lose its primacy, as Türkiye helps to build navies?`;
    const frame = asking(question, SMALL);
    fits(frame, SMALL);
    expect(frame.split("\n").slice(1, 3).join(" ").replace(/ +/g, " ").trim()).toBe(question);
    expect(frame).toMatch(/^2024-02 · tick 20 of 66/m);
    expect(frame.split("\n").at(-1)).toContain("? help");
    expect(asking(question, LARGE).split("\n")[1]!.trim()).toBe(question);
    const long = asking(question.repeat(4), SMALL).split("\n");
    expect(long[2]).toMatch(/…$/);
    expect(long[3]).toMatch(/^2024-02/);
  });

  it("says scenario, question, date, tick, speed, seed and run", () => {
    const frame = stage(played(20), SMALL).frame();
    for (const fact of [
      "Treaty on Friendship, Good-Neighbourliness and Cooperation",
      "Do Tajikistan and Turkmenistan sign, and when?",
      "2024-02 · tick 20 of 66 · speed 7 months/s",
      'seed "multivector"',
      "run 0",
      "playing",
    ])
      expect(frame).toContain(fact);
  });

  it("advances the calendar", () => {
    const heavy = (count: number) => (stage(played(count), LARGE).frame().match(/━/g) ?? []).length;
    const lengths = [0, 1, 20, 40, 66].map(heavy);
    expect(lengths).toEqual([...lengths].sort((a, b) => a - b));
    expect(lengths[0]).toBe(0);
    expect(stage(ended, LARGE).frame()).not.toMatch(/[━─]●|●[━─]/);
  });
});

describe("the board", () => {
  it("tells the stage, its month, the chance, the answer and what weighs most against", () => {
    const frame = stage(played(20), LARGE).frame();
    expect(frame).toMatch(/KGZ +● ratified +2023-04 +\d+% +2022-07 yes +-\d\.\d\d \w+/);
    expect(frame).toMatch(/KAZ +◐ signed +2022-07 +\d+% +2022-07 yes/);
    expect(frame).toMatch(/TKM +○ not signed +- +\d+% +2023-09 no +-\d\.\d\d neutrality/);
    expect(frame).toContain("2 ratified, 1 signed, 2 not signed");
    expect(frame).not.toMatch(/^AZE +[·○◐●]/m);
  });

  it("is not there where there is no treaty", async () => {
    const { state, months } = await playAll(openScenario("baseline"));
    const view = stage(
      months.reduce((s, m) => reduce(s, { show: [m] }), state),
      LARGE,
    );
    expect(view.frame()).not.toContain("Treaty board");
    for (const heading of ["Disputes", "Trust", "Events", "Summary"])
      expect(view.frame()).toMatch(new RegExp(`[─═] ${heading} `));
    fits(view.frame(), LARGE);
  });

  it("is not alone: a panel appears where there is something to show", async () => {
    const folder = mkdtempSync(join(tmpdir(), "run-view-"));
    const file = join(folder, "bare.yaml");
    writeFileSync(file, "multivector: 1\nid: bare\nextends: baseline\nend: 2022-06\ndisputes: null\n");
    const off = openScenario(file);
    rmSync(folder, { recursive: true });
    const { state } = await playAll(off);
    const frame = stage(state, SMALL).frame();
    expect(frame).toMatch(/[─═] Events /);
    expect(frame).not.toMatch(/[─═] Disputes /);
  });
});

describe.each([SMALL, LARGE])("keys at $columns x $rows", (size) => {
  it("space pauses and plays", async () => {
    const view = stage(begun, size);
    expect(view.frame()).toContain("playing");
    await view.press(" ");
    expect(view.frame()).toContain("paused");
    expect(view.frame()).toContain("space play");
    await view.press(" ");
    expect(view.frame()).toContain("playing");
  });

  it.each([
    ["→", "\u001b[C", 21],
    ["←", "\u001b[D", 19],
    ["Shift-→", "\u001b[1;2C", 32],
    ["Shift-←", "\u001b[1;2D", 8],
    ["PgDn", "\u001b[6~", 32],
    ["PgUp", "\u001b[5~", 8],
    ["Home", "\u001b[H", 0],
  ])("%s asks for a month and pauses", async (_, keys, tick) => {
    const view = stage(played(20), size);
    await view.press(keys);
    expect(view.store.state().pace).toMatchObject({ playing: false, seek: tick, at: 20 });
    expect(view.frame()).toContain("paused");
    await view.press("\u001b[C\u001b[C\u001b[D");
    expect(view.store.state().pace.seek).toBe(tick + 1 === 20 ? null : tick + 1);
  });

  it("b marks the month, g goes back to it", async () => {
    const view = stage(played(20), size);
    await view.press("b");
    expect(view.store.state().bookmark).toBe(20);
    expect(calendar(view.frame())).toMatch(/●/);
    await view.tell({ show: [months[9]!] });
    expect(calendar(view.frame())).toMatch(/●.*╍.*◆/);
    expect(view.frame()).toContain("2023-04 · tick 10 of 66");
    await view.press("g");
    expect(view.store.state().pace.seek).toBe(20);
    await view.tell({ show: [months[19]!] });
    await view.press("b");
    expect(view.store.state().bookmark).toBeNull();
    fits(view.frame(), size);
  });

  it("the past is shown as past, with the events that there were", async () => {
    const view = stage(played(40), size);
    await view.press(" ");
    await view.tell({ show: [months[9]!] });
    expect(view.frame()).toContain("the past");
    expect(view.store.state()).toMatchObject({ tip: 40, frame: { date: "2023-04" } });
    expect(view.frame()).not.toMatch(/^(2024|2025)-\d\d/m);
    expect(view.frame()).toContain(view.store.state().frame.panels.events!.feed[0]!.text.slice(0, 30));
    fits(view.frame(), size);
  });

  it("+ and - change the speed, within its bounds, also when struck fast", async () => {
    const view = stage(begun, size);
    await view.press("+");
    expect(view.frame()).toContain(`speed ${SPEEDS[DEFAULT_SPEED + 1]} months/s`);
    await view.press("--");
    expect(view.frame()).toContain(`speed ${SPEEDS[DEFAULT_SPEED - 1]} months/s`);
    await view.press("-".repeat(20));
    expect(view.frame()).toContain(`speed ${SPEEDS[0]} months/s`);
    await view.press("=".repeat(20));
    expect(view.frame()).toContain(`speed ${SPEEDS.at(-1)} months/s`);
  });

  it("End plays to the end, space stops on the way", async () => {
    const view = stage(begun, size);
    await view.press("\u001b[F");
    expect(view.store.state().pace.seek).toBe(66);
    expect(view.frame()).toContain("to the end");
    await view.press(" ");
    expect(view.store.state().pace).toMatchObject({ seek: null, playing: false });
  });

  it("? shows the keys and hides them, Esc hides them before it leaves", async () => {
    const view = stage(begun, size);
    await view.press("?");
    expect(view.frame()).toMatch(/[─═] Keys /);
    expect(view.frame()).toContain("a month back or on, then pause");
    fits(view.frame(), size);
    await view.press("?");
    expect(view.frame()).not.toMatch(/[─═] Keys /);
    await view.press("?");
    await view.press("\u001b");
    expect(view.frame()).not.toMatch(/[─═] Keys /);
    expect(view.store.state().leaving).toBeNull();
    await view.press("\u001b");
    expect(view.store.state().leaving).toBe("quit");
  });

  it.each(["q", "Q"])("%s leaves", async (key) => {
    const view = stage(begun, size);
    await view.press(key);
    expect(view.store.state().leaving).toBe("quit");
  });

  it("Ctrl-C interrupts", async () => {
    const view = stage(begun, size);
    await view.press("\u0003");
    expect(view.store.state().leaving).toBe("interrupt");
  });

  it.each(["x", "\u001b[2~", "\u0001", "\u001bq"])("%j does nothing", async (key) => {
    const view = stage(begun, size);
    const before = view.store.state();
    await view.press(key);
    expect(view.store.state()).toBe(before);
  });

  it.each([
    ["\r", "! ↑ ↓ choose a row first"],
    ["g", "! no month is marked"],
    ["v", "! no second run stands beside this one"],
  ])("%j says why it does nothing, until the next key", async (key, said) => {
    const view = stage(played(3), size);
    await view.press(key);
    expect(view.frame()).toContain(said);
    fits(view.frame(), size);
    await view.press("b");
    expect(view.frame()).not.toContain("! ");
  });

  it("Enter in a panel without rows says that there is nothing to choose", async () => {
    const view = stage({ ...played(3), focus: "map" }, size);
    await view.press("\r");
    expect(view.frame()).toContain("! nothing here can be chosen: Tab goes to another panel");
  });

  it("a key of a panel that is not in sight says whose it is", async () => {
    const { state } = await playAll(
      openScenario("friendship-treaty", ["panels=[board, series]", "end=2022-07"]),
    );
    const view = stage(state, SMALL);
    await view.press("p");
    expect(view.frame()).toContain("! p is a key of the panel Series: Tab goes there");
    await view.press("\t");
    await view.press("p");
    expect(view.frame()).toContain("Enter pick");
  });

  it("names the question why and the tweak in the footer", () => {
    const footer = stage(begun, size).frame().split("\n").at(-1)!;
    for (const said of ["space pause", "Enter why", "t tweak", "? help", "q quit"])
      expect(footer).toContain(said);
    expect(footer).not.toContain("…");
  });

  it("events say their month in the first row in sight, too", async () => {
    const view = stage({ ...played(40), focus: "events" }, size);
    for (let k = 0; k < 40; k++) {
      const [, row] = view.frame().split("═ Events ")[1]!.split("\n");
      expect(row).toMatch(/\d{4}-\d{2} /);
      await view.press("j");
    }
  });

  it("a terminal that is too small hears what it says that it hears, and nothing else", async () => {
    const view = stage(played(3), { columns: 60, rows: 20 });
    for (const key of ["t", "?", "/", "x", " "]) await view.press(key);
    expect(view.store.state()).toMatchObject({ tweak: null, help: null, prompt: null, leaving: null });
    await view.press("q");
    expect(view.store.state().leaving).toBe("quit");
  });

  it("a question of equal lines stays as many lines when the terminal changes", async () => {
    const question = Array.from({ length: 32 }, () => "same").join(" ");
    const begun2 = { ...played(3), head: { ...played(3).head, question } };
    const view = stage(begun2, { columns: 81, rows: 24 });
    const lines = () =>
      view
        .frame()
        .split("\n")
        .filter((l) => l.startsWith("same")).length;
    const first = lines();
    for (const columns of [100, 81, 100, 81]) await view.tell({ resize: { columns, rows: 24 } });
    expect(lines()).toBe(first);
    fits(view.frame(), { columns: 81, rows: 24 });
  });

  it("/ finds events as they are written, Enter keeps what is found", async () => {
    const view = stage(played(40), size);
    await view.press("/");
    expect(view.frame()).toMatch(/^\/ +find events by actor, kind, month or word/m);
    await view.press("tkm");
    expect(view.frame()).toMatch(/═ Events ═ \d+ with "tkm", newest first ═/);
    fits(view.frame(), size);
    await view.press("q");
    expect(view.store.state().leaving).toBeNull();
    await view.press("\u007f");
    await view.press("\r");
    expect(view.store.state().prompt).toBeNull();
    const feed = view.frame().split("═ Events ")[1]!;
    for (const line of feed.split("\n").slice(1, 4)) expect(line).toMatch(/TKM|^ *$|more/);
    await view.press("/");
    await view.press("x");
    await view.press("\u001b");
    expect(view.frame()).toMatch(/with "tkm"/);
  });

  it("↓ and ↑ move a mark over the rows, Shift-Tab goes back to the panel before", async () => {
    const view = stage(played(30), size);
    expect(view.frame()).not.toContain("▸");
    await view.press("\u001b[B");
    expect(view.frame()).toMatch(/▸ KAZ +●/);
    await view.press("\u001b[B");
    expect(view.frame()).toMatch(/▸ KGZ +●/);
    await view.press("\u001b[A");
    expect(view.frame()).toMatch(/▸ KAZ +●/);
    fits(view.frame(), size);
    await view.press("\u001b[Z");
    expect(view.frame()).toMatch(/═ Events /);
    expect(view.frame()).not.toContain("▸");
    await view.press("jj");
    expect(view.frame().match(/▸/g)).toHaveLength(1);
  });
});

describe("a scenario that chooses its panels", () => {
  const chosen = (...panels: string[]) =>
    openScenario("friendship-treaty", [`panels=[${panels.join(", ")}]`]);

  it.each([SMALL, LARGE])("shows those and no others, in its order, at $columns x $rows", async (size) => {
    const { state, months: some } = await playAll(chosen("trust", "board"));
    const view = stage(reduce(state, { show: [some[0]!] }), size);
    const headings = [...view.frame().matchAll(/[─═] (Trust|Treaty board|Disputes|Events|Outcomes) ?/g)];
    expect(headings.map((m) => m[1])).toEqual(["Trust", "Treaty board"]);
    fits(view.frame(), size);
  });

  it.each([
    ["[bord]", "did you mean board?"],
    ["[board, board]", "name each panel once"],
    ["[]", "give it 1"],
    ["board", "write a list"],
  ])("is told of %s", (panels, mend) => {
    let said: MultivectorError | undefined;
    try {
      openScenario("friendship-treaty", [`panels=${panels}`]);
    } catch (e) {
      said = e as MultivectorError;
    }
    expect(said?.fault).toBe("usage");
    expect(said?.where).toContain("--set panels=");
    expect(said?.mend).toContain(mend);
  });

  it("says so where there is nothing of the kind", async () => {
    const { state } = await playAll(openScenario("baseline", ["panels=[board, events]", "end=2022-03"]));
    expect(stage(state, SMALL).frame()).toMatch(/═ Treaty board ═+\nthis scenario has nothing of the kind/);
  });
});

describe("a terminal that changes its size", () => {
  it("is filled at once", async () => {
    const view = stage(played(30), SMALL);
    await view.tell({ resize: { columns: 90, rows: 40 } });
    fits(view.frame(), { columns: 90, rows: 40 });
    expect(view.frame().split("\n").length).toBe(39);
    expect(view.frame().split("\n")[3]?.length).toBe(90);
  });

  it.each([
    { columns: 79, rows: 24 },
    { columns: 80, rows: 23 },
    { columns: 30, rows: 5 },
    { columns: 10, rows: 2 },
  ])("says at $columns x $rows that it is too small, and waits", async (size) => {
    const view = stage(begun, SMALL);
    await view.tell({ resize: size });
    fits(view.frame(), size);
    expect(view.frame()).toContain("This");
    expect(view.store.state().pace.held).toBe(true);
    await view.tell({ resize: SMALL });
    expect(view.store.state().pace.held).toBe(false);
    expect(view.frame()).toMatch(/[─═] Treaty board /);
  });
});

describe("colour", () => {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: colours are control sequences
  const COLOURS = /\u001b\[(3[0-7]|9[0-7]|38)/;

  it("is there, and not where NO_COLOR asks for none", () => {
    expect(stage(played(30), LARGE).raw()).toMatch(COLOURS);
    expect(stage({ ...played(30), colour: false }, LARGE).raw()).not.toMatch(COLOURS);
    expect(wantsColour({})).toBe(true);
    expect(wantsColour({ NO_COLOR: "1" })).toBe(false);
    expect(wantsColour({ NO_COLOR: "" })).toBe(true);
  });

  it("says nothing that the text does not", () => {
    const coloured = stage(played(30), LARGE).frame();
    expect(stage({ ...played(30), colour: false }, LARGE).frame()).toBe(coloured);
  });
});
