import type { State } from "../state.ts";

/**
 * The calendar of a run as one line: years where they begin, unless a mark stands there, months before the one on screen heavy, those played after it
 * dashed, those ahead light.
 */
export function calendarLine(
  start: number,
  ticks: number,
  { pace: { at }, tip, bookmark }: Pick<State, "pace" | "tip" | "bookmark">,
  width: number,
): string {
  const monthAt = (column: number) => Math.floor((column * ticks) / width);
  const covers = (column: number, month: number) => monthAt(column) < month && monthAt(column + 1) >= month;
  const cells = Array.from({ length: width }, (_, column): string => {
    const month = monthAt(column);
    if (at < ticks && covers(column, at)) return "●";
    if (bookmark !== null && (covers(column, bookmark) || (bookmark === 0 && column === 0))) return "◆";
    if (month < at) return "━";
    return month < tip ? "╍" : "─";
  });
  let free = 0;
  for (let column = 0; column < width; column++) {
    const year = yearOf(start + monthAt(column));
    const begins = column === 0 || yearOf(start + monthAt(column - 1)) !== year;
    const label = String(year);
    if (!begins || column < free || column + label.length > width) continue;
    if (cells.slice(column, column + label.length).some((c) => MARKS.has(c))) continue;
    for (let k = 0; k < label.length; k++) cells[column + k] = label[k]!;
    free = column + label.length + 1;
  }
  return cells.join("");
}

const MARKS = new Set(["●", "◆"]);

function yearOf(month: number): number {
  return 1900 + Math.floor(month / 12);
}
