/** Which panels stand where: as many as fit on a page, the feed in what is left. */
import { PANELS, type PanelId } from "./panels.ts";
import type { Size, State } from "./state.ts";

/** A panel's place: a heading of one line, and `lines` under it. */
export interface Placed {
  id: PanelId;
  width: number;
  lines: number;
}

export interface Page {
  left: Placed[];
  right: Placed[];
}

export const HEADER = 4;
export const FOOTER = 1;
/** From this width on the feed has a column of its own. */
const WIDE = 128;
const GAP = 2;
const HEADING = 1;
/** Lines that the first page keeps for the feed, and the fewest that are worth it on another. */
const FEED_FIRST = 5;
const FEED_LEAST = 4;

/** Ink clears the whole screen when a frame reaches the last line, so that line stays empty. */
export function frameRows(size: Size): number {
  return size.rows - 1;
}

export function pagesOf({ size, frame }: Pick<State, "size" | "frame">): Page[] {
  const body = frameRows(size) - HEADER - FOOTER;
  const wide = size.columns >= WIDE;
  const width = wide ? Math.floor(size.columns * 0.6) : size.columns;
  const wanted = PANELS.map((p) => ({ id: p.id, width, lines: p.lines(frame, width) })).filter(
    (p) => p.lines > 0,
  );
  const columns = pack(wanted, body, wide ? 0 : FEED_FIRST);
  return columns.map((left, page): Page => {
    if (wide) {
      const feed: Placed = { id: "events", width: size.columns - width - GAP, lines: body - HEADING };
      return { left, right: [feed] };
    }
    const room = body - heightOf(left);
    if (page > 0 && room < FEED_LEAST) return { left, right: [] };
    return { left: [...left, { id: "events", width, lines: room - HEADING }], right: [] };
  });
}

/** Panels in order, a new column when the next does not fit; one that is taller than a column is cut. */
function pack(wanted: readonly Placed[], body: number, reserved: number): Placed[][] {
  const columns: Placed[][] = [[]];
  for (const panel of wanted) {
    let column = columns.at(-1)!;
    const room = () => body - (columns.length === 1 ? reserved : 0);
    if (column.length > 0 && heightOf(column) + panel.lines + HEADING > room()) {
      column = [];
      columns.push(column);
    }
    column.push({ ...panel, lines: Math.min(panel.lines, room() - HEADING) });
  }
  return columns;
}

function heightOf(panels: readonly Placed[]): number {
  return panels.reduce((sum, p) => sum + p.lines + HEADING, 0);
}

/** Index of the page on screen. */
export function pageOn(pages: readonly Page[], focus: PanelId): number {
  return Math.max(
    0,
    pages.findIndex((p) => [...p.left, ...p.right].some((panel) => panel.id === focus)),
  );
}

/** The first panel of the next page, or of the first again. */
export function nextFocus(state: Pick<State, "size" | "frame" | "focus">): PanelId {
  const pages = pagesOf(state);
  const next = pages[(pageOn(pages, state.focus) + 1) % pages.length];
  return next?.left[0]?.id ?? state.focus;
}
