/** Keys while the help is on screen: they scroll or close it, and nothing behind it. */
import { helpRows } from "../help.ts";
import type { Stroke } from "../keys.ts";
import { overlayLines } from "../placement.ts";
import type { State } from "../state.ts";
import { scrolled } from "./scroll.ts";

const CLOSING = new Set(["?", "escape", "q", "Q", "enter"]);

export function helpStroke(state: State, stroke: Stroke): void {
  const help = state.help!;
  const key = "char" in stroke ? stroke.char : stroke.name;
  if (CLOSING.has(key)) {
    state.help = null;
    return;
  }
  const extent = { count: helpRows(state).length, room: overlayLines(state) };
  help.scroll = scrolled(help.scroll, key, extent) ?? help.scroll;
}
