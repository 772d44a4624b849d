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

/** Does something, or ends it after so many milliseconds, wherever it is. @returns whether it came to its end */
export type Guard = (milliseconds: number, act: () => void) => boolean;

/**
 * @param guard ends a run that takes longer than the task's limit: it fails, and no other run is changed by it
 * @returns fewer runs than the task has where it was told to stop
 */
export function playChunk(task: ChunkTask, session = sessionFor(task), guard?: Guard): ChunkResult {
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
  let taking = false;
  const fail = (code: string, message: string) => {
    failures.push({ run: task.from + k, code, message, ...commandOf(task, k, session.program) });
    values.fill(Number.NaN, k * width, (k + 1) * width);
    digests.set(sha256(new TextEncoder().encode(`failed ${code}`)), k * 32);
  };
  const play = () => {
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
      taking = true;
      recorder?.take(run);
    } catch (e) {
      const where = e instanceof MultivectorError && e.where ? ` (${e.where})` : "";
      fail(e instanceof MultivectorError ? e.code : "internal", (e as Error).message + where);
    }
    taking = false;
    if (signals) runEnded(signals, task.from);
  };
  const go = () => {
    for (; k < task.runs && !stopped(); k++) play();
  };
  const { limit } = task;
  if (!guard || limit === undefined || !Number.isFinite(limit)) go();
  else
    while (k < task.runs && !stopped()) {
      // A watch for each run would cost more than a run: one that is ended before it has had its time is played once more, by itself.
      const first = k;
      if (guard(limit * 1000, go)) break;
      // What is recorded of a run is recorded whole.
      if (taking) return playChunk(task, session, guard);
      if (k === first || !guard(limit * 1000, play)) {
        fail("run-limit", `it takes longer than ${limit} seconds`);
        if (signals) runEnded(signals, task.from);
      }
      k++;
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
