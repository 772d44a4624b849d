/** Explanations: asking for one, showing the answer, moving in it. */

import type { Ask } from "../../../../views/ask.ts";
import { type Explained, nearestOf, type Refused, whyRows } from "../../../../views/why.ts";
import type { KeyDoc, Stroke } from "../keys.ts";
import { overlayLines } from "../placement.ts";
import type { State } from "../state.ts";
import { request, settled, withdraw } from "./request.ts";
import { scrolled } from "./scroll.ts";

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
  request(state, { explain: ask, side: state.side });
}

export function explained(state: State, answer: Explained | Refused): void {
  settled(state);
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

/** Only the last question still matters. */
function unask(state: State): void {
  withdraw(state, (r) => "explain" in r);
}
