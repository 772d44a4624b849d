/** Text measured in terminal cells: letters with marks take one, wide characters two. */
import stringWidth from "string-width";

const graphemes = new Intl.Segmenter("en", { granularity: "grapheme" });

export function widthOf(text: string): number {
  return stringWidth(text);
}

/** What a reader takes for one letter each. */
export function letters(text: string): string[] {
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
