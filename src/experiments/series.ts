/** Recorded state as tidy arrays: each column over ticks and its own axes, row-major. */
import type { Session } from "../engine/session.ts";

export interface Series {
  axes: string[];
  keys: Record<string, readonly string[]>;
  unit: string;
  /** null where a value is not finite (an event that has not happened). */
  values: (number | null)[];
}

export function seriesOf(session: Session): Record<string, Series> {
  const { layout, axes } = session.program;
  const result: Record<string, Series> = {};
  for (const column of layout.columns) {
    if (column.role === "share") continue;
    const values: (number | null)[] = [];
    for (const state of session.series)
      for (let k = 0; k < column.size; k++) {
        const value = state[column.offset + k]!;
        values.push(Number.isFinite(value) ? value : null);
      }
    result[column.id] = {
      axes: ["tick", ...column.axes],
      keys: Object.fromEntries(column.axes.map((id) => [id, axes.get(id)?.ids ?? []])),
      unit: column.unit,
      values,
    };
  }
  return result;
}
