/** Plays one run month by month, and shows any month that was played exactly as it was. */
import { digestNumbers } from "../../../engine/digest.ts";
import { MultivectorError } from "../../../engine/errors.ts";
import { Session, type Snapshot } from "../../../engine/session.ts";
import { type Frame, frameOf, type Head } from "../../../views/frame.ts";
import type { ViewContext } from "../../../views/panel.ts";
import { Checkpoints } from "./checkpoints.ts";

export class Playback {
  readonly session: Session;
  private readonly head: Pick<Head, "start" | "end">;
  private readonly context: ViewContext;
  private readonly checkpoints: Checkpoints;
  private frame: Frame;
  /** Of the whole state after each month: a replay must come to the same. */
  private readonly digests: string[] = [];
  private spare: Session | undefined;

  /** @param session begun, and not yet stepped; its ledgers are kept from now on, which changes no result */
  constructor(
    session: Session,
    head: Pick<Head, "start" | "end">,
    context: ViewContext,
    checkpoints = new Checkpoints(),
  ) {
    this.session = session;
    this.head = head;
    this.context = context;
    this.checkpoints = checkpoints;
    recordLedgers(session);
    this.frame = frameOf(session, head, context);
    this.keep();
  }

  /** Months played. */
  get tip(): number {
    return this.frame.tick;
  }

  /** Months there are to play. */
  get ticks(): number {
    return this.head.end - this.head.start + 1;
  }

  /** The frame after so many months; plays those that are not played yet. */
  at(tick: number): Frame {
    const wanted = Math.max(0, Math.min(tick, this.ticks));
    while (this.tip < wanted) this.play();
    if (wanted === this.tip) return this.frame;
    return this.replay(wanted);
  }

  private play(): void {
    this.session.step();
    this.frame = frameOf(this.session, this.head, this.context, this.frame);
    clearLedgers(this.session);
    this.keep();
  }

  private keep(): void {
    const snapshot = this.session.snapshot();
    this.digests[this.tip] = digestNumbers([snapshot.now]);
    this.checkpoints.keep(this.tip, () => ({ snapshot, frame: this.frame }));
  }

  /** The whole state after so many months that have been played. */
  snapshot(tick: number): Snapshot {
    const kept = this.checkpoints.before(tick);
    if (kept.frame.tick === tick) return kept.snapshot;
    this.replay(tick);
    return this.spare!.snapshot();
  }

  /** Plays again, on a second session, what was not kept. */
  private replay(tick: number): Frame {
    const { snapshot, frame: from } = this.checkpoints.before(tick);
    if (from.tick === tick) return from;
    if (!this.spare) {
      this.spare = new Session(this.session.program);
      recordLedgers(this.spare);
    }
    const { spare } = this;
    spare.restore(snapshot);
    let frame = from;
    while (frame.tick < tick) {
      spare.step();
      frame = frameOf(spare, this.head, this.context, frame);
      clearLedgers(spare);
    }
    if (digestNumbers([spare.snapshot().now]) !== this.digests[tick])
      throw new MultivectorError({
        code: "replay-differs",
        message: `month ${frame.date} played again is not what it was`,
        mend: "report the scenario, the seed and the month",
        fault: "internal",
      });
    return frame;
  }
}

/** Also of those who were not asked: panels show what they would have weighed. */
function recordLedgers(session: Session): void {
  for (const { ledger } of session.decisions.values()) {
    ledger.recording = true;
    ledger.probing = true;
  }
  for (const o of session.optimisations.values()) o.recording = true;
}

/** The frame is made by now, and ledgers would grow without end. */
function clearLedgers(session: Session): void {
  for (const { ledger } of session.decisions.values()) ledger.rows = [];
  for (const o of session.optimisations.values()) o.rows = [];
}
