/** The size of the terminal, and the least in which a view can be read. */

export interface Size {
  columns: number;
  rows: number;
}

export const LEAST: Size = { columns: 80, rows: 24 };

export function tooSmall(size: Size): boolean {
  return size.columns < LEAST.columns || size.rows < LEAST.rows;
}

/** Ink clears the whole screen when a frame reaches the last line, so that line stays empty. */
export function frameRows(size: Size): number {
  return size.rows - 1;
}
