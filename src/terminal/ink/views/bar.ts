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
