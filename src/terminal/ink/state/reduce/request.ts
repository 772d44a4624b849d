/** Requests to the engine, answered one after the other, so that fast keys lose nothing. */
import type { Request } from "../requests.ts";
import type { State } from "../state.ts";

export function request(state: State, wanted: Request): void {
  if (state.request) state.waiting.push(wanted);
  else state.request = wanted;
}

/** The request that has just been answered; the next one takes its place. */
export function settled(state: State): Request | null {
  const { request: asked } = state;
  state.request = state.waiting.shift() ?? null;
  return asked;
}

/** Takes back requests that have not been answered. */
export function withdraw(state: State, which: (wanted: Request) => boolean): void {
  const left = [state.request, ...state.waiting].filter((r): r is Request => r !== null && !which(r));
  state.request = left.shift() ?? null;
  state.waiting = left;
}
