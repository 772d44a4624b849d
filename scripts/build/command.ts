/** The command and its worker as one bundle. */
import { join } from "node:path";
import { build, type Plugin } from "esbuild";
import { BUNDLE } from "../shared/bundle.ts";
import { ROOT } from "../shared/root.ts";
import { withConstants } from "./constants.ts";

/** Leaves out what would be bundled and never used: messages in fifty languages, and the system's entropy. */
const unused: Plugin = {
  name: "unused",
  setup(esbuild) {
    esbuild.onLoad({ filter: /zod[\\/]v4[\\/]locales[\\/]index\.js$/ }, () => ({
      contents: 'export { default as en } from "./en.js";',
      resolveDir: join(ROOT, "node_modules/zod/v4/locales"),
    }));
    esbuild.onResolve({ filter: /^crypto$/ }, ({ importer }) =>
      /seedrandom/.test(importer) ? { path: "crypto", namespace: "nothing" } : undefined,
    );
    esbuild.onLoad({ filter: /.*/, namespace: "nothing" }, () => ({ contents: "" }));
  },
};

/** @returns path and text of each file of the bundle; nothing is written */
export async function bundleCommand(outdir: string): Promise<{ path: string; text: string }[]> {
  const { outputFiles } = await build({
    ...BUNDLE,
    absWorkingDir: ROOT,
    entryPoints: [join(ROOT, "bin/multivector.ts"), join(ROOT, "src/node/worker.ts")],
    entryNames: "[name]",
    outdir,
    splitting: true,
    jsx: "automatic",
    external: ["react-devtools-core", "piscina", "@duckdb/node-api", "bullmq", "ioredis"],
    // yaml's build for browsers is ES modules, of which esbuild keeps only what is used.
    alias: { yaml: join(ROOT, "node_modules/yaml/browser/dist/index.js") },
    plugins: [unused],
    define: { "process.env.NODE_ENV": '"production"' },
    write: false,
  });
  return outputFiles.map(({ path, text }) => ({ path, text: withConstants(path, text) }));
}
