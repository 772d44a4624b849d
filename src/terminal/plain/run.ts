/** A run in plain text: what happened by date, then the outcomes. */
import { isEve, periodText } from "../../engine/calendar.ts";
import type { Session } from "../../engine/session.ts";
import type { RunObject } from "../../experiments/result.ts";
import type { Opened } from "../../models/open.ts";
import { number } from "../../views/text/number.ts";
import { table, textOf, title } from "./text.ts";

export function runText(opened: Opened, session: Session, run: RunObject): string {
  const lines = [...title(opened), `${run.start} to ${run.end}, seed "${run.seed}", run ${run.run}`];
  for (const o of run.overrides)
    lines.push(`  set ${o.path}: ${JSON.stringify(o.from)} -> ${JSON.stringify(o.to)}`);
  lines.push("");
  let date = "";
  for (const e of run.events) {
    lines.push(`${(e.date === date ? "" : e.date).padStart(run.end.length)}  ${e.text}`);
    date = e.date;
  }
  lines.push("", "Outcomes", ...outcomeLines(session, run), "", `digest ${run.digest}`);
  return textOf(lines);
}

/** With its date, where that is known. */
function beforeStart(date: number, unit: string): string {
  return isEve(date) ? "before the start" : `before the start, ${periodText(date, unit)}`;
}

export function outcomeLines(session: Session, run: RunObject): string[] {
  const values = session.outcomes();
  return table(
    session.program.reported().map((head, k) => {
      const before = head.kind === "event" && values[k]! < session.program.world.start;
      // What is infinite is null in the object, which is what JSON can hold.
      const value = run.outcomes[head.id] ?? (head.kind === "event" ? null : values[k]);
      const shown =
        typeof value === "number"
          ? `${number(value)} ${head.unit}`
          : (value ?? (head.kind === "event" ? "not by the end" : "none"));
      return [`  ${head.id}`, before ? beforeStart(values[k]!, head.unit) : String(shown), head.doc];
    }),
  );
}
