/** What a formula of a scenario may name: outcomes, addresses, columns, parameters and the period. Nothing else. */
import { cellOf } from "../../engine/address.ts";
import type { LaidColumn } from "../../engine/column.ts";
import type { FormulaMemory } from "../../engine/formula.ts";
import { axesOf, type Program } from "../../engine/program.ts";
import type { Scope, Slot } from "./scope.ts";

export function scopeOf(program: Program, memory: FormulaMemory): Scope {
  const { layout, axes } = program;
  const { now, parameters } = memory;
  const month: Slot = { kind: "cell", array: memory.month, index: 0, type: "number" };

  const cell = (column: LaidColumn, index: number): Slot => ({
    kind: "cell",
    array: now,
    index,
    type: column.kind === "boolean" ? "boolean" : "number",
    ...(column.choices && { names: column.choices }),
  });

  /** `trust["KAZ-UZB"]`: the longest column id that the path begins with, the rest naming the entry. */
  function ofColumn(path: readonly string[]): Slot | undefined {
    for (let n = path.length; n > 0; n--) {
      const column = layout.byId.get(path.slice(0, n).join("."));
      if (!column || column.role === "share") continue;
      const entry = path.slice(n);
      if (entry.length === 0 && column.axes.length > 0)
        return {
          kind: "column",
          array: now,
          offset: column.offset,
          length: column.size,
          type: column.kind === "boolean" ? "boolean" : "number",
        };
      const at = cellOf(axesOf(column, axes), entry);
      if (at !== undefined) return cell(column, column.offset + at);
    }
    return undefined;
  }

  return {
    resolve(path) {
      const name = path.join(".");
      if (name === "month" || name === program.calendar.unit) return month;
      const outcome = program.outcomes.find((o) => o.id === name);
      if (outcome)
        return outcome.kind === "event"
          ? { kind: "event", array: now, index: outcome.index }
          : {
              kind: "cell",
              array: now,
              index: outcome.index,
              type: "number",
              ...(outcome.categories && { names: outcome.categories }),
            };
      const found = program.address(name) ?? program.address(`parameters.${name}`);
      if (found?.kind === "parameter")
        return { kind: "cell", array: parameters, index: found.index, type: "number" };
      if (found?.column) return cell(found.column, found.index);
      return ofColumn(path);
    },
    period: (text) => program.calendar.parse(text),
    known: () => [
      ...program.outcomes.map((o) => o.id),
      ...program.addresses().map((a) => a.path),
      ...layout.columns.filter((c) => c.role !== "share").map((c) => c.id),
    ],
  };
}
