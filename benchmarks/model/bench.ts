/** Prints what a scenario takes as a line of JSON, in a process of its own: `node bench.js SCENARIO SECONDS [PATH=VALUE…]` */
import { timeScenario } from "./time.ts";

const [name = "", seconds = "2", ...sets] = process.argv.slice(2);
console.log(JSON.stringify(timeScenario(name, sets, Number(seconds))));
