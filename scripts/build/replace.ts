/** Puts a finished build in the place of the one before, so that nobody meets half a build. */
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";

/**
 * Lets `make` fill a folder aside and then moves what it made into `target`, part by part; other parts of `target` stay.
 * Where `make` throws, `target` stays as it was.
 */
export async function replaceParts(target: string, make: (folder: string) => Promise<void>): Promise<void> {
  const next = join(target, `next-${process.pid}`);
  const old = join(target, `old-${process.pid}`);
  mkdirSync(next, { recursive: true });
  try {
    await make(next);
    mkdirSync(old);
    for (const part of readdirSync(next)) {
      if (existsSync(join(target, part))) renameSync(join(target, part), join(old, part));
      renameSync(join(next, part), join(target, part));
    }
  } finally {
    for (const aside of [next, old]) rmSync(aside, { recursive: true, force: true });
  }
}
