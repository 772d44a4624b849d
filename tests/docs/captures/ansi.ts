/** A terminal's frame, read back into cells: the text and what its control sequences say of each. */
import { letters, widthOf } from "../../../src/views/text/width.ts";

export interface Style {
  /** A class of the picture: one of the terminal's colours. */
  colour?: string | undefined;
  bold?: boolean | undefined;
  dim?: boolean | undefined;
  inverse?: boolean | undefined;
}

export interface Glyph {
  text: string;
  column: number;
  width: number;
  style: Style;
}

const COLOURS = ["black", "red", "green", "yellow", "blue", "magenta", "cyan", "white"];

/** @returns the glyphs of each line @throws at a sequence that is not a style */
export function readFrame(frame: string): Glyph[][] {
  return frame.split("\n").map(readLine);
}

function readLine(line: string): Glyph[] {
  const glyphs: Glyph[] = [];
  let style: Style = {};
  let column = 0;
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control sequences are what is read
  for (const part of line.split(/(\u001b\[[0-9;]*m)/)) {
    // biome-ignore lint/suspicious/noControlCharactersInRegex: control sequences are what is read
    const codes = /^\u001b\[([0-9;]*)m$/.exec(part)?.[1];
    if (codes !== undefined) {
      for (const code of codes.split(";")) style = styled(style, Number(code));
      continue;
    }
    if (part.includes("\u001b")) throw new Error(`a frame holds more than styles: ${JSON.stringify(part)}`);
    for (const text of letters(part)) {
      const width = widthOf(text);
      if (width > 0) glyphs.push({ text, column, width, style });
      column += width;
    }
  }
  return glyphs;
}

function styled(style: Style, code: number): Style {
  if (code === 0) return {};
  if (code === 1) return { ...style, bold: true };
  if (code === 2) return { ...style, dim: true };
  if (code === 22) return { ...style, bold: undefined, dim: undefined };
  if (code === 7) return { ...style, inverse: true };
  if (code === 27) return { ...style, inverse: undefined };
  if (code === 39) return { ...style, colour: undefined };
  if (code >= 30 && code < 38) return { ...style, colour: COLOURS[code - 30] };
  if (code >= 90 && code < 98) return { ...style, colour: COLOURS[code - 90] };
  throw new Error(`the style ${code} has no class in the pictures`);
}
