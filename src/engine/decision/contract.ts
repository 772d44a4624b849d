/** What a decision exposes to code that plays, forces or explains it. */
import type { Ledger } from "./ledger.ts";
import type { DecisionSpec, Term } from "./spec.ts";

/** A decision under way: its parts, its ledger, and the means to force it. */
export interface DecisionKernel {
  readonly spec: DecisionSpec;
  readonly terms: readonly Term[];
  /** Names of the alternatives; the first is the status quo. */
  readonly alternatives: readonly string[];
  readonly ledger: Ledger;
  /** Forces what a decider chooses in the present month; `alternative` as in the spec. */
  force(object: number, decider: number, alternative: number): void;
}
