/** The whole state of the run view: what is on screen is a function of this alone. */
import type { Frame, Head } from "../../../views/frame.ts";
import { type PanelId, panelsShown } from "../../../views/panels.ts";
import type { Edit } from "../../../views/tweak.ts";
import type { Prompt, Request, Tweak, Variant, Why } from "./requests.ts";
import { type Size, tooSmall } from "./size.ts";

/** Months a second. At the default, 66 months take about 10 seconds. */
export const SPEEDS = [1, 2, 4, 7, 15, 30, 60, 120] as const;
export const DEFAULT_SPEED = 3;

/** A cell of a panel on which the cursor stands; -1, -1 in a panel without the focus. */
export interface Cursor {
  row: number;
  column: number;
}

/** How months are played. */
export interface Pace {
  playing: boolean;
  /** Index into `SPEEDS`. */
  speed: number;
  /** Months played in the frame on screen. */
  at: number;
  /** Months to get to as soon as possible; null if none were asked for. */
  seek: number | null;
  /** The terminal is too small: nothing is played until it grows. */
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
  /** Months played so far; the one on screen may be earlier. */
  tip: number;
  /** The month that the reader has marked. */
  bookmark: number | null;
  /** The panel that keys act on; the page on screen is the one with it. */
  focus: PanelId;
  cursors: Partial<Record<PanelId, Cursor>>;
  /** What the reader has chosen in each panel. */
  own: Partial<Record<PanelId, unknown>>;
  prompt: Prompt | null;
  why: Why | null;
  tweak: Tweak | null;
  /** Numbers that the reader has changed. */
  edits: Edit[];
  variant: Variant | null;
  /** Which of two runs keys act on: 0 the first, 1 the tweaked. */
  side: 0 | 1;
  /** What the engine is being asked, until it answers. */
  request: Request | null;
  /** Requests that follow, in order. */
  waiting: Request[];
  /** The help is on screen, from this line on. */
  help: { scroll: number } | null;
  /** A message to the reader, shown until the next key. */
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
    bookmark: null,
    pace: { playing: true, speed: DEFAULT_SPEED, at: frame.tick, seek: null, held: tooSmall(size) },
    focus: panelsShown(head.panels, frame)[0] ?? "events",
    cursors: {},
    own: {},
    prompt: null,
    why: null,
    tweak: null,
    edits: [],
    variant: null,
    side: 0,
    request: null,
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

/** Whether this is the side that keys act on. */
function shownSide({ variant, side, frame }: State): boolean {
  return !variant || (side === 1) === (frame === variant.frame);
}

/** What one side of the screen shows: the state as if that run were the only one. */
export function sideOf(state: State, side: 0 | 1): State {
  const { variant } = state;
  if (side === 0 || !variant) return state;
  const { head, frame } = variant;
  return { ...state, head: { ...head, panels: state.head.panels }, frame };
}

/** Whether the month on screen is the last. */
export function over(state: Pick<State, "frame">): boolean {
  return state.frame.digest !== undefined;
}

/** Whether every month has been played, whichever is on screen. */
export function played(state: Pick<State, "tip" | "head">): boolean {
  return state.tip >= state.head.ticks;
}
