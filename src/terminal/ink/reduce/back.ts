/** Escape: one step back at a time, and out only where nothing is left to go back from. */
import { PANELS } from "../panels/index.ts";
import type { State } from "../state.ts";
import { inReach, ownOf } from "./panel.ts";
import { wish } from "./wish.ts";

export function back(state: State): void {
  if (state.help) state.help = null;
  else if (undone(state)) return;
  else if (state.cursors[state.focus]) delete state.cursors[state.focus];
  else if (state.variant) wish(state, { drop: true });
  else state.leaving = "quit";
}

/** Takes back a list that is open or a filter that is kept: of the focused panel, or else of another in sight. */
function undone(state: State): boolean {
  for (const id of inReach(state)) {
    const own = PANELS[id].back?.(ownOf(state, id));
    if (own === undefined) continue;
    state.own[id] = own;
    delete state.cursors[id];
    return true;
  }
  return false;
}
