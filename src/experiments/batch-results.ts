/** Results of a batch, each in the place of its run, so that the order in which they come cannot matter. */
import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, hexToBytes } from "@noble/hashes/utils.js";
import type { ChunkResult, FailedRun } from "./chunk-contract.ts";

/** A run that ended well, as a store gives it back. */
export interface RestoredRun {
  run: number;
  values: Float64Array;
  digest: Uint8Array;
}

const MISSING = 0;
const ENDED = 1;
const FAILED = 2;

export class BatchResults {
  readonly from: number;
  readonly count: number;
  readonly width: number;
  readonly values: Float64Array;
  readonly failures = new Map<number, FailedRun>();
  private readonly digests: Uint8Array;
  private readonly states: Uint8Array;

  /** @param from first run @param count how many @param width outcomes a run */
  constructor(from: number, count: number, width: number) {
    this.from = from;
    this.count = count;
    this.width = width;
    this.values = new Float64Array(count * width);
    this.digests = new Uint8Array(count * 32);
    this.states = new Uint8Array(count);
  }

  place(r: ChunkResult): void {
    const at = r.from - this.from;
    this.values.set(r.values, at * this.width);
    this.digests.set(r.digests, at * 32);
    this.states.fill(ENDED, at, at + r.runs);
    for (const f of r.failures) {
      this.states[f.run - this.from] = FAILED;
      this.failures.set(f.run, f);
    }
  }

  /** One run, as a store gives it back. */
  take({ run, values, digest }: RestoredRun): void {
    const at = run - this.from;
    this.values.set(values, at * this.width);
    this.digests.set(digest, at * 32);
    this.states[at] = ENDED;
  }

  /** One failed run, as a store gives it back. */
  fail(failure: FailedRun, digest: string): void {
    const at = failure.run - this.from;
    this.values.fill(Number.NaN, at * this.width, (at + 1) * this.width);
    this.digests.set(hexToBytes(digest), at * 32);
    this.states[at] = FAILED;
    this.failures.set(failure.run, failure);
  }

  /** All runs of a part of these. */
  adopt(part: BatchResults): void {
    const at = part.from - this.from;
    this.values.set(part.values, at * this.width);
    this.digests.set(part.digests, at * 32);
    this.states.set(part.states, at);
    for (const [run, f] of part.failures) this.failures.set(run, f);
  }

  ended(k: number): boolean {
    return this.states[k] === ENDED;
  }

  has(k: number): boolean {
    return this.states[k] !== MISSING;
  }

  /** How many of the first `limit` runs have ended, well or not. */
  total(limit = this.count): number {
    let n = 0;
    for (let k = 0; k < limit; k++) if (this.states[k] !== MISSING) n++;
    return n;
  }

  /** Runs from the first on without a gap. */
  whole(): number {
    const gap = this.states.indexOf(MISSING);
    return gap < 0 ? this.count : gap;
  }

  /** Stretches of runs that are missing between `low` and `high`, none longer than `most`. */
  *missing(low: number, high: number, most: number): Generator<{ from: number; runs: number }> {
    for (let k = low; k < high; k++) {
      if (this.has(k)) continue;
      let end = k + 1;
      while (end < high && end - k < most && !this.has(end)) end++;
      yield { from: this.from + k, runs: end - k };
      k = end - 1;
    }
  }

  /** Failures among the first `limit` runs, in the order of runs. */
  failuresOf(limit: number): FailedRun[] {
    return [...this.failures.values()].filter((f) => f.run - this.from < limit).sort((a, b) => a.run - b.run);
  }

  /** SHA-256 of the digests of the first `limit` runs. */
  digest(limit: number): string {
    return bytesToHex(sha256(this.digests.subarray(0, limit * 32)));
  }
}
