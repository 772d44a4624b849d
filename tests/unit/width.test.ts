/** Cells of text: what is counted fast is what the library measures letter by letter. */
import { fc, test } from "@fast-check/vitest";
import stringWidth from "string-width";
import { describe, expect, it } from "vitest";
import { cut, letters, widthOf, wrapped } from "../../src/views/text/width.ts";

const graphemes = new Intl.Segmenter("en", { granularity: "grapheme" });
const code = (low: number, high: number) =>
  fc.integer({ min: low, max: high }).map((c) => String.fromCodePoint(c));
/** From the ranges that are counted, their neighbours, marks that combine, wide letters and emoji. */
const letter = fc.oneof(
  { arbitrary: code(0x20, 0x250), weight: 6 },
  code(0x2010, 0x2030),
  code(0x218e, 0x2195),
  code(0x24fe, 0x25d2),
  code(0x27fe, 0x2901),
  fc.constantFrom("\u0301", "\ufe0f", "\u200d", "中", "👩‍🚀", "ё", "Ў", "\u00ad"),
);
const text = fc.array(letter, { maxLength: 24 }).map((l) => l.join(""));

describe("the width of a text", () => {
  it("of every single character that is counted is one cell", () => {
    for (let c = 0x20; c < 0x2a00; c++) {
      const one = String.fromCharCode(c);
      if (c >= 0x7f && c <= 0xa0) continue;
      expect([one, widthOf(one)]).toEqual([one, stringWidth(one)]);
    }
  });

  test.prop([text])("is what the library measures", (t) => {
    expect(widthOf(t)).toBe(stringWidth(t));
    expect(letters(t)).toEqual(Array.from(graphemes.segment(t), (s) => s.segment));
  });

  test.prop([text, fc.integer({ min: 1, max: 30 })])("is never more than what it is cut to", (t, width) => {
    expect(stringWidth(cut(t, width))).toBeLessThanOrEqual(width);
    for (const line of wrapped(t, width)) expect(line).not.toMatch(/\n/);
  });
});
