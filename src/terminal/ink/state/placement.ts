/** How the screen is divided into header, panels or what covers them, and footer. */
import type { Head } from "../../../views/frame.ts";
import type { PanelId } from "../../../views/panels.ts";
import { wrappedTo } from "../../../views/text/width.ts";
import { frameRows, type Size } from "./size.ts";
import type { State } from "./state.ts";

/** How much a panel may take at most. */
export interface Room {
  width: number;
  lines: number;
}

/** A panel's place: a heading of one line, and `lines` under it. */
export interface Placed extends Room {
  id: PanelId;
  /** Whether keys act on it. */
  focused: boolean;
}

export interface Page {
  left: Placed[];
  right: Placed[];
}

/** Lines of the header beside the question: title, date, calendar. */
const HEADER = 3;
/** A longer question is cut. */
const QUESTION = 2;
const FOOTER = 1;
/** From this width on there are two columns, and two runs stand beside each other; half of less cuts panels. */
export const WIDE = 128;
/** The rule over a panel, with its title. */
export const HEADING = 1;

/** The question over a view, in as many lines as it takes, but not more than there should be. */
export function questionLines({ head, size }: { head: Pick<Head, "question">; size: Size }): string[] {
  return wrappedTo(head.question || " ", size.columns, QUESTION);
}

/** Lines of the header. */
export function headerRows(shown: Parameters<typeof questionLines>[0]): number {
  return HEADER + questionLines(shown).length;
}

/** Lines between header and footer. */
export function bodyLines(state: Pick<State, "head" | "size">): number {
  return frameRows(state.size) - headerRows(state) - FOOTER;
}

/** Lines under the heading of what covers the panels: help, explanation, tweak. */
export function overlayLines(state: Pick<State, "head" | "size">): number {
  return bodyLines(state) - HEADING;
}

/** Lines over two runs that say in what they differ, and what stands between them. */
export const VERSUS = 4;
export const BETWEEN = 3;

/** Whether both runs are in sight; otherwise only the one that keys act on is. */
export function besides({ size, variant }: Pick<State, "size" | "variant">): boolean {
  return variant !== null && size.columns >= WIDE;
}

/** Room for the pages of one run: the whole body, or half where two runs stand side by side. */
export function areaOf(state: Pick<State, "head" | "size" | "variant">): Room {
  const { size, variant } = state;
  const lines = bodyLines(state);
  if (!variant) return { width: size.columns, lines };
  const width = besides(state) ? Math.floor((size.columns - BETWEEN) / 2) : size.columns;
  return { width, lines: lines - VERSUS };
}
