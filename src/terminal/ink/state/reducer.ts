/** What each key and each month does to the state. */
import { produce } from "immer";
import type { Action } from "./action.ts";
import { type Command, commandOf, type Stroke } from "./keys.ts";
import { nextFocus } from "./pages.ts";
import { answered } from "./reduce/answered.ts";
import { back } from "./reduce/back.ts";
import { helpStroke } from "./reduce/help.ts";
import { choose, move, panelStroke } from "./reduce/panel.ts";
import { write } from "./reduce/prompt.ts";
import { aim, bookmark, recall, seek, show, toggle, YEAR } from "./reduce/time.ts";
import { openTweak, tweakStroke } from "./reduce/tweak.ts";
import { explained, whyStroke } from "./reduce/why.ts";
import { tooSmall } from "./size.ts";
import { SPEEDS, type State } from "./state.ts";

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
  else if ("explained" in action) explained(state, action.explained);
  else answered(state, action);
});

function struck(state: State, stroke: Stroke): void {
  state.notice = null;
  const command = commandOf(stroke);
  if (command === "interrupt") obey(state, command);
  else if (tooSmall(state.size)) {
    // Nobody would see what a key does; only the one on screen works.
    if (command === "quit") obey(state, command);
  } else if (state.help) helpStroke(state, stroke);
  else if (state.prompt) write(state, stroke);
  else if (command === "help") obey(state, command);
  else if (state.tweak) tweakStroke(state, stroke);
  else if (state.why) whyStroke(state, stroke);
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
      recall(state);
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
      turn(state);
      return;
    case "help":
      state.help = { scroll: 0 };
      return;
    case "back":
      back(state);
      return;
    case "quit":
      state.leaving = "quit";
      return;
    case "interrupt":
      state.leaving = "interrupt";
  }
}

/** Keys act on the other of two runs from now on. */
function turn(state: State): void {
  if (state.variant) state.side = state.side === 0 ? 1 : 0;
  else state.notice = "no second run stands beside this one: t changes it and plays both";
}
