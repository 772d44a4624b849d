/** Runs the built command as a user would: in a process of its own. Build first (`npm run build`). */
import { spawn } from "node:child_process";
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import type { Readable } from "node:stream";
import { afterAll } from "vitest";

export const ROOT = resolve(import.meta.dirname, "../..");
export const COMMAND = join(ROOT, "dist/cli/multivector.js");

/** Loaded into each process: says at its end how long it was busy. */
const METER = join(import.meta.dirname, "meter.cjs");

export interface Ended {
  code: number | null;
  out: string;
  err: string;
  /** Processor time of the whole process, in milliseconds: wall time says little on a busy machine. */
  busy: number;
}

export interface Given {
  input?: string | Buffer;
  cwd?: string;
  env?: Record<string, string>;
  /** Sent when something first stands on standard error. */
  signal?: NodeJS.Signals;
}

export function multivector(args: readonly string[], given: Given = {}): Promise<Ended> {
  const child = spawn(process.execPath, [COMMAND, ...args], {
    cwd: given.cwd ?? ROOT,
    env: { ...process.env, NODE_OPTIONS: `--require ${METER}`, ...given.env },
    stdio: ["pipe", "pipe", "pipe", "pipe"],
  });
  const out: Buffer[] = [];
  const err: Buffer[] = [];
  const spent: Buffer[] = [];
  (child.stdio[3] as Readable).on("data", (b: Buffer) => spent.push(b));
  child.stdout.on("data", (b: Buffer) => out.push(b));
  child.stderr.on("data", (b: Buffer) => {
    if (err.length === 0 && given.signal) child.kill(given.signal);
    err.push(b);
  });
  child.stdin.on("error", () => {});
  child.stdin.end(given.input ?? "");
  return new Promise((done) => {
    child.on("close", (code) =>
      done({
        code,
        out: Buffer.concat(out).toString(),
        err: Buffer.concat(err).toString(),
        busy: Number(Buffer.concat(spent).toString()) || Number.NaN,
      }),
    );
  });
}

export interface Told {
  format: string;
  code: string;
  message: string;
  where: string | null;
  mend: string | null;
}

/** The errors that were printed with `--json`, one a line. */
export function told(ended: Ended): Told[] {
  return ended.err
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line) as Told);
}

/** A folder for the files of one test file; gone when it ends. */
export class Folder {
  readonly path = mkdtempSync(join(tmpdir(), "multivector-"));

  constructor() {
    afterAll(() => rmSync(this.path, { recursive: true, force: true }));
  }

  file(name: string, content: string | Buffer): string {
    const path = join(this.path, name);
    writeFileSync(path, content);
    return path;
  }

  names(): string[] {
    return readdirSync(this.path).sort();
  }
}
