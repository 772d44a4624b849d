/** The ledger of a decision: every term's share, the luck and the score of each decider that chose. */
import type { Evaluator } from "./evaluator.ts";

/** One alternative of one decision of one decider. Shares are in util, relative to the status quo. */
export interface LedgerRow {
  /** Months since 1900-01. */
  month: number;
  decision: string;
  object: number;
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

/** Keeps what was weighed and drawn, where somebody asks for it; keeping changes no result. */
export class Ledger {
  /** [decider x alternatives], in util. */
  readonly luck: Float64Array;
  readonly score: Float64Array;
  /** Keep rows of deciders with an opportunity. */
  recording = false;
  /** Keep rows of the others, too: what they would have weighed. */
  probing = false;
  rows: LedgerRow[] = [];
  /** Called before a decider's rows are kept and its choice applied. It must only read. */
  onAppend: ((object: number, decider: number) => void) | undefined;
  private readonly decision: string;
  private readonly weigher: Evaluator;
  private readonly others: number;

  constructor(decision: string, weigher: Evaluator, deciders: number, others: number) {
    this.decision = decision;
    this.weigher = weigher;
    this.others = others;
    this.luck = new Float64Array(deciders * (others + 1));
    this.score = new Float64Array(deciders * (others + 1));
  }

  append(
    month: number,
    object: number,
    decider: number,
    belief: Float64Array,
    chosen: number,
    forced: boolean,
    gates: number,
  ): void {
    this.onAppend?.(object, decider);
    const { others, weigher } = this;
    const width = others + 1;
    const drawn = chosen >= 0;
    for (let a = 0; a < others; a++) {
      const at = decider * others + a;
      this.rows.push({
        month,
        decision: this.decision,
        object,
        decider,
        alternative: a + 1,
        shares: weigher.columns.map((c) => c[at]!),
        utility: weigher.utility[at]!,
        probability: weigher.probability[at]!,
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
