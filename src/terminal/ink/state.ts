/** All that the run view shows and all that it was told: the views are functions of this alone. */
import type { EventRecord } from "../../engine/events.ts";
import type { PanelId } from "../../models/panels.ts";
import type { Frame, Head } from "./look/frame.ts";
import type { Cursor } from "./panel.ts";
import { panelsOf } from "./panels/index.ts";

/** Months a second. At the default, 66 months take about 10 seconds. */
export const SPEEDS = [1, 2, 4, 7, 15, 30, 60, 120] as const;
export const DEFAULT_SPEED = 3;

/** The least terminal in which the panels can be read. */
export const LEAST = { columns: 80, rows: 24 };
/** Newest events that the feed keeps. */
export const FEED = 500;

export interface Size {
  columns: number;
  rows: number;
}

/** How the player is to proceed. */
export interface Pace {
  playing: boolean;
  /** Index into `SPEEDS`. */
  speed: number;
  /** Play what is left without waiting. */
  toEnd: boolean;
  /** Single months asked for since the start. */
  steps: number;
  /** The terminal is too small to watch: nothing is played until it grows. */
  held: boolean;
}

export type Leaving = "quit" | "interrupt";

/** A line that is being written for a key of a panel. */
export interface Prompt {
  panel: PanelId;
  /** The key that opened it. */
  key: string;
  text: string;
  /** What stood there before, to which Escape goes back. */
  before: string;
}

export interface State {
  head: Head;
  size: Size;
  colour: boolean;
  pace: Pace;
  frame: Frame;
  /** Newest first. */
  feed: EventRecord[];
  /** The panel to which keys go; the page on screen is the one with it. */
  focus: PanelId;
  cursors: Partial<Record<PanelId, Cursor>>;
  /** What the reader has chosen in each panel. */
  own: Partial<Record<PanelId, unknown>>;
  prompt: Prompt | null;
  help: boolean;
  leaving: Leaving | null;
}

export function initialState(head: Head, frame: Frame, size: Size, colour: boolean): State {
  return {
    head,
    size,
    colour,
    frame,
    feed: [...frame.events].reverse(),
    pace: { playing: true, speed: DEFAULT_SPEED, toEnd: false, steps: 0, held: tooSmall(size) },
    focus: panelsOf(head.panels, frame)[0]?.id ?? "events",
    cursors: {},
    own: {},
    prompt: null,
    help: false,
    leaving: null,
  };
}

const NOWHERE: Cursor = { row: -1, column: -1 };

/** Where the cursor of a panel is shown. */
export function cursorOf(state: State, id: PanelId): Cursor {
  return id === state.focus ? (state.cursors[id] ?? NOWHERE) : NOWHERE;
}

export function tooSmall(size: Size): boolean {
  return size.columns < LEAST.columns || size.rows < LEAST.rows;
}

export function over(state: Pick<State, "frame">): boolean {
  return state.frame.digest !== undefined;
}
