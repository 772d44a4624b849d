/** A grid of character cells on which pictures are made: text, its hue, nothing of React. */
import { letters, widthOf } from "../../../views/text/width.ts";

/** Colours by their place in a series; a line style, a mark or a hatching always says the same. */
export const HUES = ["hue1", "hue2", "hue3", "hue4", "hue5", "hue6"] as const;
export type Hue = (typeof HUES)[number];
export type Shade = Hue | "dim" | "strong";

/** Neighbouring cells of one shade. */
export interface Stretch {
  text: string;
  shade?: Shade | undefined;
}
export type Row = Stretch[];

export class Cells {
  readonly columns: number;
  readonly rows: number;
  /** "" where the cell is the second half of a wide character. */
  private readonly text: string[];
  private readonly shades: (Shade | undefined)[];

  constructor(columns: number, rows: number) {
    this.columns = Math.max(0, columns);
    this.rows = Math.max(0, rows);
    this.text = new Array<string>(this.columns * this.rows).fill(" ");
    this.shades = new Array<Shade | undefined>(this.columns * this.rows).fill(undefined);
  }

  /** Writes from a cell on; what lies outside is left out. */
  write(column: number, row: number, text: string, shade?: Shade): void {
    if (row < 0 || row >= this.rows) return;
    let x = column;
    for (const letter of letters(text)) {
      const width = widthOf(letter);
      if (width > 0 && x >= 0 && x + width <= this.columns) this.put(x, row, letter, width, shade);
      x += width;
    }
  }

  private put(x: number, row: number, letter: string, width: number, shade: Shade | undefined): void {
    const at = row * this.columns + x;
    // Half of a wide character cannot be left standing.
    if (this.text[at] === "" && x > 0) this.text[at - 1] = " ";
    if (x + width < this.columns && this.text[at + width] === "") this.text[at + width] = " ";
    for (let k = 0; k < width; k++) {
      this.text[at + k] = k === 0 ? letter : "";
      this.shades[at + k] = shade;
    }
  }

  blank(column: number, row: number): boolean {
    return this.text[row * this.columns + column] === " ";
  }

  lines(): Row[] {
    return Array.from({ length: this.rows }, (_, y) => {
      const row: Row = [];
      for (let x = 0; x < this.columns; x++) {
        const at = y * this.columns + x;
        const last = row.at(-1);
        if (last && last.shade === this.shades[at]) last.text += this.text[at];
        else row.push({ text: this.text[at]!, shade: this.shades[at] });
      }
      return row;
    });
  }
}

export function plainRow(row: Row): string {
  return row.map((s) => s.text).join("");
}
