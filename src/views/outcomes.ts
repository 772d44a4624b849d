/** The outcomes as they stand, those first that the scenario itself asks for. */
import { isEve } from "../engine/calendar.ts";
import type { OutcomeInfo } from "../engine/model.ts";
import type { Session } from "../engine/session.ts";
import { shown } from "../experiments/result.ts";
import type { Ask } from "./ask.ts";
import type { PanelData } from "./panel.ts";
import { number } from "./text/number.ts";

export interface OutcomeLine {
  id: string;
  kind: OutcomeInfo["kind"];
  /** The period, `before` where it is older than the start and not dated, the number or the name; null for what has not happened. */
  value: string | null;
  /** What it may be called, where it is a category. */
  categories?: readonly string[];
  /** The period in which it came about during the run. */
  at?: string;
  /** The decision that it is the outcome of, but for the period. */
  decision?: Omit<Ask, "at">;
}

export const outcomesData: PanelData<"outcomes", readonly OutcomeLine[]> = {
  id: "outcomes",
  title: "Outcomes",
  doc: "what the scenario asks for, as it stands; Enter explains a decision; at the end, the digest of the run",
  frame: outcomesOf,
};

function outcomesOf(session: Session): OutcomeLine[] {
  const values = session.outcomes();
  const { outcomes, forcible } = session.program;
  const lines = session.program.reported().map((head, k): OutcomeLine => {
    const value = shown(head, values[k]!);
    const isEvent = head.kind === "event" && value !== null;
    const undated = isEvent && isEve(values[k]!);
    const played = isEvent && values[k]! >= session.program.world.start;
    const decided = forcible.get(head.id);
    return {
      id: head.id,
      kind: head.kind,
      value: undated
        ? "before"
        : typeof value === "number"
          ? number(value)
          : value === null
            ? null
            : String(value),
      ...(played && { at: String(value) }),
      ...(head.categories && { categories: head.categories }),
      ...(decided && {
        decision: {
          decision: decided.decision,
          actor: decided.decider,
          ...(decided.object !== undefined && { object: decided.object }),
        },
      }),
    };
  });
  // The model's come first among the heads.
  return [...lines.slice(outcomes.length), ...lines.slice(0, outcomes.length)];
}
