// Times the engine against hand-written loops and a peer on the common model: five interleaved rounds, each
// measurement in its own process, the fastest of the five counted. With --check a missed target is exit code 1.
// --rounds N, --sizes 15,100 and --seconds S (of each measurement) make it shorter, or longer on a busy machine.
import { parseArgs } from "node:util";
import { bundled, load, measure, row, tellMachine } from "./bench-tools.mjs";

const { values: options } = parseArgs({
  options: {
    check: { type: "boolean", default: false },
    rounds: { type: "string", default: "5" },
    sizes: { type: "string", default: "15,100,1000" },
    seconds: { type: "string", default: "1" },
  },
});
const contestants = ["engine", "keyed", "polar", "flocc"];
const sizes = options.sizes.split(",").map(Number);
const rounds = Number(options.rounds);

/** Targets: the engine's time over another's, at most; the peer's over the engine's, at least; bytes a tick, below. */
const AT_MOST = { keyed: 1.25, polar: 1.4 };
const FLOCC_AT_LEAST = 12;
const BYTES_BELOW = 256;

tellMachine();
const bundle = await bundled("benchmarks/common/bench.ts");
const times = new Map(sizes.flatMap((n) => contestants.map((who) => [`${who} ${n}`, []])));
for (let round = 0; round < rounds; round++)
  for (const n of sizes)
    for (const who of contestants) {
      times.get(`${who} ${n}`).push(measure(bundle, [who, n, options.seconds]).ns);
      process.stderr.write(`\rround ${round + 1} of ${rounds}: ${who} ${n}      `);
    }
process.stderr.write("\r\x1b[K");

const best = (who, n) => Math.min(...times.get(`${who} ${n}`));
console.log("\nns per agent and tick: the fastest of the rounds (the slowest)");
row(
  "",
  sizes.map((n) => `N = ${n}`),
);
for (const who of contestants)
  row(
    who,
    sizes.map((n) => `${best(who, n).toFixed(0)} (${Math.max(...times.get(`${who} ${n}`)).toFixed(0)})`),
  );

let missed = 0;
const judged = (value, good, digits = 2) => {
  if (!good) missed++;
  return `${value.toFixed(digits)} ${good ? "pass" : "MISS"}`;
};
console.log("\nratios and targets");
for (const [who, limit] of Object.entries(AT_MOST))
  row(
    `engine/${who} <= ${limit}`,
    sizes.map((n) => best("engine", n) / best(who, n)).map((ratio) => judged(ratio, ratio <= limit)),
  );
row(
  `flocc/engine >= ${FLOCC_AT_LEAST}`,
  sizes
    .map((n) => best("flocc", n) / best("engine", n))
    .map((ratio) => judged(ratio, ratio >= FLOCC_AT_LEAST, 1)),
);

// A young generation large enough that nothing is collected while it grows; a run in which it was is repeated.
const HEAP_FLAGS = ["--expose-gc", "--min-semi-space-size=256", "--max-semi-space-size=256"];
row(
  `heap, B/tick < ${BYTES_BELOW}`,
  sizes.map((n) => {
    let found = measure(bundle, ["heap", n], HEAP_FLAGS);
    for (let again = 0; again < 4 && found.collected > 0; again++)
      found = measure(bundle, ["heap", n], HEAP_FLAGS);
    return judged(found.bytes, found.collected === 0 && found.bytes < BYTES_BELOW, 0);
  }),
);
console.log(`\nload at the end ${load()}${missed ? `; ${missed} targets missed` : ""}`);
if (options.check && missed) process.exit(1);
