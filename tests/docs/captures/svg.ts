/** A frame as a picture: a grid of monospaced cells, colours by class, readable in light and in dark. */
import { type Glyph, readFrame, type Style } from "./ansi.ts";
import { CELL, shapeOf } from "./shapes.ts";

const MARGIN = 12;
const BASELINE = 12;
/** Colours that keep a contrast of 4.5 to 1 with the ground, in light and in dark. */
const LIGHT: Record<string, string> = {
  ground: "#ffffff",
  edge: "#d0d7de",
  text: "#1f2328",
  dim: "#59636e",
  black: "#1f2328",
  red: "#cf222e",
  green: "#116329",
  yellow: "#7d4e00",
  blue: "#0550ae",
  magenta: "#8250df",
  cyan: "#0a6a74",
  white: "#59636e",
};
const DARK: Record<string, string> = {
  ground: "#0d1117",
  edge: "#30363d",
  text: "#e6edf3",
  dim: "#9198a1",
  black: "#b1bac4",
  red: "#ff7b72",
  green: "#3fb950",
  yellow: "#d29922",
  blue: "#79c0ff",
  magenta: "#bc8cff",
  cyan: "#39c5cf",
  white: "#b1bac4",
};

export function svgOf(frame: string, title: string): string {
  const lines = readFrame(frame);
  const columns = Math.max(1, ...lines.map((l) => (l.at(-1)?.column ?? 0) + (l.at(-1)?.width ?? 0)));
  const width = columns * CELL.width + 2 * MARGIN;
  const height = lines.length * CELL.height + 2 * MARGIN;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-label="${escaped(title)}">`,
    `<title>${escaped(title)}</title>`,
    `<style>${sheet(LIGHT)}@media (prefers-color-scheme:dark){${sheet(DARK)}}text{font:13px ui-monospace,SFMono-Regular,Menlo,Consolas,"DejaVu Sans Mono",monospace;white-space:pre}.bold{font-weight:700}</style>`,
    `<rect class="ground edge" x="0.5" y="0.5" width="${width - 1}" height="${height - 1}" rx="8"/>`,
    `<g transform="translate(${MARGIN} ${MARGIN})">`,
    ...lines.flatMap((line, row) => [...grounds(line, row), ...texts(line, row)]),
    ...shapes(lines),
    "</g>",
    "</svg>",
    "",
  ].join("\n");
}

function sheet(colours: Record<string, string>): string {
  return Object.entries(colours)
    .map(([name, colour]) => (name === "edge" ? `.edge{stroke:${colour}}` : `.${name}{fill:${colour}}`))
    .join("");
}

/** A line's letters, one element for neighbours of one style. */
function texts(line: readonly Glyph[], row: number): string[] {
  const all: { column: number; end: number; text: string; style: Style }[] = [];
  for (const glyph of line) {
    if (glyph.text === " " || shapeOf(glyph.text, 0, 0) !== undefined) continue;
    const last = all.at(-1);
    const gap = last ? glyph.column - last.end : 0;
    if (last && classOf(last.style) === classOf(glyph.style) && gap <= 1) {
      last.text += " ".repeat(gap) + glyph.text;
      last.end = glyph.column + glyph.width;
    } else all.push({ ...glyph, end: glyph.column + glyph.width });
  }
  return all.map(({ column, end, text, style }) => {
    const place = `x="${column * CELL.width}" y="${row * CELL.height + BASELINE}"`;
    const length = (end - column) * CELL.width;
    return `<text class="${style.inverse ? `ground${style.bold ? " bold" : ""}` : classOf(style)}" ${place} textLength="${length}">${escaped(text)}</text>`;
  });
}

/** What lies under inverse text. */
function grounds(line: readonly Glyph[], row: number): string[] {
  const under = line.filter((g) => g.style.inverse);
  if (under.length === 0) return [];
  const path = under
    .map(
      (g) =>
        `M${g.column * CELL.width} ${row * CELL.height}h${g.width * CELL.width}v${CELL.height}h${-g.width * CELL.width}z`,
    )
    .join("");
  return [`<path class="text" d="${path}"/>`];
}

/** One path for all drawn characters of a class. */
function shapes(lines: readonly (readonly Glyph[])[]): string[] {
  const paths = new Map<string, string>();
  lines.forEach((line, row) => {
    for (const glyph of line) {
      const shape = shapeOf(glyph.text, glyph.column * CELL.width, row * CELL.height);
      const key = classOf({ ...glyph.style, bold: false });
      if (shape !== undefined) paths.set(key, (paths.get(key) ?? "") + shape);
    }
  });
  return [...paths].map(([key, path]) => `<path class="${key}" d="${path}"/>`);
}

function classOf({ colour, bold, dim }: Style): string {
  return `${colour ?? (dim ? "dim" : "text")}${bold ? " bold" : ""}`;
}

function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;");
}
