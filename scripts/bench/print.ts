/** What the benchmarks print: the machine, tables in columns, the targets that were missed. */
import { cpus, loadavg } from "node:os";

export type Print = (line: string) => void;

export const load = () =>
  loadavg()
    .map((l) => l.toFixed(1))
    .join(" ");

export const machine = () =>
  `${cpus()[0]?.model}, ${cpus().length} processors, Node ${process.version}, load ${load()}`;

/** A row of a table: its name, and each cell to the right of its column. */
export const row = (name: string, cells: readonly (string | number)[], first = 20, width = 16) =>
  name.padEnd(first) + cells.map((cell) => String(cell).padStart(width)).join("");

/** Prints the targets that were missed; with `check` they make the exit code 1. */
export function report(missed: readonly string[], check: boolean, print: Print): void {
  for (const target of missed) print(`missed: ${target}`);
  print(`load at the end ${load()}`);
  if (check && missed.length > 0) process.exitCode = 1;
}
