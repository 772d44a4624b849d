/** Plays a chunk of the runs of a batch; the same in a worker and in the main thread. */
import { sha256 } from "@noble/hashes/sha2.js";
import { hexToBytes } from "@noble/hashes/utils.js";
import { MultivectorError } from "../engine/errors.ts";
import { compile } from "../engine/program.ts";
import { Session } from "../engine/session.ts";
import type { World } from "../engine/world.ts";
import { modelNamed } from "../models/registry.ts";
import type { Points } from "./design/design.ts";
import { written } from "./design/setting.ts";
import { runEnded, type Signals, stopAt } from "./signals.ts";
import { partsOfChunk } from "./store/encode.ts";
import type { Part } from "./store/parts.ts";
import { levelOf, recorderOf } from "./store/recorder.ts";
import type { Keep } from "./store/tables.ts";

/** What all chunks of a batch have in common. */
export interface SharedTask {
  model: string;
  world: World;
  /** What names the world among others: two tasks with the same name carry the same world. */
  program: string;
}

export interface ChunkTask extends SharedTask {
  seed: string;
  /** The command that plays one of these runs, but for `--run` and what points set. */
  again?: string;
  /** First run, and how many. */
  from: number;
  runs: number;
  /** What the design gives these runs; none where each run plays the scenario as it is with its own luck. */
  points?: Points;
  /** What to keep of each run for a store; nothing where it is not given. */
  keep?: Keep;
  /** Where a thread of this machine writes the parts itself. */
  into?: { folder: string; shard: number };
  /** Counts runs as they end, and says when to stop; shared between threads. */
  signals?: Signals;
}

export interface FailedRun {
  run: number;
  code: string;
  message: string;
  /** What plays it again. */
  command?: string;
}

export interface ChunkResult {
  from: number;
  runs: number;
  /** [run, outcome]; a failed run is NaN. */
  values: Float64Array;
  /** [run, 32]: SHA-256 of each run. */
  digests: Uint8Array;
  failures: FailedRun[];
  /** The chunk as files of a store, in the order in which to write them; where the task says what to keep. */
  parts?: Part[];
}

let compiled: { program: string; session: Session } | undefined;

/** Compiling once a worker: tasks of one batch carry equal worlds. */
function sessionFor(task: ChunkTask): Session {
  if (compiled?.program !== task.program)
    compiled = { program: task.program, session: new Session(compile(modelNamed(task.model), task.world)) };
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
      failures.push({ run, code, message: (e as Error).message, ...commandOf(task, k, session) });
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
  return keep && k > 0 ? { ...result, parts: partsOfChunk(result, keep, points, recorder) } : result;
}

/** The command that reproduces run k of a chunk: with its luck, and with the values that its point sets. */
function commandOf(
  { again, from, points }: ChunkTask,
  k: number,
  { program }: Session,
): { command?: string } {
  if (again === undefined) return {};
  const sets = (points?.addresses ?? []).map(
    ({ path }, a) =>
      ` --set ${path}=${written(program.address(path), points!.values[k * points!.addresses.length + a]!)}`,
  );
  return { command: `${again} --run ${points?.luck[k] ?? from + k}${sets.join("")}` };
}
