/** What had happened by a start that has been moved: dates that the scenario's own history gives. */
import { modelColumns } from "../engine/model.ts";
import type { BindContext, NumberRow } from "./bind-context.ts";
import { isPlainMap } from "./plain.ts";
import { placeOf } from "./validate.ts";

/**
 * Sets the dates of events before the start where the scenario gives none: of columns that the model names (`past`), for which no
 * other number has to be set. What is marked holdout counts up to `knownUntil`, as entries of the schedule do.
 */
export function readPast(
  at: BindContext,
  cells: Map<string, number>,
  numbers: NumberRow[],
  { start, knownUntil }: { start: number; knownUntil: number },
): void {
  const { layer, model, axes, calendar } = at;
  const history = layer.data["history"];
  const columns = new Map(modelColumns(model).map((c) => [c.id, c]));
  const parts = { axis: (id: string) => axes.get(id)!, has: () => true, structure: at.structure };
  const outcomes = new Map(model.outcomes(parts).map((o) => [o.id, o]));
  (Array.isArray(history) ? history : []).forEach((entry, k) => {
    if (!isPlainMap(entry) || typeof entry["date"] !== "string") return;
    const outcome = outcomes.get(String(entry["event"]));
    const column = outcome && model.past?.includes(outcome.column) ? columns.get(outcome.column) : undefined;
    const month = at.attempt(() => calendar.parse(String(entry["date"])));
    if (!outcome || !column?.path || month === undefined || month >= start) return;
    if (entry["split"] === "holdout" && month > knownUntil) return;
    let part = 0;
    const path = column.path.replace(/\*/g, () => outcome.entry[part++]!);
    if (cells.has(path)) return;
    cells.set(path, month);
    numbers.push({
      path,
      value: month,
      unit: column.unit,
      range: column.range,
      source: typeof entry["source"] === "string" ? entry["source"] : undefined,
      doc: column.doc,
      note: "as the scenario's history has it",
      place: placeOf(layer, `history.${k}`, at.origins),
    });
  });
}
