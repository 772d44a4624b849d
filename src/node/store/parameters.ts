/** Table `parameters`: every number that a run could be given, as the scenario has it; one for the whole batch. */

import { type ColumnHead, type Table, tableOf } from "../../experiments/record/table.ts";
import type { Opened } from "../../models/open.ts";

const PARAMETERS = [
  { name: "path", kind: "text" },
  { name: "value", kind: "number" },
  { name: "unit", kind: "text" },
  { name: "lowest", kind: "number" },
  { name: "highest", kind: "number" },
  { name: "meaning", kind: "text" },
] as const satisfies ColumnHead[];

export function parametersTable({ program }: Opened): Table {
  const rows = program.addresses().map(({ path, kind, index, unit, range, doc }) => ({
    path,
    value: (kind === "parameter" ? program.vector : program.image)[index]!,
    unit,
    lowest: range[0],
    highest: range[1],
    meaning: doc,
  }));
  return tableOf("parameters", PARAMETERS, rows);
}
