/** All that the run view shows and all that it was told: the views are functions of this alone. */

import type { PanelId } from "../../models/panels.ts";
import type { Frame, Head } from "./look/frame.ts";
import type { Happening } from "./look/happenings.ts";
import type { Cursor } from "./panel.ts";
import { panelsOf } from "./panels/index.ts";
import type { Edit, Prompt, Tweak, Variant, Why, Wish } from "./wishes.ts";

export type { Edit, Prompt, Purpose, Tweak, Tweaked, Variant, Why, Wish } from "./wishes.ts";

/** Months a second. At the default, 66 months take about 10 seconds. */
export const SPEEDS = [1, 2, 4, 7, 15, 30, 60, 120] as const;
export const DEFAULT_SPEED = 3;

/** The least terminal in which the panels can be read. */
export const LEAST = { columns: 80, rows: 24 };

export interface Size {
  columns: number;
  rows: number;
}

/** How the player is to proceed. */
export interface Pace {
  playing: boolean;
  /** Index into `SPEEDS`. */
  speed: number;
  /** Months that stand played in what is on screen. */
  at: number;
  /** Months that are to stand played as soon as can be; null where none are asked for. */
  seek: number | null;
  /** The terminal is too small to watch: nothing is played until it grows. */
  held: boolean;
}

export type Leaving = "quit" | "interrupt";

export interface State {
  head: Head;
  size: Size;
  colour: boolean;
  pace: Pace;
  /** The month on screen. */
  frame: Frame;
  /** Months played, of which the one on screen may be an earlier one. */
  tip: number;
  /** The events up to the month on screen, newest first. */
  feed: readonly Happening[];
  /** The month that the reader has marked. */
  bookmark: number | null;
  /** The panel to which keys go; the page on screen is the one with it. */
  focus: PanelId;
  cursors: Partial<Record<PanelId, Cursor>>;
  /** What the reader has chosen in each panel. */
  own: Partial<Record<PanelId, unknown>>;
  prompt: Prompt | null;
  why: Why | null;
  tweak: Tweak | null;
  /** What the reader has written so far. */
  edits: Edit[];
  variant: Variant | null;
  /** Of two runs the one to which keys go: 0 the first, 1 the tweaked. */
  side: 0 | 1;
  wish: Wish | null;
  /** What is wished after that, in order. */
  waiting: Wish[];
  /** The keys are on screen, from this line on. */
  help: { scroll: number } | null;
  /** What the reader must know, until the next key. */
  notice: string | null;
  leaving: Leaving | null;
}

export function initialState(head: Head, frame: Frame, size: Size, colour: boolean): State {
  return {
    head,
    size,
    colour,
    frame,
    tip: frame.tick,
    feed: frame.feed,
    bookmark: null,
    pace: { playing: true, speed: DEFAULT_SPEED, at: frame.tick, seek: null, held: tooSmall(size) },
    focus: panelsOf(head.panels, frame)[0]?.id ?? "events",
    cursors: {},
    own: {},
    prompt: null,
    why: null,
    tweak: null,
    edits: [],
    variant: null,
    side: 0,
    wish: null,
    waiting: [],
    help: null,
    notice: null,
    leaving: null,
  };
}

const NOWHERE: Cursor = { row: -1, column: -1 };

/** Where the cursor of a panel is shown. */
export function cursorOf(state: State, id: PanelId): Cursor {
  return id === state.focus && shownSide(state) ? (state.cursors[id] ?? NOWHERE) : NOWHERE;
}

/** Whether this is the state of the side to which keys go. */
function shownSide({ variant, side, frame }: State): boolean {
  return !variant || (side === 1) === (frame === variant.frame);
}

export function tooSmall(size: Size): boolean {
  return size.columns < LEAST.columns || size.rows < LEAST.rows;
}

/** What one side of the screen shows: the state as if that run were the only one. */
export function sideOf(state: State, side: 0 | 1): State {
  const { variant } = state;
  if (side === 0 || !variant) return state;
  const { head, frame } = variant;
  return { ...state, head: { ...head, panels: state.head.panels }, frame, feed: frame.feed };
}

/** Whether the month on screen is the last. */
export function over(state: Pick<State, "frame">): boolean {
  return state.frame.digest !== undefined;
}

/** Whether every month has been played, whichever is on screen. */
export function played(state: Pick<State, "tip" | "head">): boolean {
  return state.tip >= state.head.ticks;
}
