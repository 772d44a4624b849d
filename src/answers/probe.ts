/** Plays a run up to a month, and that month with the ledger recording deciders with and without an opportunity. */

import type { LedgerRow } from "../engine/decision/ledger.ts";
import type { EventRecord } from "../engine/events.ts";
import type { RunOptions, Session } from "../engine/session.ts";
import { type Fact, factsOf } from "./cells.ts";
import type { Question } from "./question.ts";

/** One decider in one round of the month. */
export interface Round {
  object: number;
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
  /** What the decision itself reads, at the end of the month. */
  facts: Fact[];
  /** The month in which the alternative that leads to an outcome was taken, by alternative. */
  taken: { alternative: number; month: number }[];
}

/** The session is left in the middle of a probed run: begin another, for a probe may mark the state. */
export function probe(session: Session, options: RunOptions, question: Question): Probed {
  const { kernel, object, decider, month } = question;
  const { spec, ledger, alternatives } = kernel;
  const { program } = session;
  session.begin({ ...options, record: "outcomes" });
  session.finish(month - 1);
  const facts: Fact[][][] = [];
  ledger.recording = true;
  ledger.probing = true;
  ledger.onAppend = (g, i) => {
    const mine = g === object && i === decider;
    facts.push(spec.gates.map((gate) => (mine ? factsOf(session, spec, gate.reads ?? [], g, i) : [])));
  };
  try {
    session.step();
  } finally {
    ledger.recording = false;
    ledger.probing = false;
    ledger.onAppend = undefined;
  }
  const others = alternatives.length - 1;
  const rounds = facts.map((of, k): Round => {
    const rows = ledger.rows.filter((r) => r.month === month).slice(k * others, (k + 1) * others);
    const [first] = rows as [LedgerRow];
    return { object: first.object, decider: first.decider, rows, facts: of };
  });
  const parameters = session.snapshot().parameters;
  return {
    rounds,
    events: session.events.all().filter((e) => e.date === session.program.calendar.text(month)),
    noise: parameters[program.slots.get(spec.noise)!]!,
    facts: factsOf(session, spec, [...new Set(spec.reads)], object, decider),
    taken: takenBy(session, question),
  };
}

function takenBy(session: Session, { kernel, object, decider }: Question): Probed["taken"] {
  const { program } = session;
  const { spec } = kernel;
  const values = session.outcomes();
  return [...program.forcible.values()].flatMap((f) => {
    const mine =
      f.decision === spec.id &&
      program.axes.get(spec.decider)?.index.get(f.decider) === decider &&
      (spec.object === undefined || program.axes.get(spec.object)?.index.get(f.object ?? "") === object);
    const at = program.outcomes.findIndex((o) => o.id === f.outcome && o.kind === "event");
    if (!mine || at < 0 || values[at] === Infinity) return [];
    return [{ alternative: f.alternative, month: values[at]! }];
  });
}
