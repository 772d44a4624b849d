/** Entry of a worker thread: plays chunks, and knows beforehand what they all share where it was told. */
import { workerData } from "node:worker_threads";
import type { ChunkTask, SharedTask } from "../experiments/chunk-contract.ts";
import { type Played, playTask, type ThreadTask } from "./task.ts";

const shared = (workerData ?? {}) as Partial<SharedTask>;

export default function play(task: ThreadTask): Played {
  return playTask({ ...shared, ...task } as ChunkTask);
}
