/** Ids and kinds of a session's outcomes, in the order of their values. */
import type { Session } from "../engine/session.ts";

export interface OutcomeHead {
  id: string;
  kind: "event" | "quantity";
  unit: string;
  doc: string;
}

export function outcomeHeads(session: Session): OutcomeHead[] {
  const { program } = session;
  const types = session.measuredTypes();
  return [
    ...program.outcomes.map(({ id, kind, unit, doc }) => ({ id, kind, unit, doc })),
    ...program.world.outcomes.map((o, k): OutcomeHead => {
      const event = types[k] === "boolean";
      return { id: o.id, kind: event ? "event" : "quantity", unit: event ? "month" : "1", doc: o.formula };
    }),
  ];
}
