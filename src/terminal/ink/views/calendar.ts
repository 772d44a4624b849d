/** The calendar of a run as one line: years where they begin, what is played heavy, what is ahead light. */
export function calendarLine(start: number, ticks: number, played: number, width: number): string {
  const monthAt = (column: number) => Math.floor((column * ticks) / width);
  const cells = Array.from({ length: width }, (_, column): string => {
    const month = monthAt(column);
    if (month >= played) return "─";
    return played < ticks && monthAt(column + 1) >= played ? "●" : "━";
  });
  let free = 0;
  for (let column = 0; column < width; column++) {
    const year = yearOf(start + monthAt(column));
    const begins = column === 0 || yearOf(start + monthAt(column - 1)) !== year;
    const label = String(year);
    if (!begins || column < free || column + label.length > width) continue;
    for (let k = 0; k < label.length; k++) if (cells[column + k] !== "●") cells[column + k] = label[k]!;
    free = column + label.length + 1;
  }
  return cells.join("");
}

function yearOf(month: number): number {
  return 1900 + Math.floor(month / 12);
}
