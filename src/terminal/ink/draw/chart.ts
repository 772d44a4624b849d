/** Lines over time, with axes and a legend in which each line's dashes and end letter say which it is. */
import { number } from "../../../views/text/number.ts";
import { cut, widthOf } from "../../../views/text/width.ts";
import { Braille, DASHES } from "./braille.ts";
import { Cells, HUES, plainRow, type Row } from "./cells.ts";

export interface Line {
  label: string;
  /** One for each point in time; null where there is none. */
  values: readonly (number | null)[];
}

export interface Chart {
  lines: readonly Line[];
  /** Points in time that the axis spans, though later ones are not yet known. */
  length: number;
  /** What stands under the axis: at which point which text. */
  ticks: readonly { at: number; text: string }[];
  /** Widest range of the vertical axis, where the unit has one: a share stays within 0 and 1. */
  bounds?: readonly [number, number];
}

/** The most lines whose dashes differ. */
export const MOST_LINES = DASHES.length;
const AXIS_LINES = 1;
const LETTERS = "abcdef";
/** Of a cell, one over the other. */
const DOTS = 4;

export function chart(of: Chart, columns: number, rows: number): Row[] {
  const lines = of.lines.slice(0, MOST_LINES);
  const legend = legendRows(lines, columns);
  const height = rows - AXIS_LINES - legend.length;
  const [low, high] = rangeOf(lines, of.bounds);
  const marks = marksOf(low, high, height);
  const left = Math.max(0, ...marks.map((m) => widthOf(m.text))) + 1;
  const width = columns - left - 1;
  if (height < 2 || width < 4) return [[{ text: cut("no room for a chart", columns) }]];
  const cells = new Cells(columns, rows);
  for (const { row, text } of marks) {
    cells.write(left - 1 - widthOf(text), row, text, "dim");
    cells.write(left - 1, row, "┤", "dim");
  }
  for (let y = 0; y < height; y++) if (cells.blank(left - 1, y)) cells.write(left - 1, y, "│", "dim");
  const dots = new Braille(width, height);
  lines.forEach((line, k) => {
    for (const piece of pieces(line.values))
      dots.line(
        piece.map(([t, value]) => [
          Math.round((t / Math.max(1, of.length - 1)) * (dots.width - 1)),
          Math.round(((high - value) / (high - low)) * (dots.height - 1)),
        ]),
        DASHES[k],
        HUES[k],
      );
  });
  dots.stamp(cells, left, 0);
  endLetters(cells, lines, { left, width, height, low, high, length: of.length });
  axis(cells, of, left, width, height);
  const top = height + AXIS_LINES;
  return [...cells.lines().slice(0, top), ...legend];
}

interface Plot {
  left: number;
  width: number;
  height: number;
  low: number;
  high: number;
  length: number;
}

/** A letter behind the last point of each line; letters of lines that end together stand side by side. */
function endLetters(cells: Cells, lines: readonly Line[], plot: Plot): void {
  if (lines.length < 2) return;
  const ends = new Map<string, { x: number; y: number; lines: number[] }>();
  lines.forEach(({ values }, k) => {
    const last = values.findLastIndex((v) => v !== null);
    if (last < 0) return;
    const x = plot.left + Math.floor((last / Math.max(1, plot.length - 1)) * (plot.width - 1)) + 1;
    const share = (plot.high - values[last]!) / (plot.high - plot.low);
    // The row of the line's last dot.
    const y = Math.floor(Math.round(share * (plot.height * DOTS - 1)) / DOTS);
    const end = ends.get(`${x},${y}`) ?? { x, y, lines: [] };
    end.lines.push(k);
    ends.set(`${x},${y}`, end);
  });
  for (const { x, y, lines: together } of ends.values()) {
    const from = Math.min(x, cells.columns - together.length);
    together.forEach((k, at) => {
      cells.write(from + at, y, LETTERS[k]!, HUES[k]);
    });
  }
}

function axis(cells: Cells, of: Chart, left: number, width: number, row: number): void {
  let free = 0;
  for (const { at, text } of of.ticks) {
    const x = left + Math.round((at / Math.max(1, of.length - 1)) * (width - 1));
    if (x < free || x + widthOf(text) > cells.columns) continue;
    cells.write(x, row, text, "dim");
    free = x + widthOf(text) + 1;
  }
}

/** Stretches without a gap. */
function pieces(values: readonly (number | null)[]): [t: number, value: number][][] {
  const all: [number, number][][] = [];
  values.forEach((value, t) => {
    if (value === null) return;
    if (t === 0 || values[t - 1] === null) all.push([]);
    all.at(-1)!.push([t, value]);
  });
  return all;
}

/** The least range that holds all values and is not empty. */
function rangeOf(lines: readonly Line[], bounds?: readonly [number, number]): [number, number] {
  const values = lines.flatMap((l) => l.values.filter((v) => v !== null));
  const least = values.reduce((a, b) => Math.min(a, b), Infinity);
  const most = values.reduce((a, b) => Math.max(a, b), -Infinity);
  if (values.length === 0) return bounds ? [bounds[0], bounds[1]] : [0, 1];
  const slack = most > least ? (most - least) * 0.05 : Math.max(0.5, Math.abs(most) * 0.1);
  const floor = bounds?.[0] ?? (least >= 0 ? 0 : -Infinity);
  const low = Math.max(least - slack, Math.min(floor, least));
  const high = Math.min(most + slack, Math.max(bounds?.[1] ?? Infinity, most));
  return high > low ? [low, high] : [low - 0.5, high + 0.5];
}

/** Numbers beside the axis: at the top, at the bottom, and between where there is room. */
function marksOf(low: number, high: number, height: number): { row: number; text: string }[] {
  const count = Math.max(2, Math.min(5, Math.floor(height / 3) + 1));
  const digits = Math.max(0, Math.min(6, 2 - Math.floor(Math.log10(high - low))));
  return Array.from({ length: count }, (_, k) => {
    const row = Math.round((k / (count - 1)) * (height - 1));
    return { row, text: number(high - (row / (height - 1)) * (high - low), digits) };
  });
}

/** A sample of each line with its label, as many beside each other as fit. */
function legendRows(lines: readonly Line[], columns: number): Row[] {
  const rows: Row[] = [];
  let used = columns;
  lines.forEach((line, k) => {
    const name = lines.length < 2 ? "" : `${LETTERS[k]} `;
    const text = cut(`${name}${line.label}`, Math.max(1, columns - 6));
    const width = 5 + widthOf(text) + 2;
    if (used + width > columns + 2) {
      rows.push([]);
      used = 0;
    }
    rows.at(-1)!.push({ text: sample(k), shade: HUES[k] }, { text: ` ${text}  ` });
    used += width;
  });
  return rows.map((row) => trimmed(row));
}

function trimmed(row: Row): Row {
  const last = row.at(-1)!;
  return [...row.slice(0, -1), { ...last, text: last.text.trimEnd() }];
}

function sample(k: number): string {
  const cells = new Cells(4, 1);
  const dots = new Braille(4, 1);
  dots.line(
    [
      [0, 1],
      [7, 1],
    ],
    DASHES[k],
  );
  dots.stamp(cells, 0, 0);
  return plainRow(cells.lines()[0]!);
}
