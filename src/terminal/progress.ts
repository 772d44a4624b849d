/** Progress of a batch on standard error: how many, how fast, how long yet. */
export class Progress {
  private readonly total: number;
  private readonly quiet: boolean;
  private shown = 0;
  private wrote = false;
  /** When the first runs came in: until then threads start, which says nothing of the speed. */
  private first: { done: number; seconds: number } | undefined;

  constructor(total: number, quiet: boolean) {
    this.total = total;
    this.quiet = quiet;
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
    const rate = rateOf(this.first, { done, seconds }, before);
    const left = rate > 0 ? Math.ceil((this.total - done) / rate) : 0;
    const text = `${done} of ${this.total} runs, ${Math.round(rate)} a second, ${duration(left)} to go`;
    process.stderr.write(live ? `\r\u001b[2K${text}` : `${text}\n`);
  }

  end(): void {
    if (this.wrote && process.stderr.isTTY) process.stderr.write("\r\u001b[2K");
  }
}

/** Runs a second since the first were in; of all the time, as long as there is nothing else. */
export function rateOf(
  first: { done: number; seconds: number },
  now: { done: number; seconds: number },
  before: number,
): number {
  if (now.seconds - first.seconds > 0.3) return (now.done - first.done) / (now.seconds - first.seconds);
  return now.seconds > 0 ? (now.done - before) / now.seconds : 0;
}

export function duration(seconds: number): string {
  if (seconds < 90) return `${seconds} s`;
  return seconds < 5400 ? `${Math.round(seconds / 60)} min` : `${(seconds / 3600).toFixed(1)} h`;
}
