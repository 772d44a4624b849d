/** A line that is being written: its letters, and what becomes of it. */

import { letters } from "../../../../views/text/width.ts";
import type { Stroke } from "../keys.ts";
import type { State } from "../state.ts";
import { meaning, written as panelWritten, unwritten } from "./panel.ts";
import { confirmed, written as tweakWritten } from "./tweak.ts";

const LONGEST = 200;

/** Keys while a line is written. */
export function write(state: State, stroke: Stroke): void {
  const prompt = state.prompt!;
  const key = "char" in stroke ? "char" : stroke.name;
  const untouched = prompt.fresh;
  if ("char" in stroke)
    prompt.text = letters((untouched ? "" : prompt.text) + stroke.char)
      .slice(0, LONGEST)
      .join("");
  else if (key === "erase") prompt.text = letters(prompt.text).slice(0, -1).join("");
  else if (key === "escape") prompt.text = prompt.before;
  else if (key !== "enter") return;
  prompt.fresh = false;
  const { purpose, text } = prompt;
  if ("panel" in purpose) {
    const { panel, key: own } = purpose;
    if (key === "escape") unwritten(state, panel, prompt.own);
    else {
      const wrong = panelWritten(state, panel, own, text);
      prompt.says = wrong ?? meaning(panel, own);
      if (key === "enter" && wrong) {
        state.notice = wrong;
        unwritten(state, panel, prompt.own);
      }
    }
  } else tweakWritten(state, purpose, text);
  if (key !== "enter" && key !== "escape") return;
  state.prompt = null;
  if (key === "enter" && "tweak" in purpose && !untouched) confirmed(state, purpose, text);
}
