/** Table `parameters`: every number that a run could be given, as the scenario has it; one for the whole batch. */
import type { Opened } from "../../models/open.ts";
import type { Table } from "./columns.ts";

export function parametersTable(opened: Opened): Table {
  const { program } = opened;
  const all = program.addresses();
  const text = (name: string, data: string[]) => ({ name, kind: "text" as const, data });
  const numbers = (name: string, data: number[]) => ({
    name,
    kind: "number" as const,
    data: Float64Array.from(data),
  });
  const value = (kind: string, index: number) =>
    (kind === "parameter" ? program.vector : program.image)[index]!;
  return {
    name: "parameters",
    columns: [
      text(
        "path",
        all.map((a) => a.path),
      ),
      numbers(
        "value",
        all.map((a) => value(a.kind, a.index)),
      ),
      text(
        "unit",
        all.map((a) => a.unit),
      ),
      numbers(
        "lowest",
        all.map((a) => a.range[0]),
      ),
      numbers(
        "highest",
        all.map((a) => a.range[1]),
      ),
      text(
        "meaning",
        all.map((a) => a.doc),
      ),
    ],
  };
}
