// Builds the project: the typed library with tsc, the command as one bundle with esbuild, and the shipped scenarios
// read beforehand. All of it is made aside and then put in place, so that nobody meets half a build.
import { spawnSync } from "node:child_process";
import { chmodSync, existsSync, mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { build } from "esbuild";
import { withConstants } from "./constants.mjs";
import { readShipped } from "./shipped.mjs";

const root = fileURLToPath(new URL("..", import.meta.url));
const dist = join(root, "dist");
const next = join(dist, `next-${process.pid}`);
const old = join(dist, `old-${process.pid}`);

/** What a bundle would carry and never use: messages in fifty languages, and the system's entropy. */
const unused = {
  name: "unused",
  setup(build) {
    build.onLoad({ filter: /zod[\\/]v4[\\/]locales[\\/]index\.js$/ }, () => ({
      contents: 'export { default as en } from "./en.js";',
      resolveDir: join(root, "node_modules/zod/v4/locales"),
    }));
    build.onResolve({ filter: /^crypto$/ }, ({ importer }) =>
      /seedrandom/.test(importer) ? { path: "crypto", namespace: "nothing" } : undefined,
    );
    build.onLoad({ filter: /.*/, namespace: "nothing" }, () => ({ contents: "" }));
  },
};

mkdirSync(next, { recursive: true });
try {
  library();
  await command();
  await scenarios();
  await fingerprints();
  mkdirSync(old);
  for (const part of readdirSync(next)) {
    if (existsSync(join(dist, part))) renameSync(join(dist, part), join(old, part));
    renameSync(join(next, part), join(dist, part));
  }
} finally {
  for (const aside of [next, old]) rmSync(aside, { recursive: true, force: true });
}

function library() {
  const tsc = join(root, "node_modules/typescript/bin/tsc");
  const args = [tsc, "-p", join(root, "tsconfig.build.json"), "--outDir", join(next, "lib")];
  const { status } = spawnSync(process.execPath, args, { stdio: "inherit" });
  if (status !== 0) throw new Error("the library does not compile");
}

async function command() {
  const result = await build({
    entryPoints: [join(root, "bin/multivector.ts"), join(root, "src/experiments/worker.ts")],
    entryNames: "[name]",
    outdir: join(next, "cli"),
    bundle: true,
    splitting: true,
    platform: "node",
    target: "node20.19",
    format: "esm",
    jsx: "automatic",
    minifySyntax: true,
    legalComments: "none",
    external: ["react-devtools-core", "piscina", "@duckdb/node-api", "bullmq", "ioredis"],
    // The build for browsers is one tree of ES modules, of which esbuild keeps what is used.
    alias: { yaml: join(root, "node_modules/yaml/browser/dist/index.js") },
    plugins: [unused],
    define: { "process.env.NODE_ENV": '"production"' },
    banner: {
      js: "import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);",
    },
    write: false,
  });
  mkdirSync(join(next, "cli"));
  for (const file of result.outputFiles) writeFileSync(file.path, withConstants(file.path, file.text));
  chmodSync(join(next, "cli/multivector.js"), 0o755);
}

/** The scenarios that ship, parsed and proven valid, so that a run need not do it again. */
async function scenarios() {
  mkdirSync(join(next, "cli/shipped"));
  for (const [name, text] of await readShipped(join(root, "scenarios"), join(next, "lib")))
    writeFileSync(join(next, "cli/shipped", `${name}.json`), text);
}

/** What the bundle was made from: a result names it, and runs of two makes of the engine do not mix. */
async function fingerprints() {
  const { sourceFingerprints } = await import(
    pathToFileURL(join(next, "lib/src/experiments/store/digests.js")).href
  );
  writeFileSync(join(next, "cli/build.json"), `${JSON.stringify(sourceFingerprints(root))}\n`);
}
