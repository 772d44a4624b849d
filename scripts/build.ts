/** Builds the project into dist: the typed library, the bundled command, the scenarios that ship as JSON. */
import { spawnSync } from "node:child_process";
import { chmodSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { sourceFingerprints } from "../src/node/store/digests.ts";
import { bundleCommand } from "./build/command.ts";
import { replaceParts } from "./build/replace.ts";
import { readShipped } from "./build/shipped.ts";
import { ROOT } from "./shared/root.ts";

export async function main(): Promise<void> {
  await replaceParts(join(ROOT, "dist"), async (folder) => {
    buildLibrary(join(folder, "lib"));
    await buildCommand(join(folder, "cli"));
  });
}

function buildLibrary(folder: string): void {
  const tsc = join(ROOT, "node_modules/typescript/bin/tsc");
  const args = [tsc, "-p", join(ROOT, "tsconfig.build.json"), "--outDir", folder];
  const { status } = spawnSync(process.execPath, args, { stdio: "inherit" });
  if (status !== 0) throw new Error("the library does not compile");
}

export async function buildCommand(folder: string): Promise<void> {
  mkdirSync(join(folder, "shipped"), { recursive: true });
  for (const { path, text } of await bundleCommand(folder)) writeFileSync(path, text);
  chmodSync(join(folder, "multivector.js"), 0o755);
  // Parsed and proven valid here, so that a run need not do it again.
  for (const [name, json] of readShipped(join(ROOT, "scenarios")))
    writeFileSync(join(folder, "shipped", `${name}.json`), json);
  // What the bundle was made from: a result names it, and runs of two makes of the engine do not mix.
  writeFileSync(join(folder, "build.json"), `${JSON.stringify(sourceFingerprints(ROOT))}\n`);
}
