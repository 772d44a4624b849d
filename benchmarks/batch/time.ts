/** Plays what a batch plays, without its store and its pool. */
import { Session } from "../../src/engine/session.ts";
import { openScenario } from "../../src/node/open.ts";

/** @returns processor time in ms */
export function playAlone(scenario: string, runs: number): number {
  const session = new Session(openScenario(scenario).program);
  const began = process.cpuUsage();
  for (let run = 0; run < runs; run++) {
    session.begin({ seed: "multivector", run });
    session.finish();
    session.digest();
    session.outcomes();
  }
  const { user, system } = process.cpuUsage(began);
  return (user + system) / 1000;
}
