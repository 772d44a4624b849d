/** Many runs of one program, over worker threads; results are placed by run, so their order cannot matter. */

import { existsSync } from "node:fs";
import { availableParallelism } from "node:os";
import { fileURLToPath } from "node:url";
import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex } from "@noble/hashes/utils.js";
import { Session } from "../engine/session.ts";
import type { Opened } from "../models/open.ts";
import { type ChunkResult, type ChunkTask, playChunk } from "./chunk.ts";
import { type Design, pointsOf } from "./design/design.ts";
import { type OutcomeHead, outcomeHeads } from "./heads.ts";
import { headOf } from "./result.ts";
import { type OutcomeSummary, summarise } from "./summary.ts";

export interface BatchOptions {
  seed: string;
  runs: number;
  jobs?: number | undefined;
  /** Points that the runs take; without one each run plays the scenario as it is. */
  design?: Design | undefined;
  /** Called as chunks come in. */
  progress?: (done: number, seconds: number) => void;
  signal?: AbortSignal;
}

export interface Batch {
  heads: OutcomeHead[];
  /** [run, outcome] of the runs played. */
  values: Float64Array;
  runs: number;
  failures: ChunkResult["failures"];
  digest: string;
  /** True where it was interrupted: `runs` are then those from 0 on without a gap. */
  interrupted: boolean;
}

export interface BatchObject {
  format: "multivector.batch/1";
  runs: number;
  failed: number;
  outcomes: Record<string, OutcomeSummary>;
  failures?: ChunkResult["failures"];
  digest: string;
}

const MOST_IN_CHUNK = 1000;
/** Below this, starting threads costs more than it saves. */
const ALONE = 400;

export async function playBatch(opened: Opened, options: BatchOptions): Promise<Batch> {
  const session = new Session(opened.program);
  const heads = outcomeHeads(session);
  const width = heads.length;
  const { runs } = options;
  const values = new Float64Array(runs * width);
  const digests = new Uint8Array(runs * 32);
  const failures: ChunkResult["failures"] = [];
  const finished = new Set<number>();
  const jobs = Math.max(1, options.jobs ?? availableParallelism());
  const size = Math.max(1, Math.min(MOST_IN_CHUNK, Math.ceil(runs / (jobs * 8))));
  const tasks: ChunkTask[] = [];
  for (let from = 0; from < runs; from += size)
    tasks.push(taskOf(opened, options, from, Math.min(size, runs - from)));
  const began = performance.now();
  let done = 0;
  const place = (r: ChunkResult) => {
    values.set(r.values, r.from * width);
    digests.set(r.digests, r.from * 32);
    failures.push(...r.failures);
    finished.add(r.from);
    done += r.runs;
    options.progress?.(done, (performance.now() - began) / 1000);
  };

  const worker = workerFile();
  if (jobs === 1 || runs <= ALONE || !worker) await playAlone(tasks, session, place, options.signal);
  else await playPooled(tasks, worker, Math.min(jobs, tasks.length), place, options.signal);

  let whole = 0;
  while (finished.has(whole * size) && whole < tasks.length) whole++;
  const played = Math.min(whole * size, runs);
  return {
    heads,
    values: values.subarray(0, played * width),
    runs: played,
    failures: failures.filter((f) => f.run < played).sort((a, b) => a.run - b.run),
    digest: bytesToHex(sha256(digests.subarray(0, played * 32))),
    interrupted: played < runs,
  };
}

function taskOf(opened: Opened, { seed, design }: BatchOptions, from: number, runs: number): ChunkTask {
  return {
    model: opened.model.id,
    world: opened.program.world,
    seed,
    from,
    runs,
    ...(design && { points: pointsOf(design, from, runs) }),
  };
}

async function playAlone(
  tasks: readonly ChunkTask[],
  session: Session,
  place: (r: ChunkResult) => void,
  signal?: AbortSignal,
): Promise<void> {
  for (const task of tasks) {
    if (signal?.aborted) return;
    place(playChunk(task, session));
    await new Promise((resume) => setImmediate(resume));
  }
}

async function playPooled(
  tasks: readonly ChunkTask[],
  filename: string,
  threads: number,
  place: (r: ChunkResult) => void,
  signal?: AbortSignal,
): Promise<void> {
  const { Piscina } = await import("piscina");
  const pool = new Piscina({ filename, minThreads: threads, maxThreads: threads });
  try {
    let next = 0;
    const feed = async () => {
      while (next < tasks.length && !signal?.aborted) {
        const task = tasks[next++]!;
        const result = await pool.run(task, signal ? { signal } : {}).catch((e: unknown) => {
          if (signal?.aborted) return undefined;
          throw e;
        });
        if (result) place(result as ChunkResult);
      }
    };
    // Two tasks a thread are under way, so that none waits for the next.
    await Promise.all(Array.from({ length: threads * 2 }, feed));
  } finally {
    await pool.destroy();
  }
}

/** The worker's file beside the bundle, or the library's; none when running from source. */
function workerFile(): string | undefined {
  const file = fileURLToPath(new URL("./worker.js", import.meta.url));
  return existsSync(file) ? file : undefined;
}

export function batchObject(opened: Opened, batch: Batch, seed: string): BatchObject {
  const width = batch.heads.length;
  const failed = new Set(batch.failures.map((f) => f.run));
  const kept = Array.from({ length: batch.runs }, (_, k) => k).filter((k) => !failed.has(k));
  const outcomes: Record<string, OutcomeSummary> = {};
  batch.heads.forEach((head, o) => {
    outcomes[head.id] = summarise(
      head,
      Float64Array.from(kept, (k) => batch.values[k * width + o]!),
    );
  });
  return {
    format: "multivector.batch/1",
    ...headOf(opened, seed),
    runs: batch.runs,
    failed: failed.size,
    outcomes,
    ...(batch.failures.length > 0 && { failures: batch.failures }),
    digest: batch.digest,
  };
}
