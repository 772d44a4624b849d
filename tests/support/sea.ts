/** The Caspian alone: the naval scenario with all but its fleets switched off, and numbers set by path. */
import type { Program } from "../../src/engine/program.ts";
import { type RunOptions, Session } from "../../src/engine/session.ts";
import { openScenario } from "../../src/node/open.ts";

const STILL = ["visits", "contact", "trust", "exercise", "drills", "incidents"];

/** Russia, Iran, Azerbaijan, Kazakhstan and Turkmenistan with nothing but fleets, as real numbers. */
export function calmSea(...sets: string[]): Session {
  const off = STILL.map((id) => `mechanisms.${id}=off`);
  return new Session(
    openScenario("caspian-naval-balance", ["region.shipbuilding=continuous", ...off, ...sets]).program,
  );
}

export function at(program: Program, values: Readonly<Record<string, number>>): RunOptions["values"] {
  return Object.entries(values).map(([path, value]) => {
    const found = program.address(path);
    if (!found) throw new Error(`there is nothing at ${path}`);
    return { kind: found.kind, index: found.index, value };
  });
}
