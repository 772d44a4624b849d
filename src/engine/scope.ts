/** What a formula of a scenario may name: outcomes, addresses, columns, parameters and the month. Nothing else. */
import { cellOf } from "./address.ts";
import type { LaidColumn } from "./column.ts";
import type { Memory } from "./environment.ts";
import type { Scope, Slot } from "./formula/scope.ts";
import { axesOf, type Program } from "./program.ts";

export function scopeOf(program: Program, memory: Pick<Memory, "now" | "parameters" | "month">): Scope {
  const { layout, axes } = program;
  const { now, parameters } = memory;
  const month: Slot = { kind: "cell", array: memory.month, index: 0, type: "number" };

  const cell = (column: LaidColumn, index: number): Slot => ({
    kind: "cell",
    array: now,
    index,
    type: column.kind === "boolean" ? "boolean" : "number",
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
      if (name === "month") return month;
      const outcome = program.outcomes.find((o) => o.id === name);
      if (outcome)
        return outcome.kind === "event"
          ? { kind: "event", array: now, index: outcome.index }
          : { kind: "cell", array: now, index: outcome.index, type: "number" };
      const found = program.address(name) ?? program.address(`parameters.${name}`);
      if (found?.kind === "parameter")
        return { kind: "cell", array: parameters, index: found.index, type: "number" };
      if (found?.column) return cell(found.column, found.index);
      return ofColumn(path);
    },
    known: () => [
      ...program.outcomes.map((o) => o.id),
      ...program.addresses().map((a) => a.path),
      ...layout.columns.filter((c) => c.role !== "share").map((c) => c.id),
    ],
  };
}
