/** What a path of a scenario's `schedule`, `levers` or `uncertain` leads to, and whether a value may stand there. */
import { canonical, namesCell } from "../engine/address.ts";
import type { Axis } from "../engine/axis.ts";
import type { Column, Parameter } from "../engine/column.ts";
import { MultivectorError } from "../engine/errors.ts";
import { nearest } from "../engine/suggest.ts";
import type { BindContext } from "./bind-context.ts";
import { leafFault } from "./faults.ts";
import type { Plain } from "./plain.ts";
import { columnAtPath } from "./tree.ts";
import { placeOf } from "./validate.ts";
import { type Readable, writtenValue } from "./value.ts";

/** The parameter or the column behind a full path; complains of one that leads nowhere. `path` is where it is written. */
export function targetOf(at: BindContext, target: string, path: string): Parameter | Column | undefined {
  const parameter = at.parameters.get(target.replace(/^parameters\./, ""));
  if (parameter) return parameter;
  const column = columnAtPath(at.model, target);
  if (column && namesCell([column], at.axes, canonical(target, at.axes))) return column;
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
  const number = numberFor(found, value, at.axes);
  if (number !== undefined) return number;
  const { message, mend, code } = leafFault(target, found, value, placeOf(at.layer, path, at.origins));
  at.complain(path, message, mend ?? "", code);
  return undefined;
}

/** What is written for a column or parameter as the number that it holds; undefined where it may not stand there. */
export function numberFor(
  target: Readable,
  value: Plain,
  axes: ReadonlyMap<string, Axis>,
): number | undefined {
  try {
    return writtenValue(target, value, (axis, id) => axes.get(axis)?.index.get(id));
  } catch (e) {
    if (e instanceof MultivectorError) return undefined; // the fault is told by who asked
    throw e;
  }
}
