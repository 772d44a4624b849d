/** A batch as CSV: a row a run, a column an outcome; events as months, empty where they never happen. */
import type { Batch } from "./batch.ts";
import { shown } from "./result.ts";

/** Rows in one piece of the text: a text of many million runs would be longer than a string may be. */
const ROWS = 10_000;

/** @returns the text in pieces */
export function* csvOf(
  batch: Pick<Batch, "heads" | "values" | "from" | "runs" | "failures">,
): Generator<string> {
  const failed = new Map(batch.failures.map((f) => [f.run, f.code]));
  const width = batch.heads.length;
  yield `${["run", "failed", ...batch.heads.map((h) => h.id)].join(",")}\n`;
  for (let first = 0; first < batch.runs; first += ROWS) {
    const lines: string[] = [];
    for (let k = first; k < Math.min(batch.runs, first + ROWS); k++) {
      const run = batch.from + k;
      const code = failed.get(run);
      const cells = batch.heads.map((head, o) =>
        code === undefined ? (shown(head, batch.values[k * width + o]!) ?? "") : "",
      );
      lines.push([run, code ?? "", ...cells].join(","));
    }
    yield `${lines.join("\n")}\n`;
  }
}
