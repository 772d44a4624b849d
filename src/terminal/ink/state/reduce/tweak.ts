/** The tweak: numbers that the reader changes, to play beside the run or to save. */

import { matching, type NumberLine } from "../../../../views/numbers.ts";
import type { KeyDoc, Stroke } from "../keys.ts";
import type { Purpose, Tweak } from "../requests.ts";
import type { State } from "../state.ts";
import { edit, tweaked } from "./edits.ts";
import { request } from "./request.ts";

const PAGE = 10;

type Line = Extract<Purpose, { tweak: unknown }>;

/** For the help. */
export const TWEAK_KEYS: readonly KeyDoc[] = [
  { keys: "↑ ↓", does: "move in the list; PgUp and PgDn by a page, Home and End to its ends" },
  { keys: "/", does: "find numbers by path, meaning, unit or source" },
  { keys: "Enter", does: "change the number; Enter keeps what is written, Esc does not" },
  { keys: "x", does: "undo the change of this number" },
  { keys: "r", does: "restart: play what was changed from the beginning, beside the run" },
  { keys: "f", does: "fork: play it from the month on screen on, beside the run" },
  { keys: "s", does: "save it as a scenario file that extends this one" },
  { keys: "o", does: "one run alone again; the changes are kept" },
  { keys: "Esc  q  t", does: "back to the run; the changes are kept" },
];

export function openTweak(state: State): void {
  state.pace.playing = false;
  state.pace.seek = null;
  state.tweak = { numbers: null, filter: "", row: 0, said: null };
  request(state, { numbers: state.pace.at });
}

/** Those that the filter lets through. */
export function listed(tweak: Pick<Tweak, "numbers" | "filter">): readonly NumberLine[] {
  return matching(tweak.numbers ?? [], tweak.filter);
}

/** Keys while the list of numbers is on screen. */
export function tweakStroke(state: State, stroke: Stroke): void {
  const tweak = state.tweak!;
  const key = "char" in stroke ? stroke.char : stroke.name;
  const lines = listed(tweak);
  const at = lines[tweak.row];
  const move = (rows: number) => {
    tweak.row = Math.max(0, Math.min(lines.length - 1, tweak.row + rows));
  };
  const wanted = at && state.edits.find((e) => e.path === at.path);
  switch (key) {
    case "escape":
    case "q":
    case "t":
      state.tweak = null;
      return;
    case "up":
    case "k":
      move(-1);
      return;
    case "down":
    case "j":
      move(1);
      return;
    case "pageUp":
      move(-PAGE);
      return;
    case "pageDown":
      move(PAGE);
      return;
    case "home":
      move(-lines.length);
      return;
    case "end":
      move(lines.length);
      return;
    case "/":
      ask(state, { tweak: "find" }, "/", "find numbers by path, meaning, unit or source", tweak.filter);
      return;
    case "enter":
      if (at)
        ask(state, { tweak: "value", path: at.path }, `${at.path} =`, at.limits, wanted?.text ?? at.now);
      return;
    case "x":
      state.edits = state.edits.filter((e) => e.path !== at?.path);
      tweak.said = null;
      return;
    case "r":
    case "f":
      if (changed(state) && (key === "r" || forkable(state)))
        request(state, { play: tweaked(state, key === "f"), at: key === "f" ? state.pace.at : 0 });
      return;
    case "s":
      if (changed(state))
        ask(state, { tweak: "file" }, "save as", "a scenario file that extends this one", FILE);
      return;
    case "o":
      if (state.variant) request(state, { drop: true });
      else refuse(state, "no second run stands beside this one", "r or f plays one");
  }
}

const FILE = "tweak.yaml";

/** Follows the line while it is written: only a search takes effect at once. */
export function written(state: State, purpose: Line, text: string): void {
  if (!state.tweak || purpose.tweak !== "find") return;
  state.tweak.filter = text;
  state.tweak.row = 0;
}

/** Takes over what was written, at Enter. */
export function confirmed(state: State, purpose: Line, text: string): void {
  const { tweak } = state;
  if (!tweak) return;
  tweak.said = null;
  if (purpose.tweak === "file")
    request(state, {
      save: { ...tweaked(state, false), from: state.variant?.tweak.from ?? null },
      file: text,
    });
  // Even if equal to its value now: in the month from which the tweak is played it may have been another.
  else if (purpose.tweak === "value" && text.trim() !== "")
    edit(state, { path: purpose.path, text: text.trim() });
}

function ask(state: State, purpose: Line, mark: string, says: string, text: string): void {
  state.prompt = { purpose, mark, says, text, before: text, fresh: purpose.tweak === "value" };
}

/** Whether there is anything to play or save; says so if not. */
function changed(state: State): boolean {
  if (state.edits.length > 0) return true;
  refuse(state, "nothing is changed yet", "Enter changes a number");
  return false;
}

/** Whether a month is left to fork from; says so if not. */
function forkable(state: State): boolean {
  if (state.pace.at < state.head.ticks) return true;
  refuse(state, "no month is left to play", "r restarts; or Esc, and go back with ← before f");
  return false;
}

function refuse({ tweak }: State, message: string, mend: string): void {
  if (tweak) tweak.said = { kind: "refused", message, mend };
}
