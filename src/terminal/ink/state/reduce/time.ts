/** Time on screen: months as they are shown, and how the reader moves among them. */
import { castDraft, original } from "immer";
import type { Frame } from "../../../../views/frame.ts";
import { panelsShown } from "../../../../views/panels.ts";
import type { Parted } from "../../../../views/parting.ts";
import { over, played, type State } from "../state.ts";
import { carry } from "./panel.ts";

export const YEAR = 12;

/**
 * Puts a month on screen: the next one, or one from the past.
 * @param lost why the tweaked run is no longer there
 */
export function show(
  state: State,
  frames: readonly Frame[],
  parted: Parted | null = null,
  lost?: string,
): void {
  const [frame, other] = frames;
  if (!frame) return;
  const { pace } = state;
  const before = original(castDraft(state)) as State;
  const ended = played(state);
  state.frame = frame;
  pace.at = frame.tick;
  if (pace.seek === frame.tick) pace.seek = null;
  state.tip = Math.max(state.tip, frame.tick);
  if (state.variant && other) {
    state.variant.frame = other;
    state.variant.parted = parted;
  }
  carry(state, before);
  if (lost !== undefined) {
    state.variant = null;
    state.side = 0;
    state.notice = `the tweaked run has failed and is given up: ${lost}`;
  }
  if (!over(state)) return;
  pace.playing = false;
  if (!ended && panelsShown(state.head.panels, frame).includes("outcomes")) state.focus = "outcomes";
}

export function toggle(state: State): void {
  const { pace } = state;
  if (pace.seek !== null) {
    pace.seek = null;
    pace.playing = false;
  } else if (!over(state)) pace.playing = !pace.playing;
}

/** The month from which keys move on: the one asked for, even if it is not on screen yet. */
export function aim({ pace }: State): number {
  return pace.seek ?? pace.at;
}

/** Asks for a month, and pauses there. */
export function seek(state: State, tick: number): void {
  const { pace, head } = state;
  pace.playing = false;
  const within = Math.max(0, Math.min(head.ticks, tick));
  pace.seek = within === pace.at ? null : within;
}

/** Marks the month on screen, or takes its mark away. */
export function bookmark(state: State): void {
  state.bookmark = state.bookmark === state.pace.at ? null : state.pace.at;
}

/** Goes to the month that is marked. */
export function recall(state: State): void {
  if (state.bookmark !== null) seek(state, state.bookmark);
  else state.notice = "no month is marked: b marks the one on screen";
}
