/**
 * Prints one measurement of the common model as a line of JSON, in a process of its own.
 * `node bench.js engine 1000 SECONDS` → {"ns", "share"}; `node --expose-gc bench.js heap 1000` → {"bytes", "collected"}.
 */
import { CONTESTANTS, heap, time } from "./time.ts";

const [what = "", size = "1000", seconds = "1"] = process.argv.slice(2);
const n = Number(size);
const isContestant = (name: string): name is keyof typeof CONTESTANTS => name in CONTESTANTS;
if (what !== "heap" && !isContestant(what)) throw new Error(`nothing to time by the name ${what}`);
console.log(
  JSON.stringify(isContestant(what) ? time(CONTESTANTS[what](n), n, Number(seconds)) : await heap(n)),
);
