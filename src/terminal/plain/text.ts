/** Lines, columns and numbers of plain text. */
import type { Opened } from "../../models/open.ts";

export function title(opened: Opened): string[] {
  return [`${opened.title} (${opened.id})`, ...(opened.question ? [opened.question] : [])];
}

/** Rows padded so that columns line up; the last column is not padded. */
export function table(rows: readonly (readonly string[])[]): string[] {
  const widths: number[] = [];
  for (const row of rows)
    row.forEach((cell, k) => {
      widths[k] = Math.max(widths[k] ?? 0, cell.length);
    });
  return rows.map((row) =>
    row
      .map((cell, k) => (k === row.length - 1 ? cell : cell.padEnd(widths[k] as number)))
      .join("  ")
      .trimEnd(),
  );
}

/** At most `digits` decimals, `-` for what is no number, without trailing zeros; the same in every locale. */
export function number(value: number, digits = 3): string {
  if (Number.isNaN(value)) return "-";
  if (!Number.isFinite(value)) return String(value);
  const text = value.toFixed(digits).replace(/^-(?=[0.]*$)/, "");
  return text.includes(".") ? text.replace(/\.?0+$/, "") : text;
}

export function percent(value: number): string {
  return Number.isNaN(value) ? "-" : `${(value * 100).toFixed(1)}%`;
}
