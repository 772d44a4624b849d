/**
 * A batch as CSV: a row a run, a column an outcome; events as periods, empty where they never happen; categories by name;
 * quantities that are infinite as Infinity or -Infinity.
 */
import type { OutcomeInfo } from "../engine/model.ts";
import type { Batch } from "./batch-contract.ts";
import { shown } from "./result.ts";

/** Rows in one piece of the text: a text of many million runs would be longer than a string may be. */
const ROWS = 10_000;

/** @returns the text in pieces */
export function* csvOf(
  batch: Pick<Batch, "outcomes" | "values" | "from" | "runs" | "failures">,
): Generator<string> {
  const failed = new Map(batch.failures.map((f) => [f.run, f.code]));
  const width = batch.outcomes.length;
  yield csvLine(["run", "failed", ...batch.outcomes.map((h) => h.id)]);
  for (let first = 0; first < batch.runs; first += ROWS) {
    const lines: string[] = [];
    for (let k = first; k < Math.min(batch.runs, first + ROWS); k++) {
      const run = batch.from + k;
      const code = failed.get(run);
      const cells = batch.outcomes.map((info, o) =>
        code === undefined ? cell(info, batch.values[k * width + o]!) : "",
      );
      lines.push(csvLine([String(run), code ?? "", ...cells]));
    }
    yield lines.join("");
  }
}

function cell(info: OutcomeInfo, value: number): string {
  if (info.kind === "quantity") return String(value);
  return String(shown(info, value) ?? "");
}

/** One line of CSV, with its end; what parts cells or lines is quoted. */
export function csvLine(cells: readonly string[]): string {
  return `${cells.map(quoted).join(",")}\n`;
}

const quoted = (cell: string) => (/[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);
