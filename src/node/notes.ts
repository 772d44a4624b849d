/** What somebody should know and nothing ends for, on standard error: each once. */
import { harmless } from "../views/text/harmless.ts";

const told = new Set<string>();

export function note(line: string): void {
  if (told.has(line)) return;
  told.add(line);
  process.stderr.write(`note: ${harmless(line)}\n`);
}
