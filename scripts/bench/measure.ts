/** A process of its own for each measurement, so that none is compiled or collected for another. */
import { spawnSync } from "node:child_process";
import { basename, dirname, join } from "node:path";
import { build } from "esbuild";
import { BUNDLE } from "../shared/bundle.ts";
import { ROOT } from "../shared/root.ts";

/** Bundles `bench.ts` of a folder of benchmarks. @returns the bundle's path, in dist/bench */
export async function bundled(source: string): Promise<string> {
  const outfile = join(ROOT, "dist/bench", `${basename(dirname(source))}.js`);
  await build({ ...BUNDLE, absWorkingDir: ROOT, entryPoints: [join(ROOT, source)], outfile });
  return outfile;
}

/** The line of JSON that a bundle prints. */
export function measure<T>(
  bundle: string,
  args: readonly (string | number)[],
  flags: readonly string[] = [],
): T {
  const child = spawnSync(process.execPath, [...flags, bundle, ...args.map(String)], {
    encoding: "utf8",
    cwd: ROOT,
  });
  if (child.status !== 0) throw new Error(`${args.join(" ")} failed:\n${child.stderr}`);
  return JSON.parse(child.stdout) as T;
}
