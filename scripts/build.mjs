// Builds the project: the typed library with tsc, the command as one bundle with esbuild.
import { spawnSync } from "node:child_process";
import { chmodSync, existsSync, rmSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const root = fileURLToPath(new URL("..", import.meta.url));
rmSync(`${root}dist`, { recursive: true, force: true });

const tsc = spawnSync(
  process.execPath,
  [`${root}node_modules/typescript/bin/tsc`, "-p", `${root}tsconfig.build.json`],
  {
    stdio: "inherit",
  },
);
if (tsc.status !== 0) process.exit(tsc.status ?? 1);

const worker = `${root}src/experiments/worker.ts`;
await build({
  entryPoints: [`${root}bin/multivector.ts`, ...(existsSync(worker) ? [worker] : [])],
  entryNames: "[name]",
  outdir: `${root}dist/cli`,
  bundle: true,
  splitting: true,
  platform: "node",
  target: "node20.19",
  format: "esm",
  jsx: "automatic",
  minifySyntax: true,
  legalComments: "none",
  external: ["react-devtools-core", "piscina"],
  define: { "process.env.NODE_ENV": '"production"' },
  banner: {
    js: "import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);",
  },
});
chmodSync(`${root}dist/cli/multivector.js`, 0o755);
