/** One process at a time writes a shard of a store. A lock that its holder has stopped refreshing is void. */
import { randomBytes } from "node:crypto";
import { appendFileSync, lstatSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { hostname } from "node:os";
import { dirname, join } from "node:path";
import { MultivectorError } from "../../engine/errors.ts";
import type { Shard } from "../../experiments/shard.ts";
import { namesIn } from "./parts.ts";

/** Milliseconds after which an untouched lock of another machine counts as abandoned, and between two touches. */
const COLD = 60_000;
const TOUCH = 5_000;
/** For so long a lock is watched whose date says nothing, and so much is no future. */
const WATCHED = 12_000;
const SKEW = 2_000;
const MOST_ATTEMPTS = 4;

/** Locks that this process holds: after a container restarts, its process id may equal that of its predecessor. */
const own = new Set<string>();

interface Held {
  pid: number;
  host: string;
  /** When that process began, where the system tells, because process ids are reused. */
  began?: string | undefined;
  /** Of this lock and no other. */
  token: string;
}

export class Lock {
  private readonly path: string;
  private readonly token = randomBytes(8).toString("hex");
  private readonly warmer: NodeJS.Timeout;

  /** @throws `store-busy` where another process holds it */
  constructor(folder: string, { index, of }: Shard) {
    this.path = join(folder, `.lock-${index}-of-${of}`);
    const mine: Held = { pid: process.pid, host: hostname(), began: beginOf("self"), token: this.token };
    this.warmer = setInterval(() => this.touch(), TOUCH).unref();
    for (let attempt = 0; ; attempt++)
      try {
        writeFileSync(this.path, JSON.stringify(mine), { flag: "wx" });
        own.add(this.token);
        return;
      } catch (e) {
        const found = heldAt(this.path);
        const fault =
          (e as NodeJS.ErrnoException).code !== "EEXIST" || attempt === MOST_ATTEMPTS
            ? unwritable(folder, e as Error)
            : found && holds(this.path, found)
              ? busy(folder, found)
              : undefined;
        if (fault) {
          clearInterval(this.warmer);
          throw fault;
        }
        this.takeAway(found?.token);
      }
  }

  /** Whether nobody has taken it from a process that was thought dead. */
  get held(): boolean {
    return heldAt(this.path)?.token === this.token;
  }

  /** Says that the holder lives: it grows, which is seen whatever the clocks say, and is dated by the file system. */
  private touch(): void {
    if (!this.held) return;
    try {
      appendFileSync(this.path, "\n");
    } catch {
      // The folder went away: the next part says so.
    }
  }

  /** Leaves a lock that another has taken meanwhile. */
  release(): void {
    clearInterval(this.warmer);
    own.delete(this.token);
    if (this.held) rmSync(this.path, { force: true });
  }

  /** Removes the void lock of a token; where another has replaced it in between it is put back. */
  private takeAway(token: string | undefined): void {
    const aside = `${this.path}.${this.token}`;
    try {
      renameSync(this.path, aside);
    } catch {
      return;
    }
    if (heldAt(aside)?.token === token) rmSync(aside, { force: true });
    else renameSync(aside, this.path);
  }
}

/** @throws `store-busy` where any shard of the folder is being written */
export function refuseBusy(folder: string): void {
  for (const file of namesIn(folder).filter((f) => /^\.lock-\d+-of-\d+$/.test(f))) {
    const found = heldAt(join(folder, file));
    if (found && !own.has(found.token) && holds(join(folder, file), found)) throw busy(folder, found);
  }
}

function heldAt(path: string): Held | undefined {
  try {
    return JSON.parse(readFileSync(path, "utf8")) as Held;
  } catch {
    return undefined;
  }
}

/** Whether a lock's holder is alive: on this machine judged by its process, on another by the last touch. */
function holds(path: string, { pid, host, began, token }: Held): boolean {
  if (own.has(token)) return true;
  if (host === hostname()) return pid !== process.pid && lives(pid, began);
  const touched = progressOf(path);
  if (!touched) return false;
  const age = now(dirname(path)) - touched.mtimeMs;
  if (age > COLD) return false;
  if (age >= -SKEW) return true;
  // It is of the future: whether its holder lives is seen by whether it goes on touching it.
  const until = performance.now() + WATCHED;
  while (performance.now() < until) {
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 250);
    const later = progressOf(path);
    if (!later) return false;
    if (later.size !== touched.size || later.mtimeMs !== touched.mtimeMs) return true;
  }
  return false;
}

const progressOf = (path: string) => lstatSync(path, { throwIfNoEntry: false });

/** The time by the file system, which may be another machine's, as it dates locks; by this one where nothing can be written. */
function now(folder: string): number {
  const probe = join(folder, `.multivector-clock-${process.pid}.tmp`);
  try {
    writeFileSync(probe, "");
    return lstatSync(probe).mtimeMs;
  } catch {
    return Date.now();
  } finally {
    rmSync(probe, { force: true });
  }
}

/** Whether there is such a process on this machine. @param began when it did, where that is known */
export function lives(pid: number, began?: string): boolean {
  const now = beginOf(pid);
  if (began !== undefined && now !== undefined) return began === now;
  try {
    process.kill(pid, 0);
    return true;
  } catch (e) {
    return (e as NodeJS.ErrnoException).code === "EPERM";
  }
}

/** When a process began, in the system's own count; undefined where there is none, or where the system does not tell. */
function beginOf(pid: number | "self"): string | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "latin1");
    return stat.slice(stat.lastIndexOf(")") + 2).split(" ")[19];
  } catch {
    return undefined;
  }
}

function busy(folder: string, { pid, host }: Held): MultivectorError {
  return new MultivectorError({
    code: "store-busy",
    message: `${folder} is being written by process ${pid} on ${host}`,
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
