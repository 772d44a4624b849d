/** What `batch --json` prints. */
import type { Opened } from "../models/open.ts";
import type { Batch } from "./batch-contract.ts";
import type { FailedRun } from "./chunk-contract.ts";
import type { Reached } from "./precision/rounds.ts";
import { headOf } from "./result.ts";
import { type OutcomeSummary, summarise } from "./summary.ts";

/** What `batch --json` prints. */
export interface BatchObject {
  format: "multivector.batch/1";
  runs: number;
  failed: number;
  outcomes: Record<string, OutcomeSummary>;
  failures?: FailedRun[];
  /** How narrow the intervals are, where a precision was asked for. */
  precision?: Reached[];
  digest: string;
}

type Summarised = Pick<Batch, "outcomes" | "values" | "from" | "runs" | "failures" | "digest" | "precision">;

/** A batch as `batch --json` prints it. */
export function batchObject(opened: Opened, batch: Summarised, seed: string): BatchObject {
  return { format: "multivector.batch/1", ...headOf(opened, seed), ...summaryObject(batch) };
}

/** The part of it that does not name the scenario. */
export function summaryObject(batch: Summarised): Omit<BatchObject, "format"> {
  const failed = new Set(batch.failures.map((f) => f.run - batch.from));
  return {
    runs: batch.runs,
    failed: failed.size,
    outcomes: summaries(batch, (k) => !failed.has(k)),
    ...(batch.failures.length > 0 && { failures: batch.failures }),
    ...(batch.precision && { precision: batch.precision }),
    digest: batch.digest,
  };
}

/** @param keeps which of its runs count, by their place in it */
export function summaries(
  { outcomes, values, runs }: Pick<Batch, "outcomes" | "values" | "runs">,
  keeps: (k: number) => boolean,
): Record<string, OutcomeSummary> {
  const width = outcomes.length;
  const all = new Uint32Array(runs);
  let count = 0;
  for (let k = 0; k < runs; k++) if (keeps(k)) all[count++] = k;
  const kept = all.subarray(0, count);
  const column = new Float64Array(kept.length);
  return Object.fromEntries(
    outcomes.map((info, o) => {
      for (let n = 0; n < kept.length; n++) column[n] = values[kept[n]! * width + o]!;
      return [info.id, summarise(info, column)];
    }),
  );
}
