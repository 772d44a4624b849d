/** Lines, columns and numbers of plain text. */
import type { Opened } from "../../models/open.ts";
import { harmless } from "../../views/text/harmless.ts";
import { fitted, widthOf } from "../../views/text/width.ts";

export function title(opened: Opened): string[] {
  return [`${opened.title} (${opened.id})`, ...(opened.question ? [opened.question] : [])];
}

/** Lines as a text, each of them on its line whatever was written in it. */
export function textOf(lines: readonly string[]): string {
  return `${lines.map(harmless).join("\n")}\n`;
}

/** Rows padded so that columns line up; the last column is not padded. */
export function table(given: readonly (readonly string[])[]): string[] {
  const rows = given.map((row) => row.map(harmless));
  const widths: number[] = [];
  for (const row of rows)
    row.forEach((cell, k) => {
      widths[k] = Math.max(widths[k] ?? 0, widthOf(cell));
    });
  return rows.map((row) =>
    row
      .map((cell, k) => (k === row.length - 1 ? cell : fitted(cell, widths[k] as number)))
      .join("  ")
      .trimEnd(),
  );
}
