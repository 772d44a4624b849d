/** Edits of numbers: taken over at once, checked by the engine, and the former ones kept until the new are known to be good. */
import type { Edit, Tweaked } from "../../../../views/tweak.ts";
import type { State } from "../state.ts";
import { request, withdraw } from "./request.ts";

/** The edits with that of a number written anew, or without it. */
export function rewritten(edits: readonly Edit[], path: string, edit: Edit | null): Edit[] {
  return [...edits.filter((e) => e.path !== path), ...(edit ? [edit] : [])];
}

/** Takes over a value, and asks the engine whether it can be played. */
export function edit(state: State, of: Edit): void {
  const known = state.edits.find((e) => e.path === of.path) ?? null;
  const unanswered = [state.request, ...state.waiting].find(
    (r) => r && "check" in r && r.of.path === of.path,
  );
  // A value that was never checked is not one to go back to.
  const before = unanswered && "check" in unanswered ? unanswered.before : known;
  withdraw(state, (r) => r === unanswered);
  state.edits = rewritten(state.edits, of.path, of);
  request(state, { check: tweaked(state, false), of, before: before && { ...before } });
}

/** All edits, from the beginning or from the month on screen on. */
export function tweaked({ edits, pace }: State, fork: boolean): Tweaked {
  return { edits: edits.map((e) => ({ ...e })), from: fork ? pace.at : null };
}
