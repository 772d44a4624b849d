/** The runs on screen and what is asked of them. */
import { explainAllocation } from "../../answers/allocation.ts";
import { explain } from "../../answers/explain.ts";
import { allocationQuestionOf, questionOf } from "../../answers/question.ts";
import { MultivectorError } from "../../engine/errors.ts";
import type { Program } from "../../engine/program.ts";
import { Session } from "../../engine/session.ts";
import type { PlayOptions } from "../../experiments/result.ts";
import type { Opened } from "../../models/open.ts";
import { Lane } from "./lane.ts";
import { type Head, headOf } from "./look/frame.ts";
import type { Explained, Refused } from "./look/why.ts";
import type { Ask } from "./panel.ts";
import type { Request } from "./player.ts";
import type { Answer } from "./reducer.ts";

/** A run with the scenario that it plays. */
export interface Take {
  opened: Opened;
  head: Head;
  lane: Lane;
}

export class Studio {
  readonly options: PlayOptions;
  readonly takes: Take[];
  /** Instances on which runs are played again to be explained, by program. */
  private readonly spares = new Map<Program, Session>();

  /** @param session begun, and not yet stepped */
  constructor(opened: Opened, session: Session, options: PlayOptions) {
    this.options = options;
    const head = headOf(opened, options);
    this.takes = [{ opened, head, lane: new Lane(session, head) }];
  }

  /** Months that every run on screen has played. */
  tip(): number {
    return Math.min(...this.takes.map((t) => t.lane.tip));
  }

  ticks(): number {
    return Math.max(...this.takes.map((t) => t.lane.ticks));
  }

  answer(request: Request): Answer {
    if ("explain" in request) return { explained: this.explain(request.explain) };
    return { show: this.takes.map((t) => t.lane.at(request.show)) };
  }

  /** The same explanation as that of `multivector explain`, of the whole run. */
  private explain(ask: Ask): Explained | Refused {
    const { program } = this.takes[0]!.opened;
    const session = this.spares.get(program) ?? new Session(program);
    this.spares.set(program, session);
    const { seed, run } = this.options;
    try {
      const allocation = allocationQuestionOf(session, ask);
      if (allocation) return explainAllocation(session, { seed, run }, allocation);
      return explain(session, { seed, run }, questionOf(session, { seed, run }, ask));
    } catch (e) {
      if (!(e instanceof MultivectorError) || e.fault !== "usage") throw e;
      return { kind: "refused", message: e.message, mend: e.mend ?? "" };
    }
  }
}
