/** Progress of a batch on standard error: how many, how fast, how long yet. */

/** Seconds after which a speed is one. */
const SETTLED = 0.3;

export class Progress {
  private readonly total: number;
  private readonly quiet: boolean;
  private readonly atMost: boolean;
  private shown = 0;
  private wrote = false;
  /** When the first runs came in: until then threads start, which says nothing of the speed. */
  private first: { done: number; seconds: number } | undefined;

  /** @param atMost whether it may well end before: how long yet is then not known */
  constructor(total: number, quiet: boolean, atMost = false) {
    this.total = total;
    this.quiet = quiet;
    this.atMost = atMost;
  }

  /**
   * One line that is written over on a terminal; elsewhere a line every few seconds, the first soon.
   * @param before how many an earlier process had finished, which say nothing of the speed
   */
  show(done: number, seconds: number, before = 0): void {
    if (this.quiet || done === before) return;
    this.first ??= { done, seconds };
    const live = process.stderr.isTTY === true;
    const every = live ? 0.1 : this.wrote ? 5 : 0.2;
    if (seconds - this.shown < every && done < this.total) return;
    if (!live && done >= this.total && !this.wrote) return;
    this.shown = seconds;
    this.wrote = true;
    const text = [
      `${done} of ${this.atMost ? "at most " : ""}${this.total} runs`,
      ...this.pace({ done, seconds }),
    ].join(", ");
    process.stderr.write(live ? `\r\u001b[2K${text}` : `${text}\n`);
  }

  /** How fast and how long yet, as soon as something is known of it. */
  private pace(now: { done: number; seconds: number }): string[] {
    const rate = rateOf(this.first!, now);
    if (rate === undefined) return [];
    const fast = `${Math.round(rate)} a second`;
    return this.atMost ? [fast] : [fast, `${duration(Math.ceil((this.total - now.done) / rate))} to go`];
  }

  end(): void {
    if (this.wrote && process.stderr.isTTY) process.stderr.write("\r\u001b[2K");
  }
}

/** Runs a second since the first were in; until then threads start, which says nothing of the speed. */
export function rateOf(
  first: { done: number; seconds: number },
  now: { done: number; seconds: number },
): number | undefined {
  const seconds = now.seconds - first.seconds;
  return seconds > SETTLED && now.done > first.done ? (now.done - first.done) / seconds : undefined;
}

export function duration(seconds: number): string {
  if (seconds < 90) return `${seconds} s`;
  return seconds < 5400 ? `${Math.round(seconds / 60)} min` : `${(seconds / 3600).toFixed(1)} h`;
}
