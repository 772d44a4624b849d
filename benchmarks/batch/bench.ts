/** Prints the processor time of the runs alone as a line of JSON, in ms: `node bench.js SCENARIO RUNS` → {"cpu"} */
import { playAlone } from "./time.ts";

const [scenario = "", runs = "1"] = process.argv.slice(2);
console.log(JSON.stringify({ cpu: playAlone(scenario, Number(runs)) }));
