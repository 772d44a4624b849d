/** Plays a run to the month before, and the month itself with the ledger open for asked and unasked alike. */

import { monthText } from "../engine/calendar.ts";
import type { LedgerRow } from "../engine/decision/ledger.ts";
import type { EventRecord } from "../engine/events.ts";
import type { RunOptions, Session } from "../engine/session.ts";
import { type Fact, factsOf } from "./cells.ts";
import type { Question } from "./question.ts";

/** One decider in one round of the month. */
export interface Round {
  group: number;
  decider: number;
  /** One for each alternative beside the status quo. */
  rows: LedgerRow[];
  /** By gate, what it looked at; for the decider in question alone. */
  facts: Fact[][];
}

export interface Probed {
  rounds: Round[];
  events: EventRecord[];
  /** Scale of the luck that month, in util. */
  noise: number;
  /** What the decision itself looks at, at the end of the month. */
  facts: Fact[];
  /** The month in which the alternative that leads to an outcome was taken, by alternative. */
  taken: { alternative: number; month: number }[];
}

/** The session is left in the middle of a probed run: begin another, for a probe may mark the state. */
export function probe(session: Session, options: RunOptions, question: Question): Probed {
  const { kernel, group, decider, month } = question;
  const { spec, ledger, alternatives } = kernel;
  const { program } = session;
  session.begin({ ...options, record: "outcomes" });
  session.finish(month - 1);
  const facts: Fact[][][] = [];
  ledger.recording = true;
  ledger.probing = true;
  ledger.witness = (g, i) => {
    const mine = g === group && i === decider;
    facts.push(spec.gates.map((gate) => (mine ? factsOf(session, spec, gate.reads ?? [], g, i) : [])));
  };
  try {
    session.step();
  } finally {
    ledger.recording = false;
    ledger.probing = false;
    ledger.witness = undefined;
  }
  const others = alternatives.length - 1;
  const rounds = facts.map((of, k): Round => {
    const rows = ledger.rows.filter((r) => r.month === month).slice(k * others, (k + 1) * others);
    const [first] = rows as [LedgerRow];
    return { group: first.group, decider: first.decider, rows, facts: of };
  });
  const parameters = session.snapshot().parameters;
  return {
    rounds,
    events: session.events.all().filter((e) => e.date === monthText(month)),
    noise: parameters[program.slots.get(spec.noise)!]!,
    facts: factsOf(session, spec, [...new Set(spec.reads)], group, decider),
    taken: takenBy(session, question),
  };
}

function takenBy(session: Session, { kernel, group, decider }: Question): Probed["taken"] {
  const { program } = session;
  const { spec } = kernel;
  const values = session.outcomes();
  return [...program.forcible.values()].flatMap((f) => {
    const mine =
      f.decision === spec.id &&
      program.axes.get(spec.decider)?.index.get(f.decider) === decider &&
      (spec.group === undefined || program.axes.get(spec.group)?.index.get(f.group ?? "") === group);
    const at = program.outcomes.findIndex((o) => o.id === f.outcome && o.kind === "event");
    if (!mine || at < 0 || values[at] === Infinity) return [];
    return [{ alternative: f.alternative, month: values[at]! }];
  });
}
