/** What a thread does of a batch: plays a chunk and, where the task says what to keep, encodes and writes it. */
import { type Mended, MultivectorError } from "../engine/errors.ts";
import { playChunk } from "../experiments/chunk.ts";
import type { ChunkResult, ChunkTask, SharedTask } from "../experiments/chunk-contract.ts";
import { within } from "./guard.ts";
import { partsOfChunk } from "./store/encode.ts";
import { writeParts } from "./store/parts.ts";

export interface Played {
  result?: ChunkResult;
  /** Why the parts could not be written: an error of a class does not survive the way between threads. */
  fault?: Mended;
}

/** A chunk as it goes to a thread, which may have been given already what all chunks share. */
export type ThreadTask = Omit<ChunkTask, keyof SharedTask> & Partial<SharedTask>;

/** Files go back only where another machine will write them: tables and bytes are not copied between threads for nothing. */
export function playTask(task: ChunkTask): Played {
  const { tables, ...result } = playChunk(task, undefined, within);
  if (!tables) return { result };
  const parts = partsOfChunk(result, tables);
  if (!task.into) return { result: { ...result, parts } };
  try {
    return { result: { ...result, written: writeParts(task.into.folder, task.into.shard, parts) } };
  } catch (e) {
    if (!(e instanceof MultivectorError)) throw e;
    const { code, message, where, mend, fault } = e;
    return { fault: { code, message, where, mend, fault } };
  }
}
