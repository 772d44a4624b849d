/** Entry of a worker thread: plays chunks. */
export { playTask as default } from "./task.ts";
