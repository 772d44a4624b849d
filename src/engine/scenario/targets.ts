/** What a path of a scenario's `schedule`, `levers` or `uncertain` leads to, and whether a value may stand there. */
import type { Axis } from "../axis.ts";
import { dateOf } from "../calendar.ts";
import type { Column, Parameter } from "../column.ts";
import { canonical } from "../program.ts";
import type { BindContext } from "./cells.ts";
import { leafFault } from "./faults.ts";
import type { Plain } from "./plain.ts";
import { nearest } from "./suggest.ts";
import { columnAtPath, namesCell } from "./tree.ts";
import { placeOf } from "./validate.ts";

/** The parameter or the column behind a full path; complains of one that leads nowhere. `path` is where it is written. */
export function targetOf(at: BindContext, target: string, path: string): Parameter | Column | undefined {
  const parameter = at.parameters.get(target.replace(/^parameters\./, ""));
  if (parameter) return parameter;
  const column = columnAtPath(at.model, target);
  if (column && namesCell(at.model, at.axes, canonical(target, at.axes))) return column;
  const near = nearest(target, known(at, column));
  at.complain(
    path,
    `there is nothing to set at ${target}`,
    near ? `did you mean ${near}?` : "list what there is with: multivector list parameters SCENARIO",
    "unknown-path",
  );
  return undefined;
}

/** Paths that may have been meant: those of the same column, else parameters and all that the scenario writes. */
function known(at: BindContext, column: Column | undefined): string[] {
  const parameters = [...at.parameters.keys()];
  const cells = [...at.layer.positions.keys()].filter((p) => {
    const there = columnAtPath(at.model, p);
    return there !== undefined && (column === undefined || there.id === column.id);
  });
  return [...cells, ...parameters, ...parameters.map((p) => `parameters.${p}`)];
}

/** The number that a value means at a target; complains where it may not stand there. */
export function settable(at: BindContext, target: string, value: Plain, path: string): number | undefined {
  const found = targetOf(at, target, path);
  if (!found) return undefined;
  const column = "axes" in found ? found : undefined;
  const number = numberFor(column, value, at.axes);
  const [low, high] = found.range;
  const whole = column?.kind !== "integer" || Number.isInteger(number);
  if (number !== undefined && number >= low && number <= high && whole) return number;
  const { message, mend, code } = leafFault(target, found, value, placeOf(at.layer, path, at.origins));
  at.complain(path, message, mend ?? "", code);
  return undefined;
}

/** What is written for a column as the number that its cell holds. */
export function numberFor(
  column: Column | undefined,
  value: Plain,
  axes?: ReadonlyMap<string, Axis>,
): number | undefined {
  if (column?.kind === "boolean") {
    if (value === true || value === "on" || value === "true" || value === 1) return 1;
    return value === false || value === "off" || value === "false" || value === 0 ? 0 : undefined;
  }
  if (column?.choices) {
    const index = column.choices.indexOf(String(value));
    return index < 0 ? undefined : index;
  }
  if (column?.kind === "reference") return axes?.get(column.of as string)?.index.get(String(value));
  if (column?.kind === "date") return typeof value === "string" ? dated(value) : undefined;
  return typeof value === "number" ? value : undefined;
}

function dated(text: string): number | undefined {
  try {
    return dateOf(text);
  } catch {
    return undefined; // the fault is told by who asked
  }
}
