/**
 * The one cut that parts points best: of a number at a value, of a choice by a set of names. Of a choice with k names the best
 * of the 2^(k-1) - 1 sets is among the k - 1 that take the names in order of their means (Breiman et al. 1984).
 */
import type { Cases } from "./box.ts";

/** A cut of points in two. */
export interface Split {
  factor: number;
  /** Of a number: at most this on the first side. */
  at: number;
  /** Of a choice: these on the first side. */
  names: number[] | undefined;
  /** Difference of the means of the two sides in standard errors, as the same outcomes dealt anew would give it; never negative. */
  strength: number;
}

/** Looks for the best split of the same points again and again, with other outcomes. */
export class Splitter {
  private readonly columns: Column[];
  private readonly n: number;
  private readonly least: number;

  /** @param points of the cases, those to part @param least points on either side */
  constructor(cases: Cases, points: Int32Array, least: number) {
    this.n = points.length;
    this.least = least;
    this.columns = Array.from({ length: cases.factors }, (_, f) => new Column(cases, points, f));
  }

  /**
   * @param y outcomes [place among the points]
   * @returns the strongest, the first of equals; none where the outcomes are all alike or nothing can be parted
   */
  best(y: Float64Array): Split | undefined {
    const { n, least } = this;
    let mean = 0;
    for (let k = 0; k < n; k++) mean += y[k]! / n;
    let squares = 0;
    for (let k = 0; k < n; k++) squares += (y[k]! - mean) * (y[k]! - mean);
    if (!(squares > 1e-12 * n)) return undefined;
    let worth = 0;
    let found: { column: Column; count: number } | undefined;
    for (const column of this.columns) {
      const own = column.scan(y, mean, least);
      // Equal worth differs in its last bits alone: the first factor has it.
      if (!(own > worth * (1 + 1e-12))) continue;
      worth = own;
      found = { column, count: column.count };
    }
    if (!found) return undefined;
    const { factor, at, names } = found.column.split(y, found.count);
    return { factor, at, names, strength: Math.sqrt((worth * n * (n - 1)) / squares) };
  }
}

/** One factor's values in order. */
class Column {
  /** Places among the points, by rising value. */
  private readonly order: Int32Array;
  /** Ends of the runs of equal values in that order. */
  private readonly ends: Int32Array;
  private readonly values: Float64Array;
  private readonly choice: boolean;
  private readonly factor: number;
  /** Groups on the first side of the split that the last scan found best. */
  count = 0;

  constructor({ x, factors, choices }: Cases, points: Int32Array, factor: number) {
    this.factor = factor;
    const value = (k: number) => x[points[k]! * factors + factor]!;
    this.order = Int32Array.from(points.keys()).sort((a, b) => value(a) - value(b) || a - b);
    const n = points.length;
    const ends: number[] = [];
    for (let k = 1; k <= n; k++)
      if (k === n || value(this.order[k]!) !== value(this.order[k - 1]!)) ends.push(k);
    this.ends = Int32Array.from(ends);
    this.values = Float64Array.from(ends, (end) => value(this.order[end - 1]!));
    this.choice = choices[factor] !== undefined;
  }

  /** @returns n times the squared sum of deviations on the first side, by the product of both sides' points */
  scan(y: Float64Array, mean: number, least: number): number {
    const n = y.length;
    const groups = this.choice ? this.byMean(y) : undefined;
    let best = 0;
    let sum = 0;
    let points = 0;
    this.count = 0;
    for (let g = 0; g + 1 < this.ends.length; g++) {
      const group = groups ? groups[g]! : g;
      const end = this.ends[group]!;
      for (let k = group === 0 ? 0 : this.ends[group - 1]!; k < end; k++, points++) sum += y[this.order[k]!]!;
      if (points < least || n - points < least) continue;
      const off = sum - points * mean;
      const worth = (off * off) / (points * (n - points));
      if (!(worth > best * (1 + 1e-12))) continue;
      best = worth;
      this.count = g + 1;
    }
    return best;
  }

  /** The split with the first `count` groups on its first side. */
  split(y: Float64Array, count: number): { factor: number; at: number; names: number[] | undefined } {
    const { factor, values } = this;
    if (!this.choice) return { factor, at: values[count - 1]!, names: undefined };
    const names = this.byMean(y).slice(0, count);
    return { factor, at: Number.NaN, names: names.map((g) => values[g]!).sort((a, b) => a - b) };
  }

  private byMean(y: Float64Array): number[] {
    const means = Array.from(this.ends, (end, g) => {
      const from = g === 0 ? 0 : this.ends[g - 1]!;
      let sum = 0;
      for (let k = from; k < end; k++) sum += y[this.order[k]!]!;
      return sum / (end - from);
    });
    return [...means.keys()].sort((a, b) => means[a]! - means[b]! || a - b);
  }
}
