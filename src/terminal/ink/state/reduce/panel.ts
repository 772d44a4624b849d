/** Keys that go to a panel: its own, the cursor in it, and the line that is written for it. */
import type { PanelId } from "../../../../views/panels.ts";
import { PANELS, panelsOf } from "../../panels/index.ts";
import type { PanelKey } from "../../panels/panel.ts";
import { pageOn, pagesOf, placesOf } from "../pages.ts";
import { type State, sideOf } from "../state.ts";
import { askWhy } from "./why.ts";

/** The focused panel's key of that name, or else that of another panel in sight. */
export function panelStroke(state: State, char: string): void {
  const id = inReach(state).find((p) => keyOf(p, char) && state.frame.panels[p] !== undefined);
  const key = id && keyOf(id, char);
  if (!id || !key) {
    const other = panelsOf(state.head.panels, state.frame).find((p) => keyOf(p.data.id, char));
    if (other) state.notice = `${char} is a key of the panel ${other.data.title}: Tab goes there`;
    return;
  }
  const text = key.text?.(ownOf(state, id));
  // The keys that follow choose or write in that panel.
  if (text !== undefined || PANELS[id].choose) state.focus = id;
  if (text === undefined) act(state, id, key, "");
  else {
    state.prompt = {
      purpose: { panel: id, key: char },
      mark: char,
      says: key.does,
      text,
      before: text,
      fresh: false,
      own: state.own[id],
    };
  }
}

/** The focused panel, and after it the others in sight. */
export function inReach(state: State): PanelId[] {
  const pages = pagesOf(state);
  return [state.focus, ...placesOf(pages[pageOn(pages, state.focus)]!).map((p) => p.id)];
}

/** Follows the line of a panel key while it is written. @returns what is wrong with it */
export function written(state: State, panel: PanelId, key: string, text: string): string | undefined {
  const found = keyOf(panel, key);
  delete state.cursors[panel];
  if (!found) return undefined;
  act(state, panel, found, text);
  return found.lacks?.(state.frame.panels[panel], text);
}

/** What the line of a panel key does. */
export function meaning(panel: PanelId, key: string): string {
  return keyOf(panel, key)?.does ?? "";
}

/** Escape: the choices are as they were before the line was opened. */
export function unwritten(state: State, panel: PanelId, own: unknown): void {
  if (own === undefined) delete state.own[panel];
  else state.own[panel] = own;
}

/** Moves the cursor of the focused panel; its first movement puts it on the first cell. */
export function move(state: State, rows: number, columns: number): void {
  const { focus } = state;
  const cells = cellsOf(state);
  if (!cells) return;
  const at = state.cursors[focus];
  const within = (value: number, size: number) => Math.max(0, Math.min(size - 1, value));
  state.cursors[focus] = at
    ? { row: within(at.row + rows, cells.rows), column: within(at.column + columns, cells.columns) }
    : { row: 0, column: 0 };
}

/** Rows of the focused panel and cells of a row; undefined where the cursor has no place in it. */
function cellsOf(state: State): { rows: number; columns: number } | undefined {
  const { focus, side } = state;
  const shown = sideOf(state, side);
  const data = shown.frame.panels[focus];
  if (data === undefined) return undefined;
  const cells = PANELS[focus].cells?.(data, ownOf(state, focus));
  return cells && cells.rows > 0 ? cells : undefined;
}

/** Another month is on screen: cursors stay on what they stood on. */
export function carry(state: State, before: State): void {
  for (const id of Object.keys(state.cursors) as PanelId[]) {
    const cursor = before.cursors[id];
    const { carried } = PANELS[id];
    if (!cursor || !carried) continue;
    const [was, now] = [before, state].map((s) => sideOf(s, state.side).frame.panels[id]);
    if (was !== undefined && now !== undefined)
      state.cursors[id] = carried(ownOf(before, id), cursor, was, now);
  }
}

/** Enter: the decision behind the cell on which the cursor stands, or what the panel makes of it. */
export function choose(state: State): void {
  const { focus, cursors } = state;
  const { frame } = sideOf(state, state.side);
  const data = frame.panels[focus];
  const cursor = cursors[focus];
  const cells = cellsOf(state);
  if (!cells || !cursor || cursor.row >= cells.rows) {
    state.notice = cells ? "↑ ↓ choose a row first" : "nothing here can be chosen: Tab goes to another panel";
    return;
  }
  const panel = PANELS[focus];
  const own = ownOf(state, focus);
  const ask = panel.asks?.(data, own, cursor, frame.date);
  if (ask) askWhy(state, { ...ask });
  else if (panel.choose) state.own[focus] = panel.choose(own, data, cursor);
  else state.notice = panel.undecided ?? "nobody has decided this: it follows a rule, or was not asked yet";
}

export function ownOf(state: Pick<State, "own">, id: PanelId): unknown {
  return state.own[id] ?? PANELS[id].own;
}

function keyOf(id: PanelId, char: string): PanelKey<unknown, unknown> | undefined {
  return PANELS[id].keys?.find((k) => k.key === char);
}

function act(state: State, id: PanelId, key: PanelKey<unknown, unknown>, text: string): void {
  state.own[id] = key.act(ownOf(state, id), state.frame.panels[id], text);
}
