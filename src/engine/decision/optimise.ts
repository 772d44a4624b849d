/** The ledger of a decision that optimises: the objective's terms at the chosen and at the previous allocation. */
import type { Environment } from "../contract.ts";

export interface ObjectiveTerm {
  id: string;
  label: string;
  doc: string;
}

/** One optimisation by one decider. */
export interface OptimisationRow {
  /** Months since 1900-01. */
  month: number;
  decision: string;
  decider: number;
  /** In the order of the variables. */
  previous: number[];
  chosen: number[];
  /** In the order of the objective's terms, in the objective's unit; the differences sum to the gain. */
  termsPrevious: number[];
  termsChosen: number[];
  /** Shadow prices of the constraints, in the order of `constraints`. */
  multipliers: number[];
}

/** What an optimising mechanism exposes. */
export interface OptimisationKernel {
  readonly id: string;
  /** Axis of the deciders, and ids of the variables. */
  readonly decider: string;
  readonly variables: readonly string[];
  readonly constraints: readonly string[];
  readonly terms: readonly ObjectiveTerm[];
  readonly unit: string;
  recording: boolean;
  rows: OptimisationRow[];
}

/** The ledger of a mechanism that optimises. */
export function optimisation(
  env: Environment,
  of: Omit<OptimisationKernel, "recording" | "rows">,
): OptimisationKernel & {
  /** Keeps a row where rows are recorded; arrays are copied. */
  record(
    decider: number,
    previous: ArrayLike<number>,
    chosen: ArrayLike<number>,
    termsPrevious: ArrayLike<number>,
    termsChosen: ArrayLike<number>,
    multipliers: ArrayLike<number>,
  ): void;
} {
  return {
    ...of,
    recording: false,
    rows: [],
    record(decider, previous, chosen, termsPrevious, termsChosen, multipliers) {
      if (!this.recording) return;
      this.rows.push({
        month: env.tick.month,
        decision: of.id,
        decider,
        previous: Array.from(previous),
        chosen: Array.from(chosen),
        termsPrevious: Array.from(termsPrevious),
        termsChosen: Array.from(termsChosen),
        multipliers: Array.from(multipliers),
      });
    },
  };
}
