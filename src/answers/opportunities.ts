/** An actor's opportunities in one run, and what it chose. */
import type { DecisionKernel } from "../engine/decision/contract.ts";
import type { RunOptions, Session } from "../engine/session.ts";

export interface Opportunity {
  /** Months since 1900-01. */
  month: number;
  /** Index of the alternative, 0 for the status quo. */
  chosen: number;
  forced: boolean;
}

/** Plays the run again to its end; the session is then as after `finish`. */
export function opportunities(
  session: Session,
  options: RunOptions,
  { kernel, object, decider }: { kernel: DecisionKernel; object: number; decider: number },
): Opportunity[] {
  session.begin({ ...options, record: "outcomes" });
  kernel.ledger.recording = true;
  session.finish();
  kernel.ledger.recording = false;
  return kernel.ledger.rows
    .filter((r) => r.object === object && r.decider === decider && r.alternative === 1)
    .map(({ month, chosen, forced }) => ({ month, chosen, forced }));
}
