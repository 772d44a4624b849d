/** A share as a bar of a fixed number of cells. */
export function bar(share: number, width: number, full = "█", empty = "░"): string {
  const filled = Math.max(0, Math.min(width, Math.round(share * width)));
  return full.repeat(filled) + empty.repeat(width - filled);
}

/** With its sign, to two digits. */
export function signed(value: number): string {
  const text = value.toFixed(2);
  return value > 0 ? `+${text}` : text;
}

/** A share as a bar, with a mark where another share ends. */
export function markedBar(share: number, mark: number, width: number): string {
  if (width <= 0) return "";
  const cells = [...bar(share, width)];
  const at = Math.min(width - 1, Math.max(0, Math.round(mark * width)));
  cells[at] = "│";
  return cells.join("");
}
