/** Entry of a worker thread: plays chunks. */
export { playChunk as default } from "./chunk.ts";
