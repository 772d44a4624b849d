/** Pieces of the Markdown reports under docs/validation. */

const line = (cells: readonly unknown[]) => `| ${cells.join(" | ")} |`;

export function table(head: readonly string[], rows: readonly (readonly unknown[])[]): string {
  return [line(head), line(head.map(() => "---")), ...rows.map(line)].join("\n");
}

/** A row of a comparison: what is measured, what this model gives, what the prototype gave. */
export type Row = readonly [
  what: string,
  here: number | string | readonly (number | string)[],
  prototype: string,
];

/** What this model gives beside what the prototype gave. */
export function comparison(rows: readonly Row[]): string {
  const cells = rows.map(([what, here, prototype]) => [what, [here].flat().map(cell).join(" / "), prototype]);
  return table(["", "here", "prototype"], cells);
}

const cell = (x: unknown) => (typeof x === "number" ? decimal(x) : x);

/** .123, as shares are written in the reports; empty where there is no number. */
export function decimal(x: number | undefined, digits = 3): string {
  return x === undefined || Number.isNaN(x) ? "" : x.toFixed(digits).replace(/^(-?)0\./, "$1.");
}
