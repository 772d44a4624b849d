/** The console blocks of a page: a command and what it prints. UPDATE_DOCS=1 writes the outputs anew. */
import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { expect } from "vitest";

export const root = resolve(import.meta.dirname, "../..");
const BLOCK = /```console\n\$ multivector ([^\n]*)\n([\s\S]*?)```/g;

/** Each command with the output that the page shows. */
export function consoleBlocks(file: string): [command: string, output: string][] {
  return [...readFileSync(file, "utf8").matchAll(BLOCK)].map((b) => [b[1] as string, b[2] as string]);
}

/** Words of a command line; single quotes hold words together. */
export function wordsOf(command: string): string[] {
  return [...command.matchAll(/'([^']*)'|(\S+)/g)].map((m) => m[1] ?? (m[2] as string));
}

/** What the command prints, less what a reader need not see: all after the glossary, and digests. */
function shown(command: string): string {
  const text = execFileSync(process.execPath, [join(root, "dist/cli/multivector.js"), ...wordsOf(command)], {
    encoding: "utf8",
    stdio: ["ignore", "pipe", "ignore"],
  });
  const told = text.split("\nTerms\n")[0] ?? "";
  return `${told.replace(/^digest .*\n/gm, "").trimEnd()}\n`;
}

/** Holds a block against its command, or writes it anew. */
export function holdOrWrite(file: string, command: string, output: string): void {
  const now = shown(command);
  if (!process.env["UPDATE_DOCS"]) {
    expect(output).toBe(now);
    return;
  }
  const text = readFileSync(file, "utf8");
  const from = `$ multivector ${command}\n`;
  writeFileSync(
    file,
    text.replace(`${from}${output}\`\`\``, () => `${from}${now}\`\`\``),
  );
}
