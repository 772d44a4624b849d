/** What `batch --json` prints. */
import type { Opened } from "../models/open.ts";
import type { Batch } from "./batch.ts";
import type { ChunkResult } from "./chunk.ts";
import type { Reached } from "./precision/rounds.ts";
import { headOf } from "./result.ts";
import { type OutcomeSummary, summarise } from "./summary.ts";

export interface BatchObject {
  format: "multivector.batch/1";
  runs: number;
  failed: number;
  outcomes: Record<string, OutcomeSummary>;
  failures?: ChunkResult["failures"];
  /** How narrow the intervals are, where a precision was asked for. */
  precision?: Reached[];
  digest: string;
}

type Summarised = Pick<Batch, "heads" | "values" | "from" | "runs" | "failures" | "digest" | "precision">;

export function batchObject(opened: Opened, batch: Summarised, seed: string): BatchObject {
  return { format: "multivector.batch/1", ...headOf(opened, seed), ...summaryObject(batch) };
}

/** The part of it that does not name the scenario. */
export function summaryObject(batch: Summarised): Omit<BatchObject, "format"> {
  const width = batch.heads.length;
  const failed = new Set(batch.failures.map((f) => f.run - batch.from));
  const column = new Float64Array(batch.runs - failed.size);
  const outcomes: Record<string, OutcomeSummary> = {};
  batch.heads.forEach((head, o) => {
    let n = 0;
    for (let k = 0; k < batch.runs; k++) if (!failed.has(k)) column[n++] = batch.values[k * width + o]!;
    outcomes[head.id] = summarise(head, column);
  });
  return {
    runs: batch.runs,
    failed: failed.size,
    outcomes,
    ...(batch.failures.length > 0 && { failures: batch.failures }),
    ...(batch.precision && { precision: batch.precision }),
    digest: batch.digest,
  };
}
