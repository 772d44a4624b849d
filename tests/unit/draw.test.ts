/** Cells, braille dots, charts and histograms: what is drawn stands where it should and never outside. */
import { fc, test } from "@fast-check/vitest";
import { describe, expect, it } from "vitest";
import { Braille, DASHES } from "../../src/terminal/ink/draw/braille.ts";
import { Cells, plainRow, type Row } from "../../src/terminal/ink/draw/cells.ts";
import { chart, MOST_LINES } from "../../src/terminal/ink/draw/chart.ts";
import { histogram } from "../../src/terminal/ink/draw/histogram.ts";
import { cut, fitted, widthOf } from "../../src/views/text/width.ts";

const shown = (rows: readonly Row[]) => rows.map((r) => plainRow(r).trimEnd());
const NAMES = fc.constantFrom(
  "Türkmenbaşy",
  "Атырау",
  "阿拉木图",
  "Khujand",
  "e\u0301tat",
  "👩‍🚀",
  "Ozod‘lik",
  "",
);

describe("text in cells", () => {
  it("counts what a terminal shows", () => {
    expect(widthOf("Türkmenbaşy")).toBe(11);
    expect(widthOf("阿拉木图")).toBe(8);
    expect(widthOf("e\u0301")).toBe(1);
    expect(cut("Türkmenbaşy", 5)).toBe("Türk…");
    expect(cut("阿拉木图", 6)).toBe("阿拉…");
    expect(fitted("阿拉", 6, "right")).toBe("  阿拉");
  });

  test.prop([fc.array(NAMES, { maxLength: 4 }), fc.integer({ min: 0, max: 30 })])("fits", (parts, width) => {
    const text = parts.join("");
    expect(widthOf(fitted(text, width))).toBe(width);
    expect(widthOf(cut(text, width))).toBeLessThanOrEqual(width);
  });
});

describe("cells", () => {
  it("joins neighbours of one shade", () => {
    const cells = new Cells(6, 1);
    cells.write(1, 0, "ab", "hue1");
    expect(cells.lines()).toEqual([
      [
        { text: " ", shade: undefined },
        { text: "ab", shade: "hue1" },
        { text: "   ", shade: undefined },
      ],
    ]);
  });

  test.prop([
    fc.array(fc.tuple(fc.integer({ min: -5, max: 15 }), fc.integer({ min: -1, max: 3 }), NAMES), {
      maxLength: 9,
    }),
  ])("stay as wide as they are, whatever is written over what", (writes) => {
    const cells = new Cells(12, 3);
    for (const [x, y, text] of writes) cells.write(x, y, text);
    expect(cells.lines().map((r) => widthOf(plainRow(r)))).toEqual([12, 12, 12]);
  });
});

describe("braille", () => {
  it("sets each dot of a cell by Unicode's numbers", () => {
    const drawn = (x: number, y: number) => {
      const cells = new Cells(1, 1);
      const dots = new Braille(1, 1);
      dots.dot(x, y);
      dots.stamp(cells, 0, 0);
      return plainRow(cells.lines()[0] ?? []);
    };
    expect([0, 1, 2, 3].map((y) => drawn(0, y))).toEqual(["⠁", "⠂", "⠄", "⡀"]);
    expect([0, 1, 2, 3].map((y) => drawn(1, y))).toEqual(["⠈", "⠐", "⠠", "⢀"]);
    expect(drawn(2, 0)).toBe(" ");
  });

  it("draws lines that can be told apart", () => {
    const samples = DASHES.map((dash) => {
      const cells = new Cells(8, 1);
      const dots = new Braille(8, 1);
      dots.line(
        [
          [0, 1],
          [15, 1],
        ],
        dash,
      );
      dots.stamp(cells, 0, 0);
      return plainRow(cells.lines()[0] ?? []);
    });
    expect(samples[0]).toBe("⠒⠒⠒⠒⠒⠒⠒⠒");
    expect(new Set(samples).size).toBe(DASHES.length);
  });

  it("goes from end to end, whatever the slope", () => {
    const cells = new Cells(2, 1);
    const dots = new Braille(2, 1);
    dots.line([
      [3, 0],
      [0, 3],
    ]);
    dots.stamp(cells, 0, 0);
    expect(shown(cells.lines())).toEqual(["⡠⠊"]);
  });
});

