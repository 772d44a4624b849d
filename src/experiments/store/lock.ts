/** One process at a time writes a shard of a store. A lock that its holder no longer keeps warm is void. */
import { readFileSync, rmSync, statSync, utimesSync, writeFileSync } from "node:fs";
import { hostname } from "node:os";
import { join } from "node:path";
import { MultivectorError } from "../../engine/errors.ts";
import type { Shard } from "./manifest.ts";

/** Milliseconds after which a lock of another machine, not touched, is one that was left behind. */
const COLD = 60_000;

export class Lock {
  private readonly path: string;

  constructor(folder: string, shard: Shard) {
    this.path = join(folder, `.lock-${shard.index}-of-${shard.of}`);
    for (let attempt = 0; ; attempt++)
      try {
        writeFileSync(this.path, JSON.stringify({ pid: process.pid, host: hostname() }), { flag: "wx" });
        return;
      } catch (e) {
        if ((e as NodeJS.ErrnoException).code !== "EEXIST" || attempt > 3)
          throw unwritable(folder, e as Error);
        const holder = this.holder();
        if (holder) throw busy(folder, holder);
        rmSync(this.path, { force: true });
      }
  }

  /** Says that the holder lives. */
  touch(): void {
    const now = Date.now() / 1000;
    try {
      utimesSync(this.path, now, now);
    } catch {
      // The folder went away: the next part says so.
    }
  }

  release(): void {
    rmSync(this.path, { force: true });
  }

  /** Who holds it; nobody where that process is gone. */
  private holder(): string | undefined {
    try {
      const { pid, host } = JSON.parse(readFileSync(this.path, "utf8")) as { pid: number; host: string };
      const cold = Date.now() - statSync(this.path).mtimeMs > COLD;
      if (cold || (host === hostname() && !lives(pid))) return undefined;
      return `process ${pid} on ${host}`;
    } catch {
      return undefined;
    }
  }
}

function lives(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (e) {
    return (e as NodeJS.ErrnoException).code === "EPERM";
  }
}

function busy(folder: string, holder: string): MultivectorError {
  return new MultivectorError({
    code: "store-busy",
    message: `${folder} is being written by ${holder}`,
    where: folder,
    mend: "wait for it, or name another folder",
    fault: "usage",
  });
}

function unwritable(folder: string, e: Error): MultivectorError {
  return new MultivectorError({
    code: "out-unwritable",
    message: `nothing can be written in ${folder}: ${e.message}`,
    where: folder,
    mend: "check its permissions, and whether there is room",
    fault: "usage",
  });
}
