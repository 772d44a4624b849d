// Times scenarios beside the hand-written polar loop of the common model, in turn, each measurement in its own process,
// the fastest of the rounds counted; the targets are set where that loop takes 271 ns an agent and tick at N = 15, and
// scaled by what it takes here. Prints the share of each mechanism. --rounds N, --seconds S; --check: a miss is exit 1.
// Usage: node scripts/bench-model.mjs [--check] [SCENARIO[:MONTHS[:TARGET]] …], a target in runs a second of so many months.
import { parseArgs } from "node:util";
import { bundled, load, measure, row, tellMachine } from "./bench-tools.mjs";

const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    check: { type: "boolean", default: false },
    rounds: { type: "string", default: "5" },
    seconds: { type: "string", default: "2" },
    mechanisms: { type: "string", default: "12" },
  },
});
/** ns an agent and tick of the polar loop where the targets were set. */
const POLAR = 271;
const asked = (positionals.length ? positionals : ["friendship-treaty:66:2500"]).map((text) => {
  const [name, months, target] = text.split(":");
  return { name, months: Number(months), target: Number(target) };
});

tellMachine();
const polar = await bundled("benchmarks/common/bench.ts");
const model = await bundled("benchmarks/model/bench.ts");
let loop = Number.POSITIVE_INFINITY;
const found = new Map();
for (let round = 0; round < Number(options.rounds); round++) {
  loop = Math.min(loop, measure(polar, ["polar", 15, 1]).ns);
  for (const { name } of asked) {
    const [scenario, ...sets] = name.split(",");
    const now = measure(model, [scenario, options.seconds, ...sets]);
    const best = found.get(name);
    found.set(name, {
      ...now,
      runs: Math.max(now.runs, best?.runs ?? 0),
      slowest: Math.min(now.runs, best?.slowest ?? Number.POSITIVE_INFINITY),
      compile: Math.min(now.compile, best?.compile ?? Number.POSITIVE_INFINITY),
    });
  }
}

const scale = POLAR / loop;
let missed = 0;
console.log(`\npolar loop ${loop.toFixed(0)} ns, so targets are multiplied by ${scale.toFixed(2)}\n`);
row("", ["months", "runs a second", "(slowest)", "target here", "compile, ms"], 28);
for (const { name, months, target } of asked) {
  const { runs, slowest, compile, months: long } = found.get(name);
  const need = target ? (target * scale * months) / long : Number.NaN;
  if (runs < need) missed++;
  const told = target ? `${need.toFixed(0)} ${runs < need ? "MISS" : "pass"}` : "-";
  row(name, [long, runs.toFixed(0), slowest.toFixed(0), told, compile.toFixed(1)], 28);
}
for (const { name } of asked) {
  console.log(`\n${name}: share of the time of a tick`);
  for (const [id, share] of found.get(name).shares.slice(0, Number(options.mechanisms)))
    row(`  ${id}`, [`${(share * 100).toFixed(1)}%`], 28, 8);
}
console.log(`\nload at the end ${load()}${missed ? `; ${missed} targets missed` : ""}`);
if (options.check && missed) process.exit(1);
