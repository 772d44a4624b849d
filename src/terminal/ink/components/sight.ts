/** Columns that stand side by side: how wide they are, and which of them there is room for. */
import { widthOf } from "../../../views/text/width.ts";

/** Cells that "… 99 more" takes in the heads, and "…99" where there is little room, with a space after it. */
const MORE = 10;
const BRIEFLY = 4;

export interface Sight {
  /** Index of the first that is shown, and how many are. */
  from: number;
  count: number;
  /** How many are not. */
  hidden: number;
  /** Cells after them that say so; 0 where none is hidden. */
  more: number;
}

/**
 * As many columns as have room, scrolled so that the one under the cursor is among them; where some are hidden, there is
 * room left to say so, briefly in a narrow panel.
 */
export function inSight(
  columns: number,
  width: number,
  room: number,
  cursor: number,
  narrow: boolean,
): Sight {
  if (columns * width <= room) return { from: 0, count: columns, hidden: 0, more: 0 };
  const more = narrow ? BRIEFLY : MORE;
  const count = Math.min(columns, Math.max(1, Math.floor((room - more) / width)));
  const from = Math.max(0, Math.min(cursor - Math.floor(count / 2), columns - count));
  return { from, count, hidden: columns - count, more };
}

/** The part of a row that is in sight. */
export function seen<T>(row: readonly T[], { from, count }: Sight): readonly T[] {
  return row.slice(from, from + count);
}

/** The head over the place where hidden columns would go on; none where all are in sight. */
export function moreHead({ hidden, more }: Sight): { head: string; width: number }[] {
  if (hidden === 0) return [];
  return [{ head: more === MORE ? `… ${hidden} more` : `…${hidden}`, width: more }];
}

/** Cells of a column of names and a space after them: the longest name, within bounds. */
export function nameColumn(names: readonly string[], least: number, most: number): number {
  return Math.max(least, Math.min(most, Math.max(0, ...names.map(widthOf)) + 1));
}
