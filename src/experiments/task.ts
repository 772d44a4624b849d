/** Plays a chunk and, where the task says so, writes its parts: what a thread does of a batch. */
import type { Mended } from "../engine/errors.ts";
import { MultivectorError } from "../engine/errors.ts";
import type { Session } from "../engine/session.ts";
import { type ChunkResult, type ChunkTask, playChunk, type SharedTask } from "./chunk.ts";
import { writeParts } from "./store/parts.ts";

export interface Played {
  result?: ChunkResult;
  /** Why the parts could not be written: an error of a class does not survive the way between threads. */
  fault?: Mended;
}

/** A chunk as it goes to a thread, which may have been given already what all chunks share. */
export type ThreadTask = Omit<ChunkTask, keyof SharedTask> & Partial<SharedTask>;

export function playTask(task: ChunkTask, session?: Session): Played {
  const result = playChunk(task, session);
  if (!result.parts || !task.into) return { result };
  try {
    writeParts(task.into.folder, task.into.shard, result.parts);
  } catch (e) {
    if (!(e instanceof MultivectorError)) throw e;
    const { code, message, where, mend, fault } = e;
    return { fault: { code, message, where, mend, fault } };
  }
  delete result.parts;
  return { result };
}
