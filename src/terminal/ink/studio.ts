/** The runs on screen and what is asked of them. */
import type { Session } from "../../engine/session.ts";
import type { PlayOptions } from "../../experiments/result.ts";
import type { Opened } from "../../models/open.ts";
import { Lane } from "./lane.ts";
import { type Head, headOf } from "./look/frame.ts";
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
    return { show: this.takes.map((t) => t.lane.at(request.show)) };
  }
}
