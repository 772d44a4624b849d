/** The ledger of a decision: every term's share, the luck, the score, for whoever was asked. */
import type { DecisionSpec, Term } from "./spec.ts";

/** One alternative of one decision of one decider. Shares are in util, relative to the status quo. */
export interface LedgerRow {
  /** Months since 1900-01. */
  month: number;
  decision: string;
  group: number;
  decider: number;
  /** Alternative k > 0; its shares, in the order of the decision's terms. */
  alternative: number;
  shares: number[];
  /** Sum of the shares: utility over the status quo, frailty included, luck not. */
  utility: number;
  /** Chance of the alternative before luck is drawn. */
  probability: number;
  /** Luck of this alternative and of the status quo, in util; NaN where nobody was asked. */
  luck: number;
  luckStatusQuo: number;
  /** What was chosen, as an alternative; -1 where nobody was asked. */
  chosen: number;
  forced: boolean;
  /** Bit g set where gate g held. */
  gates: number;
  /** What the decider expected of each decider. */
  belief: number[];
}

export class Ledger {
  /** [term][decider x other alternatives], in util. */
  readonly columns: readonly Float64Array[];
  readonly utility: Float64Array;
  readonly probability: Float64Array;
  /** [decider x alternatives], in util. */
  readonly luck: Float64Array;
  readonly score: Float64Array;
  /** Keep rows of those who were asked. */
  recording = false;
  /** Keep rows of those who were not asked, too: what they would have weighed. */
  probing = false;
  rows: LedgerRow[] = [];
  private readonly spec: DecisionSpec;

  constructor(spec: DecisionSpec, terms: readonly Term[], deciders: number) {
    this.spec = spec;
    const others = spec.alternatives.length - 1;
    this.columns = terms.map(() => new Float64Array(deciders * others));
    this.utility = new Float64Array(deciders * others);
    this.probability = new Float64Array(deciders * others);
    this.luck = new Float64Array(deciders * (others + 1));
    this.score = new Float64Array(deciders * (others + 1));
  }

  append(
    month: number,
    group: number,
    decider: number,
    belief: Float64Array,
    chosen: number,
    forced: boolean,
    gates: number,
  ): void {
    const others = this.spec.alternatives.length - 1;
    const width = others + 1;
    const drawn = chosen >= 0;
    for (let a = 0; a < others; a++) {
      const at = decider * others + a;
      this.rows.push({
        month,
        decision: this.spec.id,
        group,
        decider,
        alternative: a + 1,
        shares: this.columns.map((c) => c[at]!),
        utility: this.utility[at]!,
        probability: this.probability[at]!,
        luck: drawn ? this.luck[decider * width + a + 1]! : Number.NaN,
        luckStatusQuo: drawn ? this.luck[decider * width]! : Number.NaN,
        chosen,
        forced,
        gates,
        belief: Array.from(belief),
      });
    }
  }
}
