/** Dots two wide and four high in each cell, by the braille block of Unicode; lines and areas are made of them. */
import type { Cells, Shade } from "./cells.ts";

/** Bit of each dot, [row][column], as Unicode numbers them. */
const BITS = [
  [0x01, 0x08],
  [0x02, 0x10],
  [0x04, 0x20],
  [0x40, 0x80],
] as const;
const FIRST = 0x2800;

/** Dots drawn and dots left out, in turn. */
export type Dash = readonly number[];
export const DASHES: readonly Dash[] = [[1], [3, 2], [1, 1], [5, 1, 1, 1], [1, 3], [4, 4]];

export class Braille {
  readonly width: number;
  readonly height: number;
  private readonly columns: number;
  private readonly bits: Uint8Array;
  private readonly shades: (Shade | undefined)[];

  /** @param columns @param rows in cells */
  constructor(columns: number, rows: number) {
    this.columns = columns;
    this.width = columns * 2;
    this.height = rows * 4;
    this.bits = new Uint8Array(columns * rows);
    this.shades = new Array<Shade | undefined>(columns * rows).fill(undefined);
  }

  /** A dot, from the upper left; one outside is left out. Of several shades in a cell the last is kept. */
  dot(x: number, y: number, shade?: Shade): void {
    if (x < 0 || y < 0 || x >= this.width || y >= this.height) return;
    const cell = (y >> 2) * this.columns + (x >> 1);
    this.bits[cell]! |= BITS[y & 3]![x & 1]!;
    this.shades[cell] = shade;
  }

  /** A line through points, the dashes going on around its bends (Bresenham's algorithm). */
  line(points: readonly (readonly [number, number])[], dash: Dash = DASHES[0]!, shade?: Shade): void {
    const length = dash.reduce((a, b) => a + b, 0);
    let step = 0;
    const lay = (x: number, y: number) => {
      if (drawn(dash, step++ % length)) this.dot(x, y, shade);
    };
    points.forEach((point, k) => {
      const next = points[k + 1];
      if (!next) {
        lay(point[0], point[1]);
        return;
      }
      let [x, y] = point;
      const dx = Math.abs(next[0] - x);
      const dy = -Math.abs(next[1] - y);
      let error = dx + dy;
      while (x !== next[0] || y !== next[1]) {
        lay(x, y);
        const twice = 2 * error;
        if (twice >= dy) {
          error += dy;
          x += Math.sign(next[0] - x);
        }
        if (twice <= dx) {
          error += dx;
          y += Math.sign(next[1] - y);
        }
      }
    });
  }

  /** Puts what is drawn on cells, over what stands there; empty cells change nothing. */
  stamp(cells: Cells, column: number, row: number): void {
    this.bits.forEach((bits, k) => {
      if (bits === 0) return;
      const x = k % this.columns;
      const y = (k - x) / this.columns;
      cells.write(column + x, row + y, String.fromCharCode(FIRST + bits), this.shades[k]);
    });
  }
}

function drawn(dash: Dash, at: number): boolean {
  let end = 0;
  for (let k = 0; k < dash.length; k++) {
    end += dash[k]!;
    if (at < end) return k % 2 === 0;
  }
  return true;
}
