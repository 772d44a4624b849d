/** Plays a chunk of the runs of a batch, alike in a worker and in the main thread, in Node and in a browser. */
import { sha256 } from "@noble/hashes/sha2.js";
import { hexToBytes } from "@noble/hashes/utils.js";
import { MultivectorError } from "../engine/errors.ts";
import { compile, type Program } from "../engine/program.ts";
import { Session } from "../engine/session.ts";
import { modelNamed } from "../models/registry.ts";
import { formulas } from "../scenario/formula/language.ts";
import type { ChunkResult, ChunkTask } from "./chunk-contract.ts";
import { written } from "./design/setting.ts";
import { levelOf, recorderOf } from "./record/recorder.ts";
import { tablesOfChunk } from "./record/tables.ts";
import { runEnded, stopAt } from "./signals.ts";

let compiled: { program: string; session: Session } | undefined;

/** Compiles once a worker, since tasks of one batch carry equal worlds. */
function sessionFor(task: ChunkTask): Session {
  if (compiled?.program !== task.program)
    compiled = {
      program: task.program,
      session: new Session(compile(modelNamed(task.model), task.world, formulas)),
    };
  return compiled.session;
}

/** @returns fewer runs than the task has where it was told to stop */
export function playChunk(task: ChunkTask, session = sessionFor(task)): ChunkResult {
  const width = session.program.outcomes.length + session.program.world.outcomes.length;
  const values = new Float64Array(task.runs * width);
  const digests = new Uint8Array(task.runs * 32);
  const failures: ChunkResult["failures"] = [];
  const { points, keep, signals } = task;
  const point = points?.addresses.map((a) => ({ ...a, value: Number.NaN }));
  const record = levelOf(keep);
  const recorder = keep && recorderOf(session, keep);
  const stopped = stopAt(signals, task.from, !keep);
  let k = 0;
  for (; k < task.runs && !stopped(); k++) {
    const run = task.from + k;
    point?.forEach((p, a) => {
      p.value = points!.values[k * point.length + a]!;
    });
    try {
      session.begin({
        seed: task.seed,
        run: points?.luck[k] ?? run,
        record,
        ...(point && { values: point }),
      });
      session.finish();
      digests.set(hexToBytes(session.digest()), k * 32);
      values.set(session.outcomes(), k * width);
      recorder?.take(run);
    } catch (e) {
      const code = e instanceof MultivectorError ? e.code : "internal";
      const where = e instanceof MultivectorError && e.where ? ` (${e.where})` : "";
      failures.push({ run, code, message: (e as Error).message + where, ...commandOf(task, k, session.program) });
      values.fill(Number.NaN, k * width, (k + 1) * width);
      digests.set(sha256(new TextEncoder().encode(`failed ${code}`)), k * 32);
    }
    if (signals) runEnded(signals, task.from);
  }
  const result = {
    from: task.from,
    runs: k,
    values: k === task.runs ? values : values.slice(0, k * width),
    digests: k === task.runs ? digests : digests.slice(0, k * 32),
    failures,
  };
  return keep && k > 0 ? { ...result, tables: tablesOfChunk(result, keep, points, recorder) } : result;
}

/** The command that reproduces run k of a chunk: with its luck, and with the values that its point sets. */
export function commandOf(
  { again, from, points }: ChunkTask,
  k: number,
  program: Program,
): { command?: string } {
  if (again === undefined) return {};
  const sets = (points?.addresses ?? []).map(
    ({ path }, a) =>
      ` --set ${path}=${written(program.address(path), points!.values[k * points!.addresses.length + a]!)}`,
  );
  return { command: `${again} --run ${points?.luck[k] ?? from + k}${sets.join("")}` };
}
