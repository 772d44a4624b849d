/** A map in cells: states filled by level, borders, corridors, marks, names. Colour only repeats what dots say. */
import type { Spot } from "../../../models/central-asia/places.ts";
import type { Atlas } from "../../../views/shapes.ts";
import { letters, widthOf } from "../../../views/text/width.ts";
import type { MapLeg, MapMark } from "../../../views/traffic.ts";
import { Braille, DASHES } from "../draw/braille.ts";
import { Cells, plainRow, type Row, type Shade } from "../draw/cells.ts";
import { labelSpot } from "./labels.ts";
import type { Raster } from "./raster.ts";

/** What a state shows: from 0, empty, to 4, full; null where there is no value. */
export interface StateFill {
  id: string;
  level: number | null;
  text: string;
}

export interface MapContent {
  states: readonly StateFill[];
  legs: readonly MapLeg[];
  marks: readonly MapMark[];
}

export const LEVELS = 5;
const SHADES: readonly (Shade | undefined)[] = [undefined, "hue5", "hue5", "hue1", "hue1"];
/** Which dots are set at a level; the density is the message. */
const HATCHES: readonly ((x: number, y: number) => boolean)[] = [
  () => false,
  (x, y) => y % 4 === 0 && (x + y / 2) % 4 === 0,
  (x, y) => x % 2 === 0 && y % 2 === 0,
  (x, y) => (x + y) % 2 === 0,
  () => true,
];

export function drawMap(atlas: Atlas, raster: Raster, content: MapContent): Row[] {
  const cells = new Cells(raster.width / 2, raster.height / 4);
  const dots = new Braille(cells.columns, cells.rows);
  const byShape = new Map(
    content.states.flatMap((state) => {
      const shape = atlas.shapes.findIndex(({ id }) => id === state.id);
      return shape < 0 ? [] : [[shape, state] as const];
    }),
  );
  hatch(dots, raster, (shape) => byShape.get(shape)?.level ?? null);
  borders(dots, raster, (shape) => byShape.has(shape) || atlas.shapes[shape]?.kind === "state");
  for (const leg of content.legs) route(dots, atlas, raster, leg);
  dots.stamp(cells, 0, 0);
  const taken = new Cells(cells.columns, cells.rows);
  for (const mark of content.marks) {
    const at = dotOf(atlas, raster, mark.at);
    if (at && at[0] >= 0 && at[0] < raster.width)
      put(cells, taken, [at[0] >> 1, at[1] >> 2], mark.text, "hue2");
  }
  for (const [shape, state] of byShape) {
    const text = state.text === "" ? state.id : `${state.id} ${state.text}`;
    for (const said of [text, state.id]) {
      const spot = labelSpot(raster, shape, widthOf(said), (x, y) => taken.blank(x, y), said === state.id);
      if (!spot) continue;
      put(cells, taken, spot, said, "strong");
      break;
    }
  }
  return cells.lines();
}

const last = new WeakMap<Raster, { content: string; rows: Row[] }>();

/** The map as `drawMap` draws it, or as it was drawn the last time: in most months nothing on it changes. */
export function mapRows(atlas: Atlas, raster: Raster, content: MapContent): Row[] {
  const key = JSON.stringify(content);
  const found = last.get(raster);
  if (found?.content === key) return found.rows;
  const rows = drawMap(atlas, raster, content);
  last.set(raster, { content: key, rows });
  return rows;
}

/** Fills stop short of an edge, so that the border stays a line. */
function hatch(dots: Braille, raster: Raster, levelOf: (shape: number) => number | null): void {
  const { width, owner, inner } = raster;
  for (let at = 0; at < inner.length; at++) {
    const level = inner[at] === 1 ? levelOf(owner[at]!) : null;
    if (level === null) continue;
    const x = at % width;
    const y = (at - x) / width;
    if (HATCHES[level]!(x, y)) dots.dot(x, y, SHADES[level]);
  }
}

/** Borders of the states that are named are whole, others dotted. */
function borders(dots: Braille, raster: Raster, named: (shape: number) => boolean): void {
  const { width, height, owner, edge } = raster;
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      const at = y * width + x;
      if (edge[at] === 0) continue;
      const touches =
        named(owner[at]!) ||
        (x + 1 < width && named(owner[at + 1]!)) ||
        (y + 1 < height && named(owner[at + width]!));
      if (touches || (x + y) % 3 === 0) dots.dot(x, y, touches ? undefined : "dim");
    }
}

function route(dots: Braille, atlas: Atlas, raster: Raster, leg: MapLeg): void {
  const along = leg.line.flatMap((spot) => {
    const dot = dotOf(atlas, raster, spot);
    return dot ? [dot] : [];
  });
  // Each stretch begins its dashes anew.
  for (let k = 1; k < along.length; k++)
    dots.line([along[k - 1]!, along[k]!], leg.open ? DASHES[0] : DASHES[4], "hue2");
}

function dotOf(atlas: Atlas, raster: Raster, spot: Spot) {
  const degrees = typeof spot === "string" ? atlas.places.get(spot)?.at : spot;
  return degrees && raster.dotOf(...degrees);
}

function put(
  cells: Cells,
  taken: Cells,
  [x, y]: readonly [number, number],
  text: string,
  shade: Shade,
): void {
  const left = Math.max(0, Math.min(x, cells.columns - widthOf(text)));
  cells.write(left, y, text, shade);
  taken.write(
    left,
    y,
    letters(text)
      .map(() => "x")
      .join(""),
  );
}

/** A sample of a level for the legend. */
export function hatchSample(
  level: number | null,
  width: number,
): { text: string; shade?: Shade | undefined } {
  if (level === null || level === 0) return { text: " ".repeat(width) };
  const cells = new Cells(width, 1);
  const dots = new Braille(width, 1);
  for (let y = 0; y < 4; y++) for (let x = 0; x < width * 2; x++) if (HATCHES[level]!(x, y)) dots.dot(x, y);
  dots.stamp(cells, 0, 0);
  return { text: plainRow(cells.lines()[0]!), shade: SHADES[level] };
}
