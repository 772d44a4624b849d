/** What a live run leaves behind: its outcomes and its digest, and how far it came. */
import type { Session } from "../../engine/session.ts";
import type { RunObject } from "../../experiments/result.ts";
import type { Opened } from "../../models/open.ts";
import { harmless } from "../../views/text/harmless.ts";
import { cut } from "../../views/text/width.ts";
import { outcomeLines } from "./run.ts";
import { textOf } from "./text.ts";

/** @param end the period to which it was to be played @param columns lines that are wider lose their last words */
export function summaryText(
  opened: Opened,
  session: Session,
  run: RunObject,
  end: number,
  columns: number,
): string {
  const { calendar } = opened.program;
  const lines = [opened.title];
  if (run.ticks === 0) lines.push(`stopped before the first ${calendar.unit}`);
  else {
    lines.push(`${run.start} to ${run.end}, seed "${run.seed}", run ${run.run}`);
    if (session.month <= end)
      lines.push(`stopped before ${calendar.text(end)}; the same again with --until ${run.end}`);
    lines.push("", "Outcomes", ...outcomeLines(session, run), "");
  }
  const text = lines.map((line) => cut(harmless(line), columns));
  if (run.ticks > 0) text.push(`digest ${run.digest}`);
  return textOf(text);
}
