/** Progress of a batch on standard error: how many, how fast, how long yet. */
export class Progress {
  private readonly total: number;
  private readonly quiet: boolean;
  private shown = 0;
  private wrote = false;

  constructor(total: number, quiet: boolean) {
    this.total = total;
    this.quiet = quiet;
  }

  /** One line that is written over on a terminal; a line every few seconds elsewhere. */
  show(done: number, seconds: number): void {
    if (this.quiet) return;
    const live = process.stderr.isTTY === true;
    const every = live ? 0.1 : 5;
    if (seconds - this.shown < every && done < this.total) return;
    if (!live && done >= this.total && this.shown === 0 && seconds < every) return;
    this.shown = seconds;
    this.wrote = true;
    const rate = seconds > 0 ? done / seconds : 0;
    const left = rate > 0 ? Math.ceil((this.total - done) / rate) : 0;
    const text = `${done} of ${this.total} runs, ${Math.round(rate)} a second, ${duration(left)} to go`;
    process.stderr.write(live ? `\r\u001b[2K${text}` : `${text}\n`);
  }

  end(): void {
    if (this.wrote && process.stderr.isTTY) process.stderr.write("\r\u001b[2K");
  }
}

function duration(seconds: number): string {
  if (seconds < 90) return `${seconds} s`;
  return seconds < 5400 ? `${Math.round(seconds / 60)} min` : `${(seconds / 3600).toFixed(1)} h`;
}
