/** What each command and each month does to the state. */
import { produce } from "immer";
import type { Command } from "./keys.ts";
import type { Frame } from "./look/frame.ts";
import { nextFocus } from "./pages.ts";
import { FEED, over, type Size, SPEEDS, type State, tooSmall } from "./state.ts";

export type Action = Command | { month: Frame } | { resize: Size };

export const reduce = produce((state: State, action: Action) => {
  if (typeof action === "string") return obey(state, action);
  if ("resize" in action) {
    state.size = action.resize;
    state.pace.held = tooSmall(action.resize);
    return;
  }
  const { month } = action;
  state.frame = month;
  state.feed.unshift(...[...month.events].reverse());
  state.feed.length = Math.min(state.feed.length, FEED);
  if (!over(state)) return;
  state.pace.playing = false;
  state.pace.toEnd = false;
  state.focus = "outcomes";
});

function obey(state: State, command: Command): void {
  const { pace } = state;
  switch (command) {
    case "toggle":
      if (over(state)) return;
      pace.playing = !(pace.playing || pace.toEnd);
      pace.toEnd = false;
      return;
    case "step":
      if (over(state)) return;
      pace.playing = false;
      pace.toEnd = false;
      pace.steps++;
      return;
    case "end":
      if (!over(state)) pace.toEnd = true;
      return;
    case "faster":
      pace.speed = Math.min(pace.speed + 1, SPEEDS.length - 1);
      return;
    case "slower":
      pace.speed = Math.max(pace.speed - 1, 0);
      return;
    case "panel":
      state.focus = nextFocus(state);
      return;
    case "help":
      state.help = !state.help;
      return;
    case "back":
      if (state.help) state.help = false;
      else state.leaving = "quit";
      return;
    case "quit":
      state.leaving = "quit";
      return;
    case "interrupt":
      state.leaving = "interrupt";
  }
}
