/** Panels keep within their width however many states and powers there are and however long their ids. */
import { cleanup } from "ink-testing-library";
import { afterEach, describe, expect, it } from "vitest";
import { openScenario } from "../../src/node/open.ts";
import { reduce } from "../../src/terminal/ink/state/reducer.ts";
import type { Size } from "../../src/terminal/ink/state/size.ts";
import type { State } from "../../src/terminal/ink/state/state.ts";
import type { LadderFrame } from "../../src/views/ladder.ts";
import { PANEL_IDS } from "../../src/views/panels.ts";
import { widthOf } from "../../src/views/text/width.ts";
import type { VectorsFrame } from "../../src/views/vectors.ts";
import { Folder } from "../cli/command.ts";
import { crowded } from "./crowded.ts";
import { playAll, stage } from "./stage.tsx";

const folder = new Folder();
const { state: begun, months } = await playAll(openScenario(folder.file("crowded.yaml", crowded())));
const end: State = months.reduce((s, m) => reduce(s, { show: [m] }), begun);
const DOWN = "\u001b[B";

afterEach(cleanup);

function fits(frame: string, { columns, rows }: Size): void {
  const lines = frame.split("\n");
  expect(lines.length, frame).toBeLessThan(rows);
  for (const line of lines) expect(widthOf(line), line).toBeLessThanOrEqual(columns);
}

const SMALL = { columns: 80, rows: 24 };

describe.each([SMALL, { columns: 131, rows: 30 }])("at $columns x $rows", (size) => {
  it.each(PANEL_IDS)("%s keeps within its width wherever the cursor is", async (focus) => {
    const view = stage({ ...end, focus }, size);
    fits(view.frame(), size);
    for (const keys of [DOWN, "l", "lllllll", DOWN.repeat(30), "llllllllll", "hhhhh"]) {
      await view.press(keys);
      fits(view.frame(), size);
    }
    view.unmount();
  });
});

describe("columns that have no room", () => {
  it("of the ladder come into sight with the cursor, and are counted in its head", async () => {
    const { actors, rows } = end.frame.panels.ladder as LadderFrame;
    const view = stage({ ...end, focus: "ladder" }, SMALL);
    expect(view.frame()).toMatch(/step .* AZE +KAZ +KGZ +… 17 more +waits for/);
    await view.press(DOWN);
    for (let k = 0; k < actors.length; k++) {
      expect(view.frame()).toMatch(/▸ L1 .*\[[●·\d×]+\]/);
      expect(view.frame()).toContain(`; on ${rows[0]!.step}: ${actors[k]}`);
      expect(view.frame()).toContain("… 17 more");
      await view.press("l");
    }
  });

  it("of the vectors come into sight with the cursor, and the power that Enter asks about is in brackets", async () => {
    const { powers } = end.frame.panels.vectors as VectorsFrame;
    const view = stage({ ...end, focus: "vectors" }, SMALL);
    expect(view.frame()).toMatch(/state +CHN +EUU .*… \d more/);
    await view.press(DOWN);
    expect(view.frame()).toContain("Enter: why AZE engages so");
    expect(view.frame()).not.toContain("[");
    await view.press(DOWN.repeat(30));
    for (const power of powers) {
      expect(view.frame()).toMatch(/▸ region .*\[ +\d+[ ↑↓]\]/);
      expect(view.frame()).toContain(`Enter: why ${power} acts so`);
      await view.press("l");
    }
    await view.press("\r");
    expect(view.store.state().why?.ask).toMatchObject({ decision: "contest", actor: powers.at(-1) });
  });
});

describe("every row can be reached", () => {
  it.each([
    ["outcomes", "this outcome is nobody's decision"],
    ["trust", "nobody decides on trust"],
    ["disputes", "nobody decides this by itself"],
  ] as const)("in %s, and Enter says that there is no decision behind it", async (focus, says) => {
    const data = end.frame.panels[focus] as readonly { id?: string; pair?: string }[];
    const view = stage({ ...end, focus }, SMALL);
    for (const [k, { id, pair }] of data.entries()) {
      view.store.dispatch("down");
      if (k % 13 !== 0 && k !== data.length - 1) continue;
      await view.tell("acrossBack");
      expect(view.frame()).toMatch(new RegExp(`▸ ${(id ?? pair)!.slice(0, 10)}`));
      fits(view.frame(), SMALL);
    }
    await view.press("\r");
    expect(view.frame()).toContain(says);
    expect(view.store.state().why).toBe(null);
  });

  it("what is out of sight of a grid is counted by its entries", async () => {
    const pairs = end.frame.panels.trust as readonly unknown[];
    const size = { columns: 120, rows: 24 };
    const view = stage({ ...end, focus: "trust" }, size);
    const shown = view.frame().match(/ [█░]{8} /g)!.length;
    expect(view.frame()).toContain(`… ${pairs.length - shown} more`);
    expect(shown).toBeGreaterThan(20);
    await view.press(DOWN.repeat(40));
    const [, above, below] = /… (\d+) above, (\d+) more/.exec(view.frame())!;
    expect(Number(above) + Number(below)).toBe(pairs.length - shown);
  });
});
