/** Entry of a worker thread: plays chunks. */
import { move } from "piscina";
import { type ChunkResult, type ChunkTask, playChunk } from "./chunk.ts";

export default function work(task: ChunkTask): ChunkResult {
  const result = playChunk(task);
  return move(result as never) as unknown as ChunkResult;
}
