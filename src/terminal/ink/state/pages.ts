/** Where panels go: as many as fit on a page, and the feed of events in what is left. */
import { type PanelId, panelsShown } from "../../../views/panels.ts";
import { panelsOf } from "../panels/index.ts";
import type { Panel } from "../panels/panel.ts";
import { areaOf, HEADING, type Page, type Placed, type Room, WIDE } from "./placement.ts";
import type { State } from "./state.ts";

/** The parts of the state that places depend on. */
export type Shown = Pick<State, "size" | "frame" | "head" | "focus" | "variant">;

const LEFT_SHARE = 0.6;
const GAP = 2;
/** Lines that the first page keeps for the feed, and the fewest that are worth it on another. */
const FEED_FIRST = 5;
const FEED_LEAST = 4;

export function pagesOf(state: Shown): Page[] {
  const { width: columns, lines: body } = areaOf(state);
  const all = panelsOf(state.head.panels, state.frame);
  const feed = all.some((p) => p.data.id === "events");
  const panels = all.filter((p) => p.data.id !== "events");
  if (columns < WIDE) {
    const packed = pack(state, panels, columns, body, feed ? FEED_FIRST : 0);
    const left = feed ? withFeed(state, packed, columns, body) : packed;
    return left.map((l) => ({ left: l, right: [] }));
  }
  const width = Math.floor(columns * LEFT_SHARE);
  const rest = columns - width - GAP;
  const aside = panels.filter((p) => p.side === "right");
  const main = panels.filter((p) => p.side === "left");
  const left = pack(state, main, width, body, 0);
  const aided = pack(state, aside, rest, body, feed ? FEED_FIRST : 0);
  const right = feed ? withFeed(state, aided, rest, body) : aided;
  const count = Math.max(left.length, right.length);
  const nth = (columns: Placed[][], k: number) => columns[Math.min(k, columns.length - 1)]!;
  return Array.from({ length: count }, (_, k) => ({ left: nth(left, k), right: nth(right, k) }));
}

/** Panels in order, a new column when the next does not fit; one that is taller than a column is cut. */
function pack(
  state: Shown,
  panels: readonly Panel[],
  width: number,
  body: number,
  reserved: number,
): Placed[][] {
  const columns: Placed[][] = [[]];
  for (const panel of panels) {
    let column = columns.at(-1)!;
    const room = () => body - HEADING - (columns.length === 1 ? reserved : 0);
    const lines = wanted(state, panel, { width, lines: room() });
    if (lines === 0) continue;
    if (column.length > 0 && heightOf(column) + lines > room()) {
      column = [];
      columns.push(column);
    }
    column.push(placed(state, panel.data.id, width, Math.min(lines, room())));
  }
  return columns;
}

/** A panel that the scenario names takes a line to say that there is nothing of its kind. */
function wanted({ frame }: Shown, panel: Panel, room: Room): number {
  const data = frame.panels[panel.data.id];
  return data === undefined ? 1 : panel.lines(data, room);
}

function withFeed(state: Shown, columns: Placed[][], width: number, body: number): Placed[][] {
  return columns.map((column, page) => {
    const room = body - heightOf(column);
    if (page > 0 && room < FEED_LEAST) return column;
    return [...column, placed(state, "events", width, room - HEADING)];
  });
}

function placed({ focus }: Shown, id: PanelId, width: number, lines: number): Placed {
  return { id, width, lines, focused: id === focus };
}

function heightOf(panels: readonly Placed[]): number {
  return panels.reduce((sum, p) => sum + p.lines + HEADING, 0);
}

/** Index of the page on screen. */
export function pageOn(pages: readonly Page[], focus: PanelId): number {
  return Math.max(
    0,
    pages.findIndex((p) => placesOf(p).some((panel) => panel.id === focus)),
  );
}

export function placesOf(page: Page): Placed[] {
  return [...page.left, ...page.right];
}

/** The next panel in order or the one before, wrapping around; those with nothing to show are skipped. */
export function nextFocus(state: Shown, step: 1 | -1): PanelId {
  const standing = new Set(
    pagesOf(state)
      .flatMap(placesOf)
      .map((p) => p.id),
  );
  const ids = panelsShown(state.head.panels, state.frame).filter((id) => standing.has(id));
  const at = ids.indexOf(state.focus);
  return ids.at((at + step) % ids.length) ?? state.focus;
}
