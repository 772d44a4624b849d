import type { Head } from "../../../views/frame.ts";
import { roundStep } from "../draw/step.ts";
import type { State } from "../state/state.ts";

/**
 * The calendar of a run as one line: heavy up to the period on screen, dashed for those played after it, light for those
 * ahead, with each year's number where it begins, or the number of some turns, unless a mark is there.
 */
export function calendarLine(
  start: number,
  ticks: number,
  { pace: { at }, tip, bookmark }: Pick<State, "pace" | "tip" | "bookmark">,
  width: number,
  unit: Head["unit"] = "month",
): string {
  const labelOf = unit === "turn" ? turnLabels(start, ticks, width) : yearOf;
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
    const label = labelOf(start + monthAt(column));
    const begins = column === 0 || labelOf(start + monthAt(column - 1)) !== label;
    if (!begins || column < free || column + label.length > width) continue;
    if (cells.slice(column, column + label.length).some((c) => MARKS.has(c))) continue;
    for (let k = 0; k < label.length; k++) cells[column + k] = label[k]!;
    free = column + label.length + 1;
  }
  return cells.join("");
}

const MARKS = new Set(["●", "◆"]);

function yearOf(month: number): string {
  return String(1900 + Math.floor(month / 12));
}

/** What a label may be wide, with some line beside it. */
const LABEL = 8;

/** The first turn, and those after it that are a round number of turns apart. */
function turnLabels(start: number, ticks: number, width: number): (turn: number) => string {
  const step = roundStep((ticks * LABEL) / width);
  return (turn) => String(Math.max(start, Math.floor(turn / step) * step));
}
