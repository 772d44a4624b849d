/** Escape: one step back at a time, and out of the view only when nothing is left to undo. */
import { PANELS } from "../../panels/index.ts";
import type { State } from "../state.ts";
import { inReach, ownOf } from "./panel.ts";
import { request } from "./request.ts";

export function back(state: State): void {
  if (state.help) state.help = null;
  else if (undone(state)) return;
  else if (state.cursors[state.focus]) delete state.cursors[state.focus];
  else if (state.variant) request(state, { drop: true });
  else state.leaving = "quit";
}

/** Closes a list or drops a filter: of the focused panel, or else of another in sight. */
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
