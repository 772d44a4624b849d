/** Mean, deviation and histogram of a stream of numbers, none of which is kept. */

const BINS = 64;

export class Spread {
  count = 0;
  mean = 0;
  private squares = 0;
  /** Left end and width of the bins; the width is a power of two, so that two neighbours make one. */
  private left = 0;
  private width = 0;
  private counts = new Float64Array(BINS);

  /** What is not finite has no place in a mean and is left out. */
  take(value: number): void {
    if (!Number.isFinite(value)) return;
    this.count++;
    const gap = value - this.mean;
    this.mean += gap / this.count;
    this.squares += gap * (value - this.mean);
    if (this.width === 0) this.begin(value);
    while (value < this.left || value >= this.left + BINS * this.width) this.widen();
    // A number just below the right end may come out at it, for the difference is rounded.
    const bin = Math.min(BINS - 1, Math.floor((value - this.left) / this.width));
    this.counts[bin] = this.counts[bin]! + 1;
  }

  /** Of a sample (n - 1); NaN of less than two. */
  get sd(): number {
    return this.count > 1 ? Math.sqrt(Math.max(0, this.squares) / (this.count - 1)) : Number.NaN;
  }

  bins(): { from: number; count: number }[] {
    return Array.from(this.counts, (count, k) => ({ from: this.left + k * this.width, count })).filter(
      (b) => b.count > 0,
    );
  }

  /** Bins of about a thousandth of the first value, which lies in the middle. */
  private begin(value: number): void {
    this.width = 2 ** Math.ceil(Math.log2(Math.max(Math.abs(value), 1e-3) / 1000));
    this.left = (Math.floor(value / this.width) - BINS / 2) * this.width;
  }

  /** Bins of twice the width, around the same middle. */
  private widen(): void {
    const { counts, left, width } = this;
    const wide = width * 2;
    const from = (Math.floor((left + (BINS / 2) * width) / wide) - BINS / 2) * wide;
    const next = new Float64Array(BINS);
    counts.forEach((count, k) => {
      const bin = Math.floor((left + k * width - from) / wide);
      next[bin] = next[bin]! + count;
    });
    this.counts = next;
    this.left = from;
    this.width = wide;
  }
}
