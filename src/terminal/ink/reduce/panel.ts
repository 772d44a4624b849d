/** Keys that go to a panel: its own, the cursor in it, and the line that is written for it. */
import type { PanelId } from "../../../models/panels.ts";
import type { Stroke } from "../keys.ts";
import { pageOn, pagesOf, placesOf } from "../pages.ts";
import type { PanelKey } from "../panel.ts";
import { PANELS } from "../panels/index.ts";
import type { State } from "../state.ts";
import { askWhy } from "./why.ts";

const LONGEST_LINE = 200;

/** The focused panel's key of that name, or else that of another panel in sight. */
export function panelStroke(state: State, char: string): void {
  const pages = pagesOf(state);
  const sight = placesOf(pages[pageOn(pages, state.focus)]!).map((p) => p.id);
  const id = [state.focus, ...sight].find((p) => keyOf(p, char) && state.frame.looks[p] !== undefined);
  const key = id && keyOf(id, char);
  if (!id || !key) return;
  const text = key.text?.(ownOf(state, id));
  if (text === undefined) act(state, id, key, "");
  else {
    state.focus = id;
    state.prompt = { panel: id, key: char, text, before: text };
  }
}

/** Keys while a line is written. */
export function write(state: State, stroke: Stroke): void {
  const prompt = state.prompt!;
  if ("char" in stroke) prompt.text = (prompt.text + stroke.char).slice(0, LONGEST_LINE);
  else if (stroke.name === "erase") prompt.text = [...prompt.text].slice(0, -1).join("");
  else if (stroke.name === "escape") prompt.text = prompt.before;
  else if (stroke.name !== "enter") return;
  const key = keyOf(prompt.panel, prompt.key);
  if (key) act(state, prompt.panel, key, prompt.text);
  delete state.cursors[prompt.panel];
  if (!("char" in stroke) && stroke.name !== "erase") state.prompt = null;
}

/** Moves the cursor of the focused panel; its first movement puts it on the first cell. */
export function move(state: State, rows: number, columns: number): void {
  const { focus, frame } = state;
  const look = frame.looks[focus];
  const cells = look === undefined ? undefined : PANELS[focus].cells?.(look, ownOf(state, focus), state);
  if (!cells || cells.rows === 0) return;
  const at = state.cursors[focus];
  const within = (value: number, size: number) => Math.max(0, Math.min(size - 1, value));
  state.cursors[focus] = at
    ? { row: within(at.row + rows, cells.rows), column: within(at.column + columns, cells.columns) }
    : { row: 0, column: 0 };
}

/** Enter: the decision behind the cell on which the cursor stands, or what the panel makes of it. */
export function choose(state: State): void {
  const { focus, frame, cursors } = state;
  const look = frame.looks[focus];
  const cursor = cursors[focus];
  if (look === undefined || !cursor) return;
  const panel = PANELS[focus];
  const own = ownOf(state, focus);
  const ask = panel.asks?.(look, own, cursor, state);
  if (ask) askWhy(state, { ...ask });
  else if (panel.choose) state.own[focus] = panel.choose(own, look, cursor);
}

export function ownOf(state: Pick<State, "own">, id: PanelId): unknown {
  return state.own[id] ?? PANELS[id].own;
}

function keyOf(id: PanelId, char: string): PanelKey<unknown, unknown> | undefined {
  return PANELS[id].keys?.find((k) => k.key === char);
}

function act(state: State, id: PanelId, key: PanelKey<unknown, unknown>, text: string): void {
  state.own[id] = key.act(ownOf(state, id), state.frame.looks[id], text);
}
