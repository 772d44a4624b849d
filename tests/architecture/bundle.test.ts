/** Everything below the room `node` is bundled for a browser, with nothing of Node in it, and stays small. */
import { readdirSync } from "node:fs";
import { join, relative } from "node:path";
import { build } from "esbuild";
import { describe, expect, it } from "vitest";

const root = join(import.meta.dirname, "../..");
const BELOW_NODE = [
  "engine",
  "theory",
  "scenario",
  "mechanisms",
  "agents",
  "models",
  "experiments",
  "answers",
  "views",
];
const KB = 1000;

/** Bundles some entries as a page would take them. @returns bytes, minified, before compression */
async function bundled(entries: readonly string[]): Promise<number> {
  const contents = entries.map((e, k) => `export * as m${k} from "./${e}";`).join("\n");
  const result = await build({
    stdin: { contents, resolveDir: root, loader: "ts" },
    bundle: true,
    platform: "browser",
    format: "esm",
    target: "es2022",
    minify: true,
    write: false,
    logLevel: "silent",
    jsx: "automatic",
    define: { "process.env.NODE_ENV": '"production"' },
    // seedrandom asks for a module of Node's where it finds one; a page has none, and nothing here needs it.
    external: ["crypto"],
    metafile: true,
  });
  const node = Object.values(result.metafile.inputs)
    .flatMap((i) => i.imports)
    .filter((i) => i.external && i.path.startsWith("node:"));
  expect(node).toEqual([]);
  return result.outputFiles[0]!.contents.length;
}

function filesOf(room: string): string[] {
  return readdirSync(join(root, "src", room), { withFileTypes: true, recursive: true })
    .filter((f) => f.isFile() && /\.tsx?$/.test(f.name))
    .map((f) => relative(root, join(f.parentPath, f.name)));
}

describe("bundles for a browser", () => {
  it("all that lies below node", async () => {
    expect(await bundled(BELOW_NODE.flatMap(filesOf))).toBeGreaterThan(0);
  }, 60_000);

  it("would notice a module of Node's", async () => {
    await expect(bundled(["src/node/files.ts"])).rejects.toThrow(/node:/);
  }, 60_000);

  it("the engine alone takes less than 120 KB", async () => {
    expect(await bundled(["src/engine/index.ts"])).toBeLessThan(120 * KB);
  }, 60_000);

  it("engine, scenario, Central Asia and answers take less than 900 KB together", async () => {
    const entries = [
      "src/engine/index.ts",
      "src/models/open.ts",
      "src/answers/explain.ts",
      "src/answers/compare.ts",
    ];
    expect(await bundled(entries)).toBeLessThan(900 * KB);
  }, 60_000);
});
