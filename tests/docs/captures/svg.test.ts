/** Frames become pictures: every letter in its cell, every colour a class, nothing of the terminal left. */
import { describe, expect, it } from "vitest";
import { readFrame } from "./ansi.ts";
import { CELL, shapeOf } from "./shapes.ts";
import { svgOf } from "./svg.ts";

const RED = "\u001b[31m";
const OFF = "\u001b[39m";

describe("a frame", () => {
  it("is read with its styles", () => {
    expect(readFrame(`a${RED}b${OFF}\u001b[1mc\u001b[22m`)[0]).toEqual([
      { text: "a", column: 0, width: 1, style: {} },
      { text: "b", column: 1, width: 1, style: { colour: "red" } },
      { text: "c", column: 2, width: 1, style: { bold: true } },
    ]);
  });

  it("counts cells as a terminal does", () => {
    expect(readFrame("阿ş!")[0]?.map((g) => g.column)).toEqual([0, 2, 3]);
  });

  it.each(["\u001b[2J", "\u001b[38;5;1m", "\u001b]0;x\u0007"])("holds styles only, not %j", (sequence) => {
    expect(() => readFrame(`x${sequence}y`)).toThrow(/styles|class/);
  });
});

describe("a picture", () => {
  it("writes each stretch at its column, as wide as its cells", () => {
    const svg = svgOf(`ab  ${RED}c<d${OFF}`, 'run "x"');
    expect(svg).toContain('<text class="text" x="0" y="12" textLength="16">ab</text>');
    expect(svg).toContain(`<text class="red" x="${4 * CELL.width}" y="12" textLength="24">c&lt;d</text>`);
    expect(svg).toContain("<title>run &quot;x&quot;</title>");
    expect(svg).toContain("prefers-color-scheme:dark");
  });

  it("has a size that follows the frame", () => {
    expect(svgOf("12345\n1", "")).toContain(
      `width="${5 * CELL.width + 24}" height="${2 * CELL.height + 24}"`,
    );
  });

  it("draws blocks, dots and rules, and writes letters", () => {
    for (const drawn of "█▁▄░▒─═━│┤⠁⣿")
      expect(shapeOf(drawn, 0, 0), drawn).toMatch(/^(M[\d.]+ [\d.]+h[\d.]+v[\d.]+h-[\d.]+z)+$/);
    for (const written of ["a", "→", "●", "阿", "⠀"]) expect(shapeOf(written, 0, 0), written).toBeUndefined();
    const dots = (text: string) => shapeOf(text, 0, 0)?.match(/M/g)?.length;
    expect([dots("⠁"), dots("⣿"), dots("░"), dots("▒")]).toEqual([1, 8, 4, 8]);
    expect(svgOf("█", "")).toContain(
      `<path class="text" d="M0 0h${CELL.width}v${CELL.height}h-${CELL.width}z"/>`,
    );
  });

  it("puts inverse text on a ground of its own", () => {
    const svg = svgOf("\u001b[7mx\u001b[27m", "");
    expect(svg.indexOf("<path")).toBeLessThan(svg.indexOf('<text class="ground"'));
  });
});
