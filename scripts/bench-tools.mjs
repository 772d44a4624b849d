// What the benchmarks share: a bundle of each contestant, a process of its own for each measurement, tables.
import { spawnSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { cpus, loadavg } from "node:os";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const root = fileURLToPath(new URL("..", import.meta.url));

/** @returns the bundle's path, in dist/bench */
export async function bundled(source) {
  const outfile = `${root}dist/bench/${source.replaceAll("/", "-").replace(/\.ts$/, ".js")}`;
  await build({
    entryPoints: [`${root}${source}`],
    outfile,
    bundle: true,
    platform: "node",
    target: "node20.19",
    format: "esm",
    minifySyntax: true,
    legalComments: "none",
    banner: {
      js: "import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);",
    },
  });
  writeFileSync(`${root}dist/bench/package.json`, '{ "type": "module" }\n');
  return outfile;
}

/** One measurement in a process of its own: the line of JSON that it prints. */
export function measure(bundle, args, flags = []) {
  const child = spawnSync(process.execPath, [...flags, bundle, ...args.map(String)], {
    encoding: "utf8",
    cwd: root,
  });
  if (child.status !== 0) throw new Error(`${args.join(" ")} failed:\n${child.stderr}`);
  return JSON.parse(child.stdout);
}

export const load = () =>
  loadavg()
    .map((l) => l.toFixed(1))
    .join(" ");

export function tellMachine() {
  console.log(`${cpus()[0]?.model}, ${cpus().length} processors, Node ${process.version}, load ${load()}`);
}

export const row = (name, cells, first = 20, width = 16) =>
  console.log(name.padEnd(first) + cells.map((c) => String(c).padStart(width)).join(""));

/** The upper one of the middle two where they are even in number. */
export const median = (all) => [...all].sort((a, b) => a - b)[Math.floor(all.length / 2)];