describe("a chart", () => {
  const rise = Array.from({ length: 11 }, (_, k) => k / 10);
  const ticks = [
    { at: 0, text: "2022" },
    { at: 5, text: "2024" },
    { at: 10, text: "2027" },
  ];

  it("has its numbers, its line and its dates in place", () => {
    const look = {
      lines: [{ label: "trust.KAZ-UZB", values: rise }],
      length: 11,
      ticks,
      bounds: [0, 1] as const,
    };
    const rows = shown(chart(look, 30, 8));
    expect(rows[0]).toMatch(/^ *1┤ +[⠀-⣿]+$/);
    expect(rows[5]).toMatch(/^ *0┤[⠀-⣿]+/);
    expect(rows[6]).toMatch(/^ +2022 +2024/);
    expect(rows[7]).toBe("⠒⠒⠒⠒ trust.KAZ-UZB");
  });

  it("says by letter which line ends where", () => {
    const lines = [
      { label: "up", values: rise },
      { label: "down", values: [...rise].reverse() },
      { label: "late", values: [null, null, 0.5, 0.5] },
    ];
    const rows = shown(chart({ lines, length: 11, ticks: [] }, 40, 12));
    expect(rows[0]).toMatch(/a$/);
    expect(rows[10 - 1]).toMatch(/b$/);
    expect(rows.join("\n")).toMatch(/c/);
    expect(rows.at(-1)).toMatch(/a up .* b down .* c late/);
  });

  it("puts the letters of lines that end together side by side, at their value", () => {
    const flat = Array.from({ length: 11 }, () => 0);
    const lines = [
      { label: "up", values: rise },
      ...["b", "c", "d"].map((label) => ({ label, values: flat })),
    ];
    for (const length of [11, 30]) {
      const rows = shown(chart({ lines, length, ticks: [] }, 40, 12));
      expect(rows.filter((r) => /[bcd]/.test(r) && !/up/.test(r))).toEqual([
        expect.stringMatching(/^ *0┤[⠀-⣿]+bcd *$/),
      ]);
    }
  });

  const values = fc.array(fc.option(fc.double({ noNaN: true, min: -1e9, max: 1e9 }), { nil: null }), {
    maxLength: 40,
  });
  test.prop([
    fc.array(fc.record({ label: NAMES, values }), { maxLength: MOST_LINES + 2 }),
    fc.integer({ min: 1, max: 90 }),
    fc.integer({ min: 1, max: 30 }),
  ])("never leaves its place", (lines, columns, rows) => {
    const drawn = chart(
      {
        lines,
        length: 40,
        ticks: [
          { at: 0, text: "2022-01" },
          { at: 39, text: "2025" },
        ],
      },
      columns,
      rows,
    );
    expect(drawn.length).toBeLessThanOrEqual(Math.max(rows, 1));
    for (const row of drawn) expect(widthOf(plainRow(row))).toBeLessThanOrEqual(columns);
  });
});

describe("a histogram", () => {
  it("shows counts as heights", () => {
    const bins = [0, 1, 4, 8].map((count, k) => ({ label: `'${22 + k}`, count }));
    expect(shown(histogram(bins, 20, 3))).toEqual([
      "8             ███",
      "0     ▂▂▂ ███ ███",
      "  '22 '23 '24 '25",
    ]);
  });

  it("shows one among very many", () => {
    const bins = [1, 0, 100000].map((count) => ({ label: "", count }));
    expect(shown(histogram(bins, 13, 3))[1]).toBe("     0 ▁▁  ██");
  });

  test.prop([
    fc.array(fc.record({ label: NAMES, count: fc.nat(100000) }), { maxLength: 30 }),
    fc.integer({ min: 1, max: 90 }),
    fc.integer({ min: 1, max: 12 }),
  ])("never leaves its place", (bins, columns, rows) => {
    const drawn = histogram(bins, columns, rows);
    expect(drawn.length).toBe(rows);
    for (const row of drawn) expect(widthOf(plainRow(row))).toBe(columns);
  });
});
