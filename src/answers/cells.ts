/** The values of columns for one decider and object, with their documentation. */
import { periodText } from "../engine/calendar.ts";
import type { DecisionSpec } from "../engine/decision/spec.ts";
import type { Session } from "../engine/session.ts";

export interface Fact {
  column: string;
  doc: string;
  unit: string;
  /** A month as `YYYY-MM`, null for never. */
  value: number | string | null;
}

/** The cells of this object and decider; columns over other axes are left out. */
export function factsOf(
  session: Session,
  spec: DecisionSpec,
  columns: readonly string[],
  object: number,
  decider: number,
): Fact[] {
  const { layout, axes } = session.program;
  return columns.flatMap((name) => {
    const column = layout.byId.get(name.replace(/\?$/, ""));
    if (!column?.axes.every((a) => a === spec.object || a === spec.decider)) return [];
    let cell = 0;
    for (const axis of column.axes)
      cell = cell * axes.get(axis)!.size + (axis === spec.decider ? decider : object);
    const value = session.column(column.id)[cell]!;
    return [{ column: column.id, doc: column.doc, unit: column.unit, value: shown(value, column.unit) }];
  });
}

function shown(value: number, unit: string): number | string | null {
  if (!Number.isFinite(value)) return null;
  return unit === "month" || unit === "turn" ? periodText(value, unit) : value;
}
