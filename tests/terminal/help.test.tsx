/** The help: whole at every size, of what is on screen, and the only one to hear keys while it is open. */
import { cleanup } from "ink-testing-library";
import { afterEach, describe, expect, it } from "vitest";
import { openScenario } from "../../src/node/open.ts";
import { panelsOf } from "../../src/terminal/ink/panels/index.ts";
import { KEYS } from "../../src/terminal/ink/state/keys.ts";
import { begin } from "./answered.tsx";
import { playAll, stage } from "./stage.tsx";

const DOWN = "\u001b[B";
const END = "\u001b[F";
const HOME = "\u001b[H";

const { state: full } = await playAll(openScenario("full", ["end=2025-02"]));

afterEach(cleanup);

describe.each([
  { columns: 80, rows: 24 },
  { columns: 200, rows: 60 },
])("at $columns x $rows", (size) => {
  it("can be read to its last word", async () => {
    const view = stage(full, size);
    await view.press("?");
    const first = view.frame();
    const under = () => view.frame().split("═ Keys ")[1]!;
    let text = under();
    for (let k = 0; k < 100 && /↓ \d+ more/.test(view.frame()); k++) {
      await view.press(DOWN);
      text += `\n${under()}`;
    }
    const last = view.frame();
    const read = text.replace(/\s+/g, " ");
    for (const { does } of KEYS) expect(read).toContain(does.split(" ").slice(-3).join(" "));
    const panels = panelsOf(full.head.panels, full.frame);
    for (const { data } of panels) expect(read).toContain(data.doc.split(" ").slice(-2).join(" "));
    expect(text).not.toContain("…");
    for (const [keys, frame] of [
      [Array<string>(20).fill("\u001b[5~"), first],
      [Array<string>(20).fill("\u001b[6~"), last],
      [[HOME], first],
      [[END], last],
    ] as const) {
      for (const key of keys) await view.press(key);
      expect(view.frame()).toBe(frame);
    }
  });

  it("begins with the keys of what lies over the run", async () => {
    const view = begin(size, 3);
    await view.start();
    await view.press("t", "?");
    expect(view.frame()).toMatch(/═ Keys .*\n.*\n\/ +find numbers/);
    expect(view.frame()).toMatch(/^f +fork: play it from the month on screen/m);
    await view.press("?", "\u001b");
    await view.press(DOWN, "\r", "?");
    expect(view.frame()).toMatch(/^← → +the month before or after in which it was asked/m);
    expect(view.frame()).toMatch(/^In the run/m);
  });
});

describe("while it is open", () => {
  it.each([" ", "\t", "+", "b", "t", "v", "\u001b[C", "/", "z"])("%j is not heard behind it", async (key) => {
    const view = stage(full, { columns: 80, rows: 24 });
    await view.press("?");
    const { help: _, ...before } = view.store.state();
    await view.press(key);
    const { help, ...after } = view.store.state();
    expect(after).toEqual(before);
    expect(help).not.toBeNull();
  });

  it.each(["q", "Q", "?", "\r", "\u001b"])("%j closes it, and no more", async (key) => {
    const view = stage(full, { columns: 80, rows: 24 });
    await view.press("?");
    await view.press(key);
    expect(view.store.state()).toMatchObject({ help: null, leaving: null, notice: null });
  });

  it("Ctrl-C leaves", async () => {
    const view = stage(full, { columns: 80, rows: 24 });
    await view.press("?");
    await view.press("\u0003");
    expect(view.store.state().leaving).toBe("interrupt");
  });
});
