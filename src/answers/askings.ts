/** When, in one run, an actor was asked to decide, and what it chose. */
import type { DecisionKernel } from "../engine/decision/kernel.ts";
import type { RunOptions, Session } from "../engine/session.ts";

export interface Asking {
  /** Months since 1900-01. */
  month: number;
  /** Index of the alternative, 0 for the status quo. */
  chosen: number;
  forced: boolean;
}

/** Plays the run anew and to its end; the session is then as after `finish`. */
export function askings(
  session: Session,
  options: RunOptions,
  { kernel, group, decider }: { kernel: DecisionKernel; group: number; decider: number },
): Asking[] {
  session.begin({ ...options, record: "outcomes" });
  kernel.ledger.recording = true;
  session.finish();
  kernel.ledger.recording = false;
  return kernel.ledger.rows
    .filter((r) => r.group === group && r.decider === decider && r.alternative === 1)
    .map(({ month, chosen, forced }) => ({ month, chosen, forced }));
}
