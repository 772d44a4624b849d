/**
 * The ledger of a rate: what a hazard is made of, each time it drove a clock. A rate is a sum of parts, a part a product of
 * factors; some factors stand in the exponent, as in a proportional-hazards model. The rate is computed from what
 * is recorded, so that its explanation cannot disagree with it.
 */
import { exp } from "./dmath.ts";

export interface RateFactor {
  id: string;
  label: string;
  doc: string;
  /** Its share x stands in the exponent and multiplies the part by e^x; otherwise it multiplies as it is. */
  exponent?: true;
}

export interface RatePart {
  id: string;
  label: string;
  factors: readonly RateFactor[];
}

/** Why no hazard accumulates, though the entry is there. */
export interface RateClosing {
  id: string;
  doc: string;
}

export interface RateSpec {
  id: string;
  /** Axis of its entries. */
  axis: string;
  unit: string;
  doc: string;
  parts: readonly RatePart[];
  closings: readonly RateClosing[];
}

/** A rate of one entry in one substep. */
export interface RateRow {
  /** Months since 1900-01. */
  month: number;
  substep: number;
  entry: number;
  /** Shares of all factors, part by part; empty where it was closed. */
  shares: number[];
  rate: number;
  /** Index of what closed it, -1 where it was open. */
  closed: number;
  /** How often its clock fired. */
  fired: number;
}

/** A rate that a mechanism computes from named factors. */
export class Rate {
  readonly spec: RateSpec;
  /** Shares of the factors, part by part, as the mechanism sets them before it asks for the total. */
  readonly shares: Float64Array;
  recording = false;
  rows: RateRow[] = [];
  private readonly exponents: Uint8Array;
  private readonly ends: Int32Array;

  constructor(spec: RateSpec) {
    const factors = spec.parts.flatMap((part) => part.factors);
    this.spec = spec;
    this.shares = new Float64Array(factors.length);
    this.exponents = Uint8Array.from(factors, (f) => (f.exponent ? 1 : 0));
    let end = 0;
    this.ends = Int32Array.from(spec.parts, (part) => {
      end += part.factors.length;
      return end;
    });
  }

  /** Begins from these rows. */
  keep(rows: RateRow[], recording = this.recording): void {
    this.rows = rows;
    this.recording = recording;
  }

  /** The sum of the parts, in the rate's unit. */
  total(): number {
    const { shares, exponents, ends } = this;
    let sum = 0;
    for (let part = 0, k = 0; part < ends.length; part++) {
      let product = 1;
      let exponent = 0;
      for (; k < ends[part]!; k++)
        if (exponents[k] === 1) exponent += shares[k]!;
        else product *= shares[k]!;
      sum += exponent === 0 ? product : product * exp(exponent);
    }
    return sum;
  }

  /** Keeps what stands in `shares`, where rows are recorded. */
  record(month: number, substep: number, entry: number, rate: number, fired: number): void {
    if (this.recording)
      this.rows.push({ month, substep, entry, shares: Array.from(this.shares), rate, closed: -1, fired });
  }

  /** Keeps that the clock stood still, where rows are recorded. @param closed index into the closings */
  recordClosed(month: number, substep: number, entry: number, closed: number): void {
    if (this.recording) this.rows.push({ month, substep, entry, shares: [], rate: 0, closed, fired: 0 });
  }
}
