/** The question why: what is asked, what is answered, and how the reader moves in the answer. */
import type { Stroke } from "../keys.ts";
import { type Explained, nearestOf, type Refused } from "../look/why.ts";
import type { Ask } from "../panel.ts";
import type { State } from "../state.ts";

const PAGE = 10;

export function askWhy(state: State, ask: Ask): void {
  state.pace.playing = false;
  state.pace.seek = null;
  state.why = { ask, answer: null, scroll: 0 };
  state.wish = { explain: ask, side: state.side };
}

export function answered(state: State, answer: Explained | Refused): void {
  state.wish = null;
  if (state.why) state.why.answer = answer;
}

/** Keys while an explanation is on screen. */
export function whyStroke(state: State, stroke: Stroke): void {
  const why = state.why!;
  const key = "char" in stroke ? stroke.char : stroke.name;
  const scroll = (lines: number) => {
    why.scroll = Math.max(0, why.scroll + lines);
  };
  if (key === "escape" || key === "q" || key === "enter") {
    state.why = null;
    state.wish = null;
  } else if (key === "down" || key === "j") scroll(1);
  else if (key === "up" || key === "k") scroll(-1);
  else if (key === "pageDown" || key === " ") scroll(PAGE);
  else if (key === "pageUp") scroll(-PAGE);
  else if (key === "home") why.scroll = 0;
  else if (key === "left" || key === "right") {
    const { before, after } = nearestOf(why.answer);
    const at = key === "left" ? before : after;
    if (at !== null) askWhy(state, { ...why.ask, at });
  }
}
