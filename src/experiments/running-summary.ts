/** A summary that grows with its batch and keeps no runs: counts of periods or categories, moments and a histogram for quantities. */
import type { OutcomeInfo } from "../engine/model.ts";
import { Spread } from "./spread.ts";
import { meanInterval, wilson } from "./statistics.ts";
import { type CategorySummary, sharesOf } from "./summary.ts";

export interface EventTally {
  kind: "event";
  id: string;
  /** Runs that it summarises. */
  runs: number;
  /** What a period is. */
  unit: string;
  probability: number;
  /** 95% Wilson interval. */
  low: number;
  high: number;
  /** Period by which half of those runs have it in which it happens; null where there are none. */
  median: number | null;
}

export interface QuantityTally {
  kind: "quantity";
  id: string;
  /** Runs that it summarises: those with a finite value. */
  runs: number;
  unit: string;
  mean: number;
  sd: number;
  /** 95% interval of the mean. */
  low: number;
  high: number;
}

export interface CategoryTally extends CategorySummary {
  id: string;
  /** Runs that it summarises. */
  runs: number;
  categories: readonly string[];
}

export type OutcomeTally = EventTally | QuantityTally | CategoryTally;

/** How many runs lie where: periods of an event, categories by index, or stretches of a quantity from `from` up to the next bin. */
export interface TallyBin {
  from: number;
  count: number;
}

export class RunningSummary {
  readonly heads: readonly OutcomeInfo[];
  /** Runs taken, failed ones left out. */
  runs = 0;
  failed = 0;
  /** Runs by period or by category, for each outcome that is no quantity. */
  private readonly counts: Map<number, number>[];
  private readonly spreads: Spread[];

  constructor(heads: readonly OutcomeInfo[]) {
    this.heads = heads;
    this.counts = heads.map(() => new Map());
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
        const counts = this.counts[o]!;
        if (this.heads[o]!.kind === "quantity") this.spreads[o]!.take(value);
        else if (value !== Infinity) counts.set(value, (counts.get(value) ?? 0) + 1);
      }
    }
  }

  outcomes(): OutcomeTally[] {
    return this.heads.map((info, o) => {
      if (info.kind === "event") return this.event(info, o);
      return info.kind === "category" ? this.category(info, o) : this.quantity(info, o);
    });
  }

  private event({ id, unit }: OutcomeInfo, o: number): EventTally {
    const bins = this.bins(o);
    const happened = bins.reduce((sum, b) => sum + b.count, 0);
    const [low, high] = wilson(happened, this.runs);
    let before = 0;
    const half = bins.find((b) => {
      before += b.count;
      return before * 2 >= happened;
    });
    const probability = this.runs === 0 ? 0 : happened / this.runs;
    return { kind: "event", id, runs: this.runs, unit, probability, low, high, median: half?.from ?? null };
  }

  private quantity({ id, unit }: OutcomeInfo, o: number): QuantityTally {
    const { mean, sd, count } = this.spreads[o]!;
    const [low, high] = meanInterval(mean, sd, count);
    return { kind: "quantity", id, runs: count, unit, mean, sd, low, high };
  }

  private category({ id, categories = [] }: OutcomeInfo, o: number): CategoryTally {
    const counts = categories.map((_, k) => this.counts[o]!.get(k) ?? 0);
    return { kind: "category", id, runs: this.runs, categories, ...sharesOf(categories, counts, this.runs) };
  }

  /** In rising order, without those between that are empty. */
  bins(outcome: number): TallyBin[] {
    if (this.heads[outcome]?.kind === "quantity") return this.spreads[outcome]!.bins();
    const counts = this.counts[outcome] ?? new Map<number, number>();
    return [...counts].map(([from, count]) => ({ from, count })).sort((a, b) => a.from - b.from);
  }
}

function failed(values: ArrayLike<number>, at: number, width: number): boolean {
  for (let o = 0; o < width; o++) if (!Number.isNaN(values[at + o]!)) return false;
  return true;
}
