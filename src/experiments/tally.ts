/** What a batch says so far, kept as its runs come in: counts of months, moments, and a histogram of each quantity. */
import type { OutcomeHead } from "./heads.ts";
import { Spread } from "./spread.ts";
import { meanInterval, wilson } from "./statistics.ts";

export interface EventTally {
  kind: "event";
  id: string;
  /** Of which it tells. */
  runs: number;
  probability: number;
  /** 95% Wilson interval. */
  low: number;
  high: number;
  /** Month by which half of those runs have it in which it happens; null where there are none. */
  median: number | null;
}

export interface QuantityTally {
  kind: "quantity";
  id: string;
  /** Of which it tells: those that have a finite value. */
  runs: number;
  unit: string;
  mean: number;
  sd: number;
  /** 95% interval of the mean. */
  low: number;
  high: number;
}

export type OutcomeTally = EventTally | QuantityTally;

/** How many runs lie where: months of an event, or stretches of a quantity from `from` up to the next bin. */
export interface TallyBin {
  from: number;
  count: number;
}

export class Tally {
  readonly heads: readonly OutcomeHead[];
  /** Runs taken, failed ones left out. */
  runs = 0;
  failed = 0;
  /** Runs by month, for each outcome that is an event. */
  private readonly months: Map<number, number>[];
  private readonly spreads: Spread[];

  constructor(heads: readonly OutcomeHead[]) {
    this.heads = heads;
    this.months = heads.map(() => new Map());
    this.spreads = heads.map(() => new Spread());
  }

  /** @param values [run, outcome] of runs that have ended, in any order; NaN throughout where a run failed */
  take(values: ArrayLike<number>): void {
    const width = this.heads.length;
    for (let at = 0; at + width <= values.length && width > 0; at += width) {
      if (failed(values, at, width)) {
        this.failed++;
        continue;
      }
      this.runs++;
      for (let o = 0; o < width; o++) {
        const value = values[at + o]!;
        const months = this.months[o]!;
        if (this.heads[o]!.kind === "quantity") this.spreads[o]!.take(value);
        else if (value !== Infinity) months.set(value, (months.get(value) ?? 0) + 1);
      }
    }
  }

  outcomes(): OutcomeTally[] {
    return this.heads.map((head, o) =>
      head.kind === "event" ? this.event(head, o) : this.quantity(head, o),
    );
  }

  private event({ id }: OutcomeHead, o: number): EventTally {
    const bins = this.bins(o);
    const happened = bins.reduce((sum, b) => sum + b.count, 0);
    const [low, high] = wilson(happened, this.runs);
    let before = 0;
    const half = bins.find((b) => {
      before += b.count;
      return before * 2 >= happened;
    });
    const probability = this.runs === 0 ? 0 : happened / this.runs;
    return { kind: "event", id, runs: this.runs, probability, low, high, median: half?.from ?? null };
  }

  private quantity({ id, unit }: OutcomeHead, o: number): QuantityTally {
    const { mean, sd, count } = this.spreads[o]!;
    const [low, high] = meanInterval(mean, sd, count);
    return { kind: "quantity", id, runs: count, unit, mean, sd, low, high };
  }

  /** In rising order, without those between that are empty. */
  bins(outcome: number): TallyBin[] {
    if (this.heads[outcome]?.kind === "quantity") return this.spreads[outcome]!.bins();
    const months = this.months[outcome] ?? new Map<number, number>();
    return [...months].map(([from, count]) => ({ from, count })).sort((a, b) => a.from - b.from);
  }
}

function failed(values: ArrayLike<number>, at: number, width: number): boolean {
  for (let o = 0; o < width; o++) if (!Number.isNaN(values[at + o]!)) return false;
  return true;
}
