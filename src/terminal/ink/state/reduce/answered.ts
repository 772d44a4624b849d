/** What the engine answers to requests. */
import { periodText } from "../../../../engine/calendar.ts";
import type { NumberLine } from "../../../../views/numbers.ts";
import type { Refused } from "../../../../views/why.ts";
import type { Answer } from "../action.ts";
import type { Request, Tweak } from "../requests.ts";
import type { State } from "../state.ts";
import { rewritten } from "./edits.ts";
import { settled } from "./request.ts";
import { show } from "./time.ts";

type Other = Exclude<Answer, { show: unknown } | { explained: unknown }>;

/** All answers but months (`time.ts`) and explanations (`why.ts`). */
export function answered(state: State, answer: Other): void {
  const asked = settled(state);
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

/** A refused value gives way to the one wanted before, if there was one. */
function refuse(state: State, { of, before }: Extract<Request, { check: unknown }>, why: Refused): void {
  if (state.edits.some((e) => e.path === of.path && e.text === of.text)) {
    state.edits = rewritten(state.edits, of.path, before);
    // Edits still to be checked must not be refused because of this one.
    for (const wanted of [state.request, ...state.waiting])
      if (wanted && "check" in wanted && wanted.of.path !== of.path)
        wanted.check.edits = rewritten(wanted.check.edits, of.path, before);
  }
  if (state.tweak) state.tweak.said = why;
}

/** A tweak that stands beside the run is saved as it is played: from the beginning, or from a month on. */
function savedAs({ variant, head }: State, file: string): string {
  const from = variant?.tweak.from;
  return from == null
    ? `saved as ${file}`
    : `saved as ${file}, from ${periodText(head.start + from, head.unit)} on`;
}

function done(message: string): Tweak["said"] {
  return { kind: "done", message };
}
