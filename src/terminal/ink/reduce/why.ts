/** The question why: what is asked, what is answered, and how the reader moves in the answer. */
import type { KeyDoc, Stroke } from "../keys.ts";
import { type Explained, nearestOf, type Refused, whyRows } from "../look/why.ts";
import { overlayLines } from "../pages.ts";
import type { Ask } from "../panel.ts";
import type { State } from "../state.ts";
import { scrolled } from "./scroll.ts";
import { fulfilled, wish, withdraw } from "./wish.ts";

/** For the help. */
export const WHY_KEYS: readonly KeyDoc[] = [
  { keys: "↑ ↓", does: "move in the explanation; PgUp and PgDn by a page, Home and End to its ends" },
  { keys: "← →", does: "the month before or after in which it was asked" },
  { keys: "Esc  q", does: "back to the run; so does Enter" },
];

export function askWhy(state: State, ask: Ask): void {
  state.pace.playing = false;
  state.pace.seek = null;
  state.why = { ask, answer: null, scroll: 0 };
  unask(state);
  wish(state, { explain: ask, side: state.side });
}

export function answered(state: State, answer: Explained | Refused): void {
  fulfilled(state);
  if (state.why) state.why.answer = answer;
}

/** Keys while an explanation is on screen. */
export function whyStroke(state: State, stroke: Stroke): void {
  const why = state.why!;
  const key = "char" in stroke ? stroke.char : stroke.name;
  const count = why.answer ? whyRows(why.answer, state.size.columns).length : 0;
  const line = scrolled(why.scroll, key, { count, room: overlayLines(state) });
  if (line !== undefined) why.scroll = line;
  else if (key === "escape" || key === "q" || key === "enter") {
    state.why = null;
    unask(state);
  } else if (key === "left" || key === "right") {
    const { before, after } = nearestOf(why.answer);
    const at = key === "left" ? before : after;
    if (at !== null) askWhy(state, { ...why.ask, at });
  }
}

/** Only the last question is still of interest. */
function unask(state: State): void {
  withdraw(state, (w) => "explain" in w);
}
