/** The outcomes as they stand, those first that the scenario itself asks for. */
import type { Session } from "../../../engine/session.ts";
import { outcomeHeads } from "../../../experiments/heads.ts";
import { shown } from "../../../experiments/result.ts";
import { number } from "../../plain/text.ts";
import type { Ask } from "../panel.ts";

export interface OutcomeLine {
  id: string;
  kind: "event" | "quantity";
  /** The month or the number; null for what has not happened. */
  value: string | null;
  /** The decision that it is the outcome of, but for the month. */
  decision?: Omit<Ask, "at">;
}

export function outcomesOf(session: Session): OutcomeLine[] {
  const values = session.outcomes();
  const { outcomes, forcible } = session.program;
  const lines = outcomeHeads(session).map((head, k): OutcomeLine => {
    const value = shown(head, values[k]!);
    const decided = forcible.get(head.id);
    return {
      id: head.id,
      kind: head.kind,
      value: typeof value === "number" ? number(value) : value === null ? null : String(value),
      ...(decided && {
        decision: {
          decision: decided.decision,
          agent: decided.decider,
          ...(decided.group !== undefined && { group: decided.group }),
        },
      }),
    };
  });
  // The model's come first among the heads.
  return [...lines.slice(outcomes.length), ...lines.slice(0, outcomes.length)];
}
