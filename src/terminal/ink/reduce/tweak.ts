/** The tweak: which numbers the reader wants otherwise, and from when; played beside the run, or saved. */
import { monthText } from "../../../engine/calendar.ts";
import type { Stroke } from "../keys.ts";
import { matching, type NumberLine } from "../look/numbers.ts";
import type { Answer } from "../reducer.ts";
import type { Purpose, State, Tweak, Tweaked } from "../state.ts";
import { show } from "./time.ts";

const PAGE = 10;

type Told = Exclude<Answer, { show: unknown } | { explained: unknown }>;
type Line = Extract<Purpose, { tweak: unknown }>;

export function openTweak(state: State): void {
  state.pace.playing = false;
  state.pace.seek = null;
  state.tweak = { numbers: null, filter: "", row: 0, said: null };
  state.wish = { numbers: state.pace.at };
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
  const edit = at && state.edits.find((e) => e.path === at.path);
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
      if (at) ask(state, { tweak: "value", path: at.path }, `${at.path} =`, at.limits, edit?.text ?? at.now);
      return;
    case "x":
      state.edits = state.edits.filter((e) => e.path !== at?.path);
      tweak.said = null;
      return;
    case "r":
    case "f":
      if (changed(state))
        state.wish = { play: tweaked(state, key === "f"), at: key === "f" ? state.pace.at : 0 };
      return;
    case "s":
      if (changed(state))
        ask(state, { tweak: "file" }, "save as", "a scenario file that extends this one", FILE);
      return;
    case "o":
      state.wish = { drop: true };
  }
}

const FILE = "tweak.yaml";

/** What is being written has changed. */
export function written(state: State, purpose: Line, text: string): void {
  if (!state.tweak || purpose.tweak !== "find") return;
  state.tweak.filter = text;
  state.tweak.row = 0;
}

/** What was written is to be kept. */
export function kept(state: State, purpose: Line, text: string): void {
  const { tweak } = state;
  if (!tweak) return;
  tweak.said = null;
  if (purpose.tweak === "file")
    state.wish = { save: { ...tweaked(state, false), from: state.variant?.tweak.from ?? null }, file: text };
  if (purpose.tweak !== "value" || text.trim() === "") return;
  const { path } = purpose;
  const edits = state.edits.filter((e) => e.path !== path);
  const now = tweak.numbers?.find((n) => n.path === path)?.now;
  state.edits = text.trim() === now ? edits : [...edits, { path, text: text.trim() }];
  if (state.edits.length > edits.length) state.wish = { check: tweaked(state, false) };
}

/** What the engine says to a wish. */
export function told(state: State, answer: Told): void {
  state.wish = null;
  const { tweak } = state;
  if ("numbers" in answer) {
    if (tweak) tweak.numbers = answer.numbers as NumberLine[];
  } else if ("checked" in answer) {
    if (!answer.checked) return;
    state.edits.pop();
    if (tweak) tweak.said = answer.checked;
  } else if ("saved" in answer) {
    if (tweak) tweak.said = "file" in answer.saved ? done(savedAs(state, answer.saved.file)) : answer.saved;
  } else if ("dropped" in answer) {
    state.variant = null;
    state.side = 0;
    if (tweak) tweak.said = done("the run stands alone again");
  } else if ("kind" in answer.played) {
    if (tweak) tweak.said = answer.played;
  } else {
    const { head, frames, tweak: of, parted } = answer.played;
    state.variant = { head, frame: frames[1]!, tweak: of, parted };
    state.tweak = null;
    show(state, frames, parted);
    state.pace.playing = of.from === null;
  }
}

/** A tweak that stands beside the run is saved as it is played: from the beginning, or from a month on. */
function savedAs({ variant, head }: State, file: string): string {
  const from = variant?.tweak.from;
  return from == null ? `saved as ${file}` : `saved as ${file}, from ${monthText(head.start + from)} on`;
}

function done(message: string): Tweak["said"] {
  return { kind: "done", message };
}

function ask(state: State, purpose: Line, mark: string, says: string, text: string): void {
  state.prompt = { purpose, mark, says, text, before: text, fresh: purpose.tweak === "value" };
}

/** Whether there is anything to play or save; where not, the reader is told. */
function changed(state: State): boolean {
  if (state.edits.length > 0) return true;
  state.tweak!.said = { kind: "refused", message: "nothing is changed yet", mend: "Enter changes a number" };
  return false;
}

function tweaked({ edits, pace }: State, fork: boolean): Tweaked {
  return { edits: edits.map((e) => ({ ...e })), from: fork ? pace.at : null };
}
