/** Why an actor chose an allocation in a month of one run: what each term of its objective gained by the change. */
import type { EventRecord } from "../engine/events.ts";
import type { RunOptions, Session } from "../engine/session.ts";
import type { AllocationQuestion } from "./question.ts";

export interface Share {
  id: string;
  /** Its share at the beginning of the month. */
  previous: number;
  /** Its best share. */
  chosen: number;
}

export interface Gain {
  id: string;
  label: string;
  doc: string;
  /** The term at the previous and at the chosen allocation, all else as it was then. */
  previous: number;
  chosen: number;
  gain: number;
}

export interface Constraint {
  id: string;
  /** Shadow price: what one more unit of slack would be worth; 0 where it does not bind. */
  price: number;
}

export interface Allocated {
  /** Of the objective. */
  unit: string;
  shares: Share[];
  terms: Gain[];
  /** Sum of the terms' gains; negative only where a tightened limit rules the previous allocation out. */
  gain: number;
  constraints: Constraint[];
}

export interface AllocationExplanation {
  kind: "allocation";
  actor: string;
  decision: string;
  at: string;
  /** Null in a month in which it did not deliberate. */
  realised: Allocated | null;
  /** The nearest months of this run in which it deliberated. */
  nearest: { before: string | null; after: string | null };
  /** Everything that happened that month. */
  events: EventRecord[];
}

/** Begins the run of `options` on the session; afterwards the session is at that run's end. */
export function explainAllocation(
  session: Session,
  options: RunOptions,
  { kernel, decider, month }: AllocationQuestion,
): AllocationExplanation {
  session.begin({ ...options, record: "outcomes" });
  kernel.recording = true;
  session.finish();
  kernel.recording = false;
  const mine = kernel.rows.filter((r) => r.decider === decider);
  const row = mine.find((r) => r.month === month);
  const { calendar } = session.program;
  const at = (found: { month: number } | undefined) => (found ? calendar.text(found.month) : null);
  const text = calendar.text(month);
  return {
    kind: "allocation",
    actor: session.program.axes.get(kernel.decider)!.ids[decider]!,
    decision: kernel.id,
    at: text,
    realised: row ? allocated(kernel, row) : null,
    nearest: {
      before: at(mine.findLast((r) => r.month < month)),
      after: at(mine.find((r) => r.month > month)),
    },
    events: session.events.all().filter((e) => e.date === text),
  };
}

function allocated(
  kernel: AllocationQuestion["kernel"],
  row: AllocationQuestion["kernel"]["rows"][number],
): Allocated {
  const terms = kernel.terms.map((t, k): Gain => {
    const [previous, chosen] = [row.termsPrevious[k]!, row.termsChosen[k]!];
    return { ...t, previous, chosen, gain: chosen - previous };
  });
  return {
    unit: kernel.unit,
    shares: kernel.variables.map((id, k) => ({ id, previous: row.previous[k]!, chosen: row.chosen[k]! })),
    terms,
    gain: terms.reduce((sum, t) => sum + t.gain, 0),
    constraints: kernel.constraints.map((id, k) => ({ id, price: row.multipliers[k]! })),
  };
}
