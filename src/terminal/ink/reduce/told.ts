/** What the engine says to a wish. */
import { monthText } from "../../../engine/calendar.ts";
import type { NumberLine } from "../look/numbers.ts";
import type { Refused } from "../look/why.ts";
import type { Answer } from "../reducer.ts";
import type { State, Tweak, Wish } from "../state.ts";
import { rewritten } from "./edits.ts";
import { show } from "./time.ts";
import { fulfilled } from "./wish.ts";

type Told = Exclude<Answer, { show: unknown } | { explained: unknown }>;

export function told(state: State, answer: Told): void {
  const asked = fulfilled(state);
  const { tweak } = state;
  if ("numbers" in answer) {
    if (tweak) tweak.numbers = answer.numbers as NumberLine[];
  } else if ("checked" in answer) {
    if (answer.checked && asked && "check" in asked) refuse(state, asked, answer.checked);
  } else if ("saved" in answer) {
    if (tweak) tweak.said = "file" in answer.saved ? done(savedAs(state, answer.saved.file)) : answer.saved;
  } else if ("dropped" in answer) {
    state.variant = null;
    state.side = 0;
    if (tweak) tweak.said = done("the run stands alone again");
    else state.notice = "the run stands alone again; what was changed is kept: t shows it";
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

/** A value that cannot be gives way to the one that was wanted before, if any was. */
function refuse(state: State, { of, before }: Extract<Wish, { check: unknown }>, why: Refused): void {
  if (state.edits.some((e) => e.path === of.path && e.text === of.text)) {
    state.edits = rewritten(state.edits, of.path, before);
    // Those that are still to be checked are not to be refused for this one.
    for (const wanted of [state.wish, ...state.waiting])
      if (wanted && "check" in wanted && wanted.of.path !== of.path)
        wanted.check.edits = rewritten(wanted.check.edits, of.path, before);
  }
  if (state.tweak) state.tweak.said = why;
}

/** A tweak that stands beside the run is saved as it is played: from the beginning, or from a month on. */
function savedAs({ variant, head }: State, file: string): string {
  const from = variant?.tweak.from;
  return from == null ? `saved as ${file}` : `saved as ${file}, from ${monthText(head.start + from)} on`;
}

function done(message: string): Tweak["said"] {
  return { kind: "done", message };
}
