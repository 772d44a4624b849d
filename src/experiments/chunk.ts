/** Plays a chunk of the runs of a batch; the same in a worker and in the main thread. */
import { sha256 } from "@noble/hashes/sha2.js";
import { MultivectorError } from "../engine/errors.ts";
import { compile } from "../engine/program.ts";
import { Session } from "../engine/session.ts";
import type { World } from "../engine/world.ts";
import { modelNamed } from "../models/registry.ts";
import type { Points } from "./design/design.ts";

export interface ChunkTask {
  model: string;
  world: World;
  seed: string;
  /** First run, and how many. */
  from: number;
  runs: number;
  /** What the design gives these runs; none where each run plays the scenario as it is with its own luck. */
  points?: Points;
}

export interface ChunkResult {
  from: number;
  runs: number;
  /** [run, outcome]; a failed run is NaN. */
  values: Float64Array;
  /** [run, 32]: SHA-256 of each run. */
  digests: Uint8Array;
  failures: { run: number; code: string; message: string }[];
}

let compiled: { world: string; session: Session } | undefined;

/** Compiling once a worker: tasks of one batch carry equal worlds. */
function sessionFor(task: ChunkTask): Session {
  const key = `${task.model} ${task.world.id} ${task.seed}`;
  if (compiled?.world !== key)
    compiled = { world: key, session: new Session(compile(modelNamed(task.model), task.world)) };
  return compiled.session;
}

export function playChunk(task: ChunkTask, session = sessionFor(task)): ChunkResult {
  const width = session.program.outcomes.length + session.program.world.outcomes.length;
  const values = new Float64Array(task.runs * width);
  const digests = new Uint8Array(task.runs * 32);
  const failures: ChunkResult["failures"] = [];
  const point = task.points?.addresses.map((a) => ({ ...a, value: Number.NaN }));
  for (let k = 0; k < task.runs; k++) {
    const run = task.from + k;
    point?.forEach((p, a) => {
      p.value = task.points!.values[k * point.length + a]!;
    });
    try {
      session.begin({ seed: task.seed, run: task.points?.luck[k] ?? run, ...(point && { values: point }) });
      session.finish();
      digests.set(hexBytes(session.digest()), k * 32);
      values.set(session.outcomes(), k * width);
    } catch (e) {
      const code = e instanceof MultivectorError ? e.code : "internal";
      failures.push({ run, code, message: (e as Error).message });
      values.fill(Number.NaN, k * width, (k + 1) * width);
      digests.set(sha256(new TextEncoder().encode(`failed ${code}`)), k * 32);
    }
  }
  return { from: task.from, runs: task.runs, values, digests, failures };
}

function hexBytes(hex: string): Uint8Array {
  const bytes = new Uint8Array(hex.length / 2);
  for (let k = 0; k < bytes.length; k++) bytes[k] = Number.parseInt(hex.slice(2 * k, 2 * k + 2), 16);
  return bytes;
}
