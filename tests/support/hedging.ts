/** The baseline with hedging on, and a short way to read and set its cells. */
import type { Mechanism } from "../../src/engine/mechanism.ts";
import type { Program } from "../../src/engine/program.ts";
import { Session } from "../../src/engine/session.ts";
import { centralAsia } from "../../src/models/central-asia/model.ts";
import { openScenario } from "../../src/node/open.ts";
import { compile } from "./compile.ts";

export const POLITICS = centralAsia.mechanisms
  .map((m) => m.id)
  .filter((id) => !centralAsia.optional?.includes(id));
/** A scenario with all that is set as a world at rest: what is set is no departure from it. */
export const AT_REST = "reference=true";
/** Everything off but what a test switches on: a run takes no time. */
export const ALONE = POLITICS.map((id) => `mechanisms.${id}=off`);

export function hedgingAlone(...sets: string[]): Program {
  return openScenario("baseline", [...ALONE, "mechanisms.hedging=on", AT_REST, ...sets]).program;
}

/** The same world with further mechanisms, which only the test knows. */
export function withMechanisms(program: Program, ...more: Mechanism[]): Program {
  return compile({ ...centralAsia, mechanisms: [...centralAsia.mechanisms, ...more] }, program.world);
}

export function begun(program: Program, record: "outcomes" | "ledger" = "outcomes"): Session {
  const session = new Session(program);
  session.begin({ seed: "hedging", record });
  return session;
}

export function played(program: Program): Session {
  const session = begun(program);
  session.finish();
  return session;
}

export function setting(program: Program, path: string): { kind: "parameter" | "cell"; index: number } {
  const found = program.address(path);
  if (!found) throw new Error(`no address ${path}`);
  return found;
}
