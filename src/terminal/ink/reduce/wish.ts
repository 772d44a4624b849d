/** What the engine is asked: one thing after the other, so that keys struck fast lose nothing. */
import type { State, Wish } from "../state.ts";

export function wish(state: State, wanted: Wish): void {
  if (state.wish) state.waiting.push(wanted);
  else state.wish = wanted;
}

/** The wish that has just been answered; the next one takes its place. */
export function fulfilled(state: State): Wish | null {
  const { wish: asked } = state;
  state.wish = state.waiting.shift() ?? null;
  return asked;
}

/** Takes back wishes that have not been answered. */
export function withdraw(state: State, which: (wanted: Wish) => boolean): void {
  const left = [state.wish, ...state.waiting].filter((w): w is Wish => w !== null && !which(w));
  state.wish = left.shift() ?? null;
  state.waiting = left;
}
