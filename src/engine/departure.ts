/** The worlds in which a run's constants are found: its reference, and what departs from it up to its own world. */
import { canonical, cellPaths } from "./address.ts";
import type { Axis } from "./axis.ts";
import type { LaidColumn } from "./column.ts";
import type { Layout } from "./layout.ts";
import type { Departure, World } from "./world.ts";

/** A world laid out as the program that is played. */
export interface Ground {
  /** Period of its start. */
  month: number;
  /** State before any mechanism's `start`, [cell]. */
  image: Float64Array;
  /** 1 for each cell that it states itself, [cell]; none of a reference. */
  stated: Uint8Array;
  /** Whether it is values set over the world before. */
  set: boolean;
}

type Source = Departure["from"];

/** @param image the world's own @returns the reference first, the world itself last */
export function groundsOf(
  world: World,
  layout: Layout,
  axes: ReadonlyMap<string, Axis>,
  image: Float64Array,
): Ground[] {
  const sources: Source[] = [world];
  for (let s = world.departs?.from; s; s = s.departs?.from) sources.unshift(s);
  return sources.map((source) => ({
    month: source.start,
    image: source === world ? image : imageOf(source, layout, axes, image),
    stated: statedIn(source, layout, axes),
    set: source.departs?.set ?? false,
  }));
}

/** What another world says of the cells of this program; what it does not have stands as it does here. */
function imageOf(
  source: Source,
  layout: Layout,
  axes: ReadonlyMap<string, Axis>,
  own: Float64Array,
): Float64Array {
  const image = own.slice();
  const there = new Map(source.axes.map((a) => [a.id, a]));
  eachCell(layout, axes, (column, path, entry, index) => {
    if (!entry.every((id, k) => there.get(column.axes[k]!)?.index.has(id))) return;
    const value = source.cells.get(canonical(path, there)) ?? column.initial;
    const found = value === undefined ? undefined : translated(column, value, there, axes);
    if (found !== undefined) image[index] = found;
  });
  return image;
}

/** A reference to an entry is the number of its place on an axis, which may be another here. */
function translated(
  { kind, of = "" }: LaidColumn,
  value: number,
  there: ReadonlyMap<string, Axis>,
  here: ReadonlyMap<string, Axis>,
): number | undefined {
  if (kind !== "reference" || value < 0) return value;
  const id = there.get(of)?.ids[value];
  return id === undefined ? undefined : here.get(of)?.index.get(id);
}

function statedIn(source: Source, layout: Layout, axes: ReadonlyMap<string, Axis>): Uint8Array {
  const stated = new Uint8Array(layout.size);
  if (!source.departs) return stated;
  const there = new Map(source.axes.map((a) => [a.id, a]));
  const paths = new Set(source.departs.states);
  eachCell(layout, axes, (_, path, __, index) => {
    if (paths.has(path) || paths.has(canonical(path, there))) stated[index] = 1;
  });
  return stated;
}

function eachCell(
  layout: Layout,
  axes: ReadonlyMap<string, Axis>,
  visit: (column: LaidColumn, path: string, entry: string[], index: number) => void,
): void {
  for (const column of layout.columns) {
    if (column.path === undefined || column.role === "share") continue;
    const own = column.axes.map((id) => axes.get(id)!);
    for (const { path, cell, entry } of cellPaths(column.path, own))
      visit(column, path, entry, column.offset + cell);
  }
}
