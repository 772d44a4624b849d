/** Which panels stand where: as many as fit on a page, the feed of events in what is left. */
import type { PanelId } from "../../models/panels.ts";
import { wrappedTo } from "../plain/width.ts";
import type { Head } from "./look/frame.ts";
import type { Panel } from "./panel.ts";
import { panelsOf } from "./panels/index.ts";
import type { Size, State } from "./state.ts";

/** How much a panel may take at most. */
export interface Room {
  width: number;
  lines: number;
}

/** A panel's place: a heading of one line, and `lines` under it. */
export interface Placed extends Room {
  id: PanelId;
  /** Whether it is the one to which keys go. */
  focused: boolean;
}

export interface Page {
  left: Placed[];
  right: Placed[];
}

/** What the places depend on. */
export type Shown = Pick<State, "size" | "frame" | "head" | "focus" | "variant">;

/** Of a header the title, the date and the calendar. */
const HEADER = 3;
/** A longer question is cut. */
const QUESTION = 2;
export const FOOTER = 1;
/** From this width on there are two columns, and two runs stand beside each other; half of less cuts panels. */
const WIDE = 128;
const LEFT_SHARE = 0.6;
const GAP = 2;
const HEADING = 1;
/** Lines that the first page keeps for the feed, and the fewest that are worth it on another. */
const FEED_FIRST = 5;
const FEED_LEAST = 4;

/** The question over a view, in as many lines as it takes, but not more than there should be. */
export function questionLines({ head, size }: { head: Pick<Head, "question">; size: Size }): string[] {
  return wrappedTo(head.question || " ", size.columns, QUESTION);
}

/** Lines of the header. */
export function headerRows(shown: Parameters<typeof questionLines>[0]): number {
  return HEADER + questionLines(shown).length;
}

/** Ink clears the whole screen when a frame reaches the last line, so that line stays empty. */
export function frameRows(size: Size): number {
  return size.rows - 1;
}

/** Lines between header and footer. */
export function bodyLines(state: Pick<State, "head" | "size">): number {
  return frameRows(state.size) - headerRows(state) - FOOTER;
}

/** Lines under the heading of what lies over the panels. */
export function overlayLines(state: Pick<State, "head" | "size">): number {
  return bodyLines(state) - HEADING;
}

/** Lines over two runs that say in what they differ, and what stands between them. */
export const VERSUS = 4;
export const BETWEEN = 3;

/** Whether both runs are in sight; where not, the one to which keys go is. */
export function besides({ size, variant }: Pick<State, "size" | "variant">): boolean {
  return variant !== null && size.columns >= WIDE;
}

/** What the pages of one run have: all of it, or half where there are two beside each other. */
export function areaOf(state: Pick<State, "head" | "size" | "variant">): Room {
  const { size, variant } = state;
  const lines = bodyLines(state);
  if (!variant) return { width: size.columns, lines };
  const width = besides(state) ? Math.floor((size.columns - BETWEEN) / 2) : size.columns;
  return { width, lines: lines - VERSUS };
}

export function pagesOf(state: Shown): Page[] {
  const { width: columns, lines: body } = areaOf(state);
  const all = panelsOf(state.head.panels, state.frame);
  const feed = all.some((p) => p.id === "events");
  const panels = all.filter((p) => p.id !== "events");
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
    column.push(placed(state, panel.id, width, Math.min(lines, room())));
  }
  return columns;
}

/** A panel that the scenario asks for says so where there is nothing of its kind. */
function wanted({ frame }: Shown, panel: Panel, room: Room): number {
  const look = frame.looks[panel.id];
  return look === undefined ? 1 : panel.lines(look, room);
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

/** The next panel in order, or the one before; round and round. Those with nothing to show are passed over. */
export function nextFocus(state: Shown, step: 1 | -1): PanelId {
  const standing = new Set(
    pagesOf(state)
      .flatMap(placesOf)
      .map((p) => p.id),
  );
  const ids = panelsOf(state.head.panels, state.frame)
    .map((p) => p.id)
    .filter((id) => standing.has(id));
  const at = ids.indexOf(state.focus);
  return ids.at((at + step) % ids.length) ?? state.focus;
}
