/** Text measured in terminal cells: letters with marks take one, wide characters two. */
import stringWidth from "string-width";

const graphemes = new Intl.Segmenter("en", { granularity: "grapheme" });

/**
 * Characters that take one cell whatever their neighbours: Latin letters, arrows, lines, blocks, dots and the marks of the
 * views. Nearly all text is made of these, and measuring it letter by letter takes a thousand times as long.
 */
const PLAIN =
  /^[\x20-\x7e\u00a1-\u00a8\u00aa-\u00ac\u00af-\u024f\u2013-\u2026\u2190-\u2193\u2500-\u259f\u25b8\u25c6\u25cb\u25cf\u25d0\u2800-\u28ff]*$/;

export function widthOf(text: string): number {
  return PLAIN.test(text) ? text.length : stringWidth(text);
}

/** Graphemes: what a reader sees as one letter each. */
export function letters(text: string): string[] {
  if (PLAIN.test(text)) return text.split("");
  return Array.from(graphemes.segment(text), (s) => s.segment);
}

/** No wider than `width`; an ellipsis says that something was cut. */
export function cut(text: string, width: number): string {
  if (widthOf(text) <= width) return text;
  let kept = "";
  let room = width - 1;
  for (const letter of letters(text)) {
    room -= widthOf(letter);
    if (room < 0) break;
    kept += letter;
  }
  return width > 0 ? `${kept}…` : "";
}

/** The end of a text that is wider than `width`; an ellipsis marks what was cut before it. */
export function cutBefore(text: string, width: number): string {
  if (widthOf(text) <= width) return text;
  let kept = "";
  let room = width - 1;
  for (const letter of letters(text).reverse()) {
    room -= widthOf(letter);
    if (room < 0) break;
    kept = letter + kept;
  }
  return width > 0 ? `…${kept}` : "";
}

/** Exactly `width` cells, cut or filled up. */
export function fitted(text: string, width: number, side: "left" | "right" = "left"): string {
  const shown = cut(text, width);
  const space = " ".repeat(Math.max(0, width - widthOf(shown)));
  return side === "left" ? shown + space : space + shown;
}

/** As many lines as it takes, broken between words; those after the first leave room for two spaces before them. */
export function wrapped(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = "";
  for (const word of text.split(" ")) {
    const room = lines.length === 0 ? width : width - 2;
    const longer = line === "" ? word : `${line} ${word}`;
    if (widthOf(longer) <= room || line === "") line = longer;
    else {
      lines.push(line);
      line = word;
    }
  }
  return [...lines, line];
}

/** The same in no more than `most` lines; an ellipsis says that there are more. */
export function wrappedTo(text: string, width: number, most: number): string[] {
  const lines = wrapped(text, width);
  return lines.slice(0, most).map((l, k) => cut(k === most - 1 && lines.length > most ? `${l} …` : l, width));
}
