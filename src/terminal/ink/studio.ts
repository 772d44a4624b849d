/** The runs on screen and what is asked of them: one, or one and its tweak, paired by seed. */
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
import { numbersOf } from "./look/numbers.ts";
import type { Explained, Refused } from "./look/why.ts";
import type { Ask } from "./panel.ts";
import { Parting } from "./parting.ts";
import type { Request } from "./player.ts";
import type { Answer } from "./reducer.ts";
import type { Tweaked } from "./state.ts";
import { openTweak, refusal, saveTweak } from "./tweak.ts";

/** A run with the scenario that it plays. */
export interface Take {
  opened: Opened;
  head: Head;
  lane: Lane;
}

type Showing = Extract<Answer, { show: unknown }>;

export class Studio {
  readonly options: PlayOptions;
  /** The run as it was asked for, and its tweak where there is one. */
  readonly takes: [Take, ...Take[]];
  private parting: Parting | undefined;
  /** Instances on which runs are played again to be explained, by program. */
  private readonly spares = new WeakMap<Program, Session>();

  /** @param session begun, and not yet stepped */
  constructor(opened: Opened, session: Session, options: PlayOptions) {
    this.options = options;
    this.takes = [this.take(opened, session)];
  }

  /** Months that every run on screen has played. */
  tip(): number {
    return Math.min(...this.takes.map((t) => t.lane.tip));
  }

  ticks(): number {
    return Math.max(...this.takes.map((t) => t.lane.ticks));
  }

  answer(request: Request): Answer {
    if ("show" in request) return this.show(request.show);
    if ("explain" in request) return { explained: this.explain(request.explain, request.side) };
    if ("numbers" in request) {
      const { opened, lane } = this.takes[0];
      return { numbers: numbersOf(opened, lane.snapshot(request.numbers)) };
    }
    if ("check" in request) return { checked: this.check(request.check) };
    if ("play" in request) return this.play(request.play, request.at);
    if ("save" in request) return { saved: saveTweak(this.takes[0].opened, request.save, request.file) };
    this.drop();
    return { dropped: true };
  }

  private take(opened: Opened, session: Session): Take {
    const head = headOf(opened, this.options);
    return { opened, head, lane: new Lane(session, head) };
  }

  /** A tweak that breaks the run is given up; the first run is not its hostage. */
  private show(tick: number): Showing {
    const [base, variant] = this.takes;
    const frame = base.lane.at(tick);
    if (!variant) return { show: [frame] };
    try {
      const other = variant.lane.at(tick);
      // Before the first month is played its date stands there already, and the first run may long have played it.
      return { show: [frame, other], parted: tick > 0 ? (this.parting?.upTo(frame.date) ?? null) : null };
    } catch (e) {
      if (!(e instanceof MultivectorError) || e.fault !== "run") throw e;
      this.drop();
      return { show: [frame], lost: e.message };
    }
  }

  private drop(): void {
    this.takes.length = 1;
    this.parting = undefined;
  }

  /** Whether the scenario can be played with these edits. */
  private check(tweak: Tweaked): Refused | null {
    try {
      openTweak(this.takes[0].opened, tweak);
      return null;
    } catch (e) {
      return refusal(e, "write another value");
    }
  }

  /** The tweak beside the run, with the same luck, both at the same month. */
  private play(tweak: Tweaked, at: number): Answer {
    const base = this.takes[0];
    let opened: Opened;
    try {
      opened = openTweak(base.opened, tweak);
    } catch (e) {
      return { played: refusal(e, "write another value") };
    }
    const session = new Session(opened.program);
    session.begin(this.options);
    const variant = this.take(opened, session);
    const [, former] = this.takes;
    const { parting } = this;
    this.takes.splice(1, 1, variant);
    this.parting = new Parting(base.lane.session.events, session.events);
    const { show, parted = null, lost } = this.show(at);
    if (lost !== undefined) {
      // What stood beside the run until now still stands there on screen.
      if (former) this.takes.push(former);
      this.parting = parting;
      return { played: { kind: "refused", message: lost, mend: "write another value" } };
    }
    return { played: { head: variant.head, tweak, frames: show, parted } };
  }

  /** The same explanation as that of `multivector explain`, of the whole run. */
  private explain(ask: Ask, side: number): Explained | Refused {
    const { program } = (this.takes[side] ?? this.takes[0]).opened;
    const session = this.spares.get(program) ?? new Session(program);
    this.spares.set(program, session);
    const { seed, run } = this.options;
    try {
      const allocation = allocationQuestionOf(session, ask);
      if (allocation) return explainAllocation(session, { seed, run }, allocation);
      return explain(session, { seed, run }, questionOf(session, { seed, run }, ask));
    } catch (e) {
      return refusal(e, "ask of another month");
    }
  }
}
