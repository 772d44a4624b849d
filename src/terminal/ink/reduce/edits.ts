/** Numbers as the reader wants them: written, checked, and the former ones kept until the new ones are known to be good. */
import type { Edit, State, Tweaked } from "../state.ts";
import { wish, withdraw } from "./wish.ts";

/** The edits with that of a number written anew, or without it. */
export function rewritten(edits: readonly Edit[], path: string, edit: Edit | null): Edit[] {
  return [...edits.filter((e) => e.path !== path), ...(edit ? [edit] : [])];
}

/** Takes over a value, and asks the engine whether it can be. */
export function edit(state: State, of: Edit): void {
  const known = state.edits.find((e) => e.path === of.path) ?? null;
  const unanswered = [state.wish, ...state.waiting].find((w) => w && "check" in w && w.of.path === of.path);
  // A value that has not been checked yet is none to go back to.
  const before = unanswered && "check" in unanswered ? unanswered.before : known;
  withdraw(state, (w) => w === unanswered);
  state.edits = rewritten(state.edits, of.path, of);
  wish(state, { check: tweaked(state, false), of, before: before && { ...before } });
}

/** All that is wanted, from the beginning or from the month on screen on. */
export function tweaked({ edits, pace }: State, fork: boolean): Tweaked {
  return { edits: edits.map((e) => ({ ...e })), from: fork ? pace.at : null };
}
