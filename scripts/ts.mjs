// Runs a script written in TypeScript on Node 20, which cannot strip types: node scripts/ts.mjs scripts/NAME.ts [ARGUMENT…]
// The script exports `main(args)`, so that tests can import it without running it.
import { mkdirSync, readFileSync, rmSync } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { build } from "esbuild";

const root = fileURLToPath(new URL("..", import.meta.url));
// Inside node_modules, so that the packages, which are not bundled, are found from there.
const cache = join(root, "node_modules/.cache/scripts");

const [script, ...args] = process.argv.slice(2);
if (script === undefined) {
  console.error("usage: node scripts/ts.mjs scripts/NAME.ts [ARGUMENT…]");
  process.exit(2);
}

/** Files find their neighbours by `import.meta`, which in a bundle is the bundle's: each is given its own address. */
const ownAddress = {
  name: "own-address",
  setup(esbuild) {
    esbuild.initialOptions.define = {
      "import.meta.url": "__address",
      "import.meta.dirname": "__folder",
    };
    esbuild.onLoad({ filter: /\.tsx?$/ }, ({ path }) => {
      const [address, folder] = [pathToFileURL(path).href, dirname(path)].map((text) => JSON.stringify(text));
      const contents = `const __address = ${address}, __folder = ${folder}; ${readFileSync(path, "utf8")}`;
      return { contents, loader: path.endsWith("x") ? "tsx" : "ts" };
    });
  },
};

const outfile = join(cache, `${basename(script, ".ts")}-${process.pid}.mjs`);
mkdirSync(cache, { recursive: true });
process.on("exit", () => rmSync(outfile, { force: true }));
try {
  await build({
    absWorkingDir: root,
    entryPoints: [resolve(script)],
    outfile,
    bundle: true,
    packages: "external",
    platform: "node",
    target: "node20.19",
    format: "esm",
    jsx: "automatic",
    plugins: [ownAddress],
    // esbuild prints what is wrong with the source itself.
    logLevel: "warning",
  });
  process.argv = [process.execPath, resolve(script), ...args];
  const { main } = await import(pathToFileURL(outfile).href);
  if (main === undefined) throw new Error(`${script} exports no main(args)`);
  await main(args);
} catch (error) {
  // A build that failed has told why. Of a misuse the message says all; of anything else the stack is wanted.
  if (error.errors === undefined) console.error(error.name === "Misuse" ? error.message : error);
  process.exitCode = error.name === "Misuse" ? 2 : 1;
}
