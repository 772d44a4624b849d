/** Counts as columns of eighths of a cell, with what they count under them. */
import { widthOf } from "../../../views/text/width.ts";
import { Cells, type Row } from "./cells.ts";

const EIGHTHS = [" ", "▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"] as const;

export interface Bin {
  label: string;
  count: number;
}

/** @returns `rows` lines: the columns with the largest count beside them, and the labels */
export function histogram(bins: readonly Bin[], columns: number, rows: number): Row[] {
  const cells = new Cells(columns, rows);
  const most = bins.reduce((a, b) => Math.max(a, b.count), 0);
  const left = String(most).length + 1;
  const height = rows - 1;
  const room = columns - left;
  if (height < 1 || room < bins.length || bins.length === 0) return cells.lines();
  const width = Math.min(8, Math.floor(room / bins.length));
  const bar = width > 2 ? width - 1 : width;
  cells.write(0, 0, String(most), "dim");
  if (height > 1) cells.write(left - 2, height - 1, "0", "dim");
  let free = 0;
  bins.forEach(({ label, count }, k) => {
    const x = left + k * width;
    const eighths = most === 0 ? 0 : Math.round((count / most) * height * 8);
    const shown = count > 0 ? Math.max(1, eighths) : 0;
    for (let y = 0; y < height; y++) {
      const part = Math.max(0, Math.min(8, shown - (height - 1 - y) * 8));
      if (part > 0) cells.write(x, y, EIGHTHS[part]!.repeat(bar), "hue1");
    }
    if (x < free || x + widthOf(label) > columns) return;
    cells.write(x, height, label, "dim");
    free = x + widthOf(label) + 1;
  });
  return cells.lines();
}
