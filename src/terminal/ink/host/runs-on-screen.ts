/** The runs on screen, and the answers to what is asked of them: one run, or one and its tweak with the same luck. */
import { explainAllocation } from "../../../answers/allocation.ts";
import { explain } from "../../../answers/explain.ts";
import { allocationQuestionOf, questionOf } from "../../../answers/question.ts";
import { MultivectorError } from "../../../engine/errors.ts";
import type { Program } from "../../../engine/program.ts";
import { Session } from "../../../engine/session.ts";
import type { PlayOptions } from "../../../experiments/result.ts";
import type { Opened } from "../../../models/open.ts";
import type { Ask } from "../../../views/ask.ts";
import { type Head, headOf } from "../../../views/frame.ts";
import { numbersOf } from "../../../views/numbers.ts";
import type { ViewContext } from "../../../views/panel.ts";
import { Parting } from "../../../views/parting.ts";
import type { Tweaked } from "../../../views/tweak.ts";
import type { Explained, Refused } from "../../../views/why.ts";
import { openTweak, refusal, saveTweak } from "../io/tweak.ts";
import type { Answer } from "../state/action.ts";
import { Playback } from "./playback.ts";
import type { Due } from "./player.ts";

/** A run with the scenario that it plays. */
export interface ShownRun {
  opened: Opened;
  head: Head;
  playback: Playback;
}

type Showing = Extract<Answer, { show: unknown }>;

export class RunsOnScreen {
  readonly options: PlayOptions;
  /** The run as it was asked for, and its tweak where there is one. */
  readonly shown: [ShownRun, ...ShownRun[]];
  private readonly context: ViewContext;
  private parting: Parting | undefined;
  /** Sessions on which runs are replayed to be explained, by program. */
  private readonly spares = new WeakMap<Program, Session>();

  /** @param session begun, and not yet stepped */
  constructor(opened: Opened, session: Session, options: PlayOptions, context: ViewContext) {
    this.options = options;
    this.context = context;
    this.shown = [this.open(opened, session)];
  }

  /** Months that every run on screen has played. */
  tip(): number {
    return Math.min(...this.shown.map((r) => r.playback.tip));
  }

  ticks(): number {
    return Math.max(...this.shown.map((r) => r.playback.ticks));
  }

  answer(due: Due): Answer {
    if ("show" in due) return this.show(due.show);
    if ("explain" in due) return { explained: this.explain(due.explain, due.side) };
    if ("numbers" in due) {
      const { opened, playback } = this.shown[0];
      return { numbers: numbersOf(opened, playback.snapshot(due.numbers)) };
    }
    if ("check" in due) return { checked: this.check(due.check) };
    if ("play" in due) return this.play(due.play, due.at);
    if ("save" in due) return { saved: saveTweak(this.shown[0].opened, due.save, due.file) };
    this.drop();
    return { dropped: true };
  }

  private open(opened: Opened, session: Session): ShownRun {
    const head = headOf(opened, this.options);
    return { opened, head, playback: new Playback(session, head, this.context) };
  }

  /** A tweak that fails is given up, and the first run goes on. */
  private show(tick: number): Showing {
    const [base, variant] = this.shown;
    const frame = base.playback.at(tick);
    if (!variant) return { show: [frame] };
    try {
      const other = variant.playback.at(tick);
      // Before any month is played the frame has the date of the first, which the other run may have played already.
      return { show: [frame, other], parted: tick > 0 ? (this.parting?.upTo(frame.date) ?? null) : null };
    } catch (e) {
      if (!(e instanceof MultivectorError) || e.fault !== "run") throw e;
      this.drop();
      return { show: [frame], lost: e.message };
    }
  }

  private drop(): void {
    this.shown.length = 1;
    this.parting = undefined;
  }

  /** Whether the scenario can be played with these edits. */
  private check(tweak: Tweaked): Refused | null {
    try {
      openTweak(this.shown[0].opened, tweak);
      return null;
    } catch (e) {
      return refusal(e, "write another value");
    }
  }

  /** Plays the tweak beside the run, with the same luck, up to the same month. */
  private play(tweak: Tweaked, at: number): Answer {
    const base = this.shown[0];
    let opened: Opened;
    try {
      opened = openTweak(base.opened, tweak);
    } catch (e) {
      return { played: refusal(e, "write another value") };
    }
    const session = new Session(opened.program);
    session.begin(this.options);
    const variant = this.open(opened, session);
    const [, former] = this.shown;
    const { parting } = this;
    this.shown.splice(1, 1, variant);
    const { calendar } = base.opened.program;
    this.parting = new Parting(calendar, base.playback.session.events, session.events);
    const { show, parted = null, lost } = this.show(at);
    if (lost !== undefined) {
      // What was beside the run is still on screen.
      if (former) this.shown.push(former);
      this.parting = parting;
      return { played: { kind: "refused", message: lost, mend: "write another value" } };
    }
    return { played: { head: variant.head, tweak, frames: show, parted } };
  }

  /** The same explanation as that of `multivector explain`, of the whole run. */
  private explain(ask: Ask, side: number): Explained | Refused {
    const { program } = (this.shown[side] ?? this.shown[0]).opened;
    const session = this.spares.get(program) ?? new Session(program);
    this.spares.set(program, session);
    const { seed, run } = this.options;
    try {
      const allocation = allocationQuestionOf(session, ask);
      if (allocation) return explainAllocation(session, { seed, run }, allocation);
      return explain(session, { seed, run }, questionOf(session, { seed, run }, ask));
    } catch (e) {
      return refusal(e, `ask of another ${program.calendar.unit}`);
    }
  }
}
