/** Block, braille and line characters as paths: fonts disagree about them, and a drawing must not have gaps. */

export const CELL = { width: 8, height: 16 };

/** @returns a path with its corner at (x, y), or undefined where the character is a letter */
export function shapeOf(text: string, x: number, y: number): string | undefined {
  const code = text.codePointAt(0) ?? 0;
  const { width, height } = CELL;
  if (code > 0x2800 && code <= 0x28ff) return braille(code - 0x2800, x, y);
  if (code >= 0x2581 && code <= 0x2588) {
    const part = ((code - 0x2580) / 8) * height;
    return box(x, y + height - part, width, part);
  }
  if (text === "░") return dots(x, y, 2);
  if (text === "▒") return dots(x, y, 1);
  if (text === "─") return box(x, y + 7.5, width, 1);
  if (text === "═") return box(x, y + 6, width, 1) + box(x, y + 9, width, 1);
  if (text === "━") return box(x, y + 6.5, width, 3);
  if (text === "│") return box(x + 3.5, y, 1, height);
  if (text === "┤") return box(x + 3.5, y, 1, height) + box(x, y + 7.5, 4, 1);
  return undefined;
}

/** The bit of each dot, row by row. */
const BITS = [0x01, 0x08, 0x02, 0x10, 0x04, 0x20, 0x40, 0x80];

function braille(bits: number, x: number, y: number): string {
  return BITS.map((bit, k) => (bits & bit ? box(x + 1 + (k % 2) * 4, y + 1 + (k >> 1) * 4, 2, 2) : "")).join(
    "",
  );
}

/** Every second dot of a grid, or every fourth. */
function dots(x: number, y: number, sparse: number): string {
  let path = "";
  for (let row = 0; row < 4; row++)
    for (let column = row % 2; column < 4; column += 2 * sparse)
      path += box(x + ((column + (sparse > 1 ? row & 2 : 0)) % 4) * 2, y + row * 4 + 1, 1.5, 1.5);
  return path;
}

function box(x: number, y: number, width: number, height: number): string {
  return `M${x} ${y}h${width}v${height}h${-width}z`;
}
