/** The points of a design for reports: what each sets, the outcomes there, and how to replay one of its runs. */
import type { Batch } from "../batch-contract.ts";
import { summaryObject } from "../batch-object.ts";
import type { OutcomeSummary } from "../summary.ts";
import type { Design } from "./design.ts";
import { type Setting, written } from "./setting.ts";

export interface PointObject {
  values: Record<string, Setting>;
  runs: number;
  outcomes: Record<string, OutcomeSummary>;
}

/** What a run's point sets, by path. */
export function settings(design: Design, run: number): Record<string, Setting> {
  const values = new Float64Array(design.addresses.length);
  design.fill(run, values);
  return Object.fromEntries(design.addresses.map((a, k) => [a.path, written(a, values[k]!)]));
}

/** The options of `run` or `explain` that play one run of a design again. */
export function again(design: Design | undefined, run: number): string[] {
  if (!design) return ["--run", String(run)];
  const sets = Object.entries(settings(design, run)).flatMap(([path, value]) => [
    "--set",
    `${path}=${value}`,
  ]);
  return ["--run", String(design.luck(run)), ...sets];
}

/** Summaries point by point, of a batch whose runs come point by point from the first on. */
export function byPoint(batch: Batch, design: Design, replicates: number): PointObject[] {
  const width = batch.outcomes.length;
  const points = Math.ceil(batch.runs / replicates);
  return Array.from({ length: points }, (_, p) => {
    const from = p * replicates;
    const runs = Math.min(replicates, batch.runs - from);
    const part = {
      ...batch,
      from,
      runs,
      values: batch.values.subarray(from * width, (from + runs) * width),
      failures: batch.failures.filter((f) => f.run >= from && f.run < from + runs),
    };
    return { values: settings(design, from), runs, outcomes: summaryObject(part).outcomes };
  });
}
