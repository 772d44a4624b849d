/** A batch as CSV: a row a run, a column an outcome; events as months, empty where they never happen. */
import type { Batch } from "./batch.ts";
import { shown } from "./result.ts";

export function csvOf(batch: Pick<Batch, "heads" | "values" | "from" | "runs" | "failures">): string {
  const failed = new Map(batch.failures.map((f) => [f.run, f.code]));
  const width = batch.heads.length;
  const lines = [["run", "failed", ...batch.heads.map((h) => h.id)].join(",")];
  for (let k = 0; k < batch.runs; k++) {
    const run = batch.from + k;
    const code = failed.get(run);
    const cells = batch.heads.map((head, o) =>
      code === undefined ? (shown(head, batch.values[k * width + o]!) ?? "") : "",
    );
    lines.push([run, code ?? "", ...cells].join(","));
  }
  return `${lines.join("\n")}\n`;
}
