/** Addresses: the paths by which a scenario, `--set` and a formula name cells and parameters. */
import type { Axis } from "./axis.ts";
import type { Column, LaidColumn } from "./column.ts";

/** All cells of a column by path: the stars of its template stand for ids, in the order of its axes. */
export function* cellPaths(
  template: string,
  axes: readonly Axis[],
): Generator<{ path: string; cell: number; entry: string[] }> {
  const total = axes.reduce((n, a) => n * a.size, 1);
  for (let cell = 0; cell < total; cell++) {
    const entry = entryAt(axes, cell);
    let k = 0;
    yield { path: template.replace(/\*/g, () => entry[k++] as string), cell, entry };
  }
}

/** The ids of a cell, one for each axis. */
export function entryAt(axes: readonly Axis[], cell: number): string[] {
  const entry: string[] = [];
  let rest = cell;
  for (let k = axes.length - 1; k >= 0; k--) {
    const a = axes[k]!;
    entry.unshift(a.ids[rest % a.size]!);
    rest = Math.floor(rest / a.size);
  }
  return entry;
}

/** The cell of an entry within its column, or undefined where an id is not on its axis. */
export function cellOf(axes: readonly Axis[], entry: readonly string[]): number | undefined {
  let cell = 0;
  if (entry.length !== axes.length) return undefined;
  for (let k = 0; k < axes.length; k++) {
    const at = axes[k]!.index.get(entry[k]!);
    if (at === undefined) return undefined;
    cell = cell * axes[k]!.size + at;
  }
  return cell;
}

/** Whether a path names a cell of one of these columns over these axes, be the mechanism that reads it on or off. */
export function namesCell(
  columns: readonly Column[],
  axes: ReadonlyMap<string, Axis>,
  path: string,
): boolean {
  const parts = path.split(".");
  return columns.some((column) => {
    const template = column.path?.split(".");
    let k = 0;
    return (
      template?.length === parts.length &&
      template.every((part, at) =>
        part === "*" ? axes.get(column.axes[k++]!)?.index.has(parts[at]!) : part === parts[at],
      )
    );
  });
}

/** `pairs.UZB-KAZ.trust` as `pairs.KAZ-UZB.trust`: the other name of a pair is the pair. */
export function canonical(path: string, axes: ReadonlyMap<string, Axis>): string {
  return path
    .split(".")
    .map((part) => {
      if (!part.includes("-")) return part;
      for (const axis of axes.values()) {
        const at = axis.index.get(part);
        if (at !== undefined) return axis.ids[at]!;
      }
      return part;
    })
    .join(".");
}

export interface Address {
  kind: "parameter" | "cell";
  /** Slot of the parameter vector, or index into the whole buffer. */
  index: number;
  path: string;
  unit: string;
  range: readonly [number, number];
  doc: string;
  column?: LaidColumn;
  /** What its values 0, 1, 2… are called, where they have names: choices, or the entries of an axis that it refers to. */
  names?: readonly string[];
}
