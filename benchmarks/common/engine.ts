/** The common model as the engine runs it. */
import { compile } from "../../src/engine/program.ts";
import { Session } from "../../src/engine/session.ts";
import type { Contestant } from "./contestant.ts";
import { commonModel, commonWorld } from "./model.ts";

export const SEED = "common";

export class EngineRun implements Contestant {
  readonly session: Session;

  constructor(size: number, ticks?: number) {
    this.session = new Session(compile(commonModel, commonWorld(size, ticks)));
  }

  start(run: number): void {
    this.session.begin({ seed: SEED, run });
  }

  play(ticks: number): void {
    for (let t = 0; t < ticks; t++) this.session.step();
  }

  share(): number {
    return this.session.outcomes()[0]!;
  }
}
