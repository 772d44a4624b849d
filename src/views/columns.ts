/** Columns by id, where a program has them: panels appear by what there is, not by what a model is called. */
import type { LaidColumn } from "../engine/column.ts";
import type { Session } from "../engine/session.ts";

export function has(session: Session, ...ids: string[]): boolean {
  return ids.every((id) => session.program.layout.byId.has(id));
}

/** The cells of a column as they stand, or undefined where the program has none of that id. */
export function cells(session: Session, id: string): Float64Array | undefined {
  return has(session, id) ? session.column(id) : undefined;
}

export function laid(session: Session, id: string): LaidColumn | undefined {
  return session.program.layout.byId.get(id);
}

export function idsOf(session: Session, axis: string): readonly string[] {
  return session.program.axes.get(axis)?.ids ?? [];
}
