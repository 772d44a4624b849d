/** The outcomes as they stand. */
import type { Session } from "../../../engine/session.ts";
import { outcomeHeads } from "../../../experiments/heads.ts";
import { shown } from "../../../experiments/result.ts";
import { number } from "../../plain/text.ts";

export interface OutcomeLine {
  id: string;
  kind: "event" | "quantity";
  /** The month or the number; null for what has not happened. */
  value: string | null;
}

export function outcomesOf(session: Session): OutcomeLine[] {
  const values = session.outcomes();
  return outcomeHeads(session).map((head, k) => {
    const value = shown(head, values[k]!);
    return {
      id: head.id,
      kind: head.kind,
      value: typeof value === "number" ? number(value) : value === null ? null : String(value),
    };
  });
}
