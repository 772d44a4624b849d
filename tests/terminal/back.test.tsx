/** Escape: one step back at a time, and out of the run only where nothing is left to go back from. */
import { cleanup } from "ink-testing-library";
import { afterEach, describe, expect, it } from "vitest";
import { begin, change } from "./answered.tsx";

const ESCAPE = "\u001b";
const DOWN = "\u001b[B";

afterEach(cleanup);

async function to(view: ReturnType<typeof begin>, panel: string): Promise<void> {
  for (let k = 0; k < 12 && view.state().focus !== panel; k++) await view.press("\t");
  expect(view.state().focus).toBe(panel);
}

describe("Escape", () => {
  it("closes the list of what can be drawn", async () => {
    const view = begin(undefined, 0, "friendship-treaty", ["panels=[series, events]"]);
    await view.press("p", DOWN);
    expect(view.frame()).toContain("Enter pick");
    await view.press(ESCAPE);
    expect(view.state()).toMatchObject({ leaving: null, own: { series: { picking: false } }, cursors: {} });
    await view.press(ESCAPE);
    expect(view.state().leaving).toBe("quit");
  });

  it("takes the kept filter of events away, also from the panel beside it", async () => {
    const view = begin(undefined, 12);
    await view.start();
    await view.press("/", "kgz", "\r");
    await to(view, "board");
    await view.press(ESCAPE);
    expect(view.state()).toMatchObject({ leaving: null, own: { events: { words: "" } } });
    await view.press(ESCAPE);
    expect(view.state().leaving).toBe("quit");
  });

  it("takes a filter, the cursor and the second run away one after the other, and keeps the edits", async () => {
    const view = begin(undefined, 12);
    await view.start();
    await view.press("t");
    await change(view, "actors.TKM.neutrality", "0.5");
    await view.press("f", "/", "k", "\r", ESCAPE, DOWN);
    expect(view.state()).toMatchObject({ cursors: { events: { row: 0 } }, leaving: null });
    await view.press(ESCAPE);
    expect(view.state()).toMatchObject({ cursors: {}, variant: {}, leaving: null });
    await view.press(ESCAPE);
    expect(view.state()).toMatchObject({ variant: null, leaving: null, edits: [{ text: "0.5" }] });
    expect(view.runs.shown).toHaveLength(1);
    expect(view.frame()).toContain("! the run stands alone again");
    await view.press(ESCAPE);
    expect(view.state().leaving).toBe("quit");
  });
});
