/** What each key and each month does to the state. */
import { produce } from "immer";
import { type Command, commandOf, type Stroke } from "./keys.ts";
import type { Frame } from "./look/frame.ts";
import type { NumberLine } from "./look/numbers.ts";
import type { Explained, Refused } from "./look/why.ts";
import { nextFocus } from "./pages.ts";
import type { Parted } from "./parting.ts";
import { choose, move, panelStroke } from "./reduce/panel.ts";
import { write } from "./reduce/prompt.ts";
import { aim, bookmark, seek, show, toggle, YEAR } from "./reduce/time.ts";
import { openTweak, told, tweakStroke } from "./reduce/tweak.ts";
import { answered, whyStroke } from "./reduce/why.ts";
import { type Size, SPEEDS, type State, tooSmall, type Variant } from "./state.ts";

/** What comes from the engine. */
export type Answer =
  | { show: readonly Frame[]; parted?: Parted | null; lost?: string }
  | { explained: Explained | Refused }
  | { numbers: readonly NumberLine[] }
  | { checked: Refused | null }
  | { played: Refused | (Omit<Variant, "frame"> & { frames: readonly Frame[] }) }
  | { saved: Refused | { file: string } }
  | { dropped: true };

export type Action = Command | { stroke: Stroke } | { resize: Size } | Answer;

export const reduce = produce((state: State, action: Action) => {
  if (typeof action === "string") {
    obey(state, action);
    return;
  }
  if ("stroke" in action) {
    struck(state, action.stroke);
    return;
  }
  if ("resize" in action) {
    state.size = action.resize;
    state.pace.held = tooSmall(action.resize);
    return;
  }
  if ("show" in action) show(state, action.show, action.parted, action.lost);
  else if ("explained" in action) answered(state, action.explained);
  else told(state, action);
});

function struck(state: State, stroke: Stroke): void {
  state.notice = null;
  const command = commandOf(stroke);
  if (command === "interrupt") obey(state, command);
  else if (state.prompt) write(state, stroke);
  else if (state.tweak && !state.help && command !== "help") tweakStroke(state, stroke);
  else if (state.why && !state.help && command !== "help") whyStroke(state, stroke);
  else if (command) obey(state, command);
  else if ("char" in stroke) panelStroke(state, stroke.char);
}

function obey(state: State, command: Command): void {
  const { pace } = state;
  switch (command) {
    case "toggle":
      toggle(state);
      return;
    case "month":
      seek(state, aim(state) + 1);
      return;
    case "monthBack":
      seek(state, aim(state) - 1);
      return;
    case "year":
      seek(state, aim(state) + YEAR);
      return;
    case "yearBack":
      seek(state, aim(state) - YEAR);
      return;
    case "home":
      seek(state, 0);
      return;
    case "end":
      seek(state, state.head.ticks);
      return;
    case "bookmark":
      bookmark(state);
      return;
    case "recall":
      if (state.bookmark !== null) seek(state, state.bookmark);
      return;
    case "faster":
      pace.speed = Math.min(pace.speed + 1, SPEEDS.length - 1);
      return;
    case "slower":
      pace.speed = Math.max(pace.speed - 1, 0);
      return;
    case "panel":
      state.focus = nextFocus(state, 1);
      return;
    case "panelBack":
      state.focus = nextFocus(state, -1);
      return;
    case "up":
      move(state, -1, 0);
      return;
    case "down":
      move(state, 1, 0);
      return;
    case "acrossBack":
      move(state, 0, -1);
      return;
    case "across":
      move(state, 0, 1);
      return;
    case "enter":
      choose(state);
      return;
    case "tweak":
      openTweak(state);
      return;
    case "side":
      if (state.variant) state.side = state.side === 0 ? 1 : 0;
      return;
    case "help":
      state.help = !state.help;
      return;
    case "back":
      if (state.help) state.help = false;
      else if (state.cursors[state.focus]) delete state.cursors[state.focus];
      else state.leaving = "quit";
      return;
    case "quit":
      state.leaving = "quit";
      return;
    case "interrupt":
      state.leaving = "interrupt";
  }
}
