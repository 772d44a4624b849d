/**
 * Table `parameters`: every number that a run could be given, as the scenario has it; one for the whole batch. `written`
 * is what `--set` takes for it: a choice by its name, and nothing for what has not happened.
 */

import { written } from "../../experiments/design/setting.ts";
import { type ColumnHead, type Table, tableOf } from "../../experiments/record/table.ts";
import type { Opened } from "../../models/open.ts";

const PARAMETERS = [
  { name: "path", kind: "text" },
  { name: "value", kind: "number" },
  { name: "written", kind: "text", nullable: true },
  { name: "unit", kind: "text" },
  { name: "lowest", kind: "number" },
  { name: "highest", kind: "number" },
  { name: "meaning", kind: "text" },
] as const satisfies ColumnHead[];

export function parametersTable({ program }: Opened): Table {
  const rows = program.addresses().map((address) => {
    const { path, kind, index, unit, range, doc } = address;
    const value = (kind === "parameter" ? program.vector : program.image)[index]!;
    const [lowest, highest] = range;
    const taken = Number.isFinite(value) ? String(written(address, value)) : null;
    return { path, value, written: taken, unit, lowest, highest, meaning: doc };
  });
  return tableOf("parameters", PARAMETERS, rows);
}
