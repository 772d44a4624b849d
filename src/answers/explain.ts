/** Why an actor decided as it did in a month of one run; or why it was not asked, and what it would have weighed. */
import type { EventRecord } from "../engine/events.ts";
import type { Program } from "../engine/program.ts";
import type { RunOptions, Session } from "../engine/session.ts";
import type { Fact } from "./cells.ts";
import { best } from "./chance.ts";
import { type Opportunity, opportunities } from "./opportunities.ts";
import { type Probed, probe, type Round } from "./probe.ts";
import type { Question } from "./question.ts";
import { type Alternative, scoresOf, weigh } from "./weigh.ts";

export interface GateHeld {
  id: string;
  doc: string;
  held: boolean;
  /** What the gate read. */
  facts: Fact[];
}

export interface Expected {
  id: string;
  /** Expected chance that it takes the first alternative. */
  chance: number;
  /** Whether its choice was still open; if not, the chance is 1 (it has accepted) or 0 (it has no part in it). */
  open: boolean;
}

export interface Weighing {
  gates: GateHeld[];
  /** What was expected of each other decider; null where the decision forms no beliefs. */
  beliefs: Expected[] | null;
  /** Scale of the luck, in util. */
  noise: number;
  /** One block for each alternative beside the status quo. */
  alternatives: Alternative[];
}

export interface Realised extends Weighing {
  chosen: string;
  /** Not its own choice, but set by the scenario's schedule or by rules that bind it. */
  forced: boolean;
  /** What it would have chosen by terms and luck alone. */
  leftToItself: string;
}

export interface When {
  at: string;
  chosen: string;
  forced: boolean;
}

/**
 * Why an actor decided as it did in one month of one run, or why it was not asked. Utilities and luck are in util over the status quo.
 */
export interface Explanation {
  kind: "choice";
  actor: string;
  decision: string;
  object: string | null;
  at: string;
  statusQuo: string;
  /** Whether the choice was open to it at all. */
  open: boolean;
  /** Why it was not: what it had chosen and when (null where it was never open), and the facts that show it. */
  closed: { alternative: string | null; since: string | null; facts: Fact[] } | null;
  /** Whether it was asked that month. */
  asked: boolean;
  /** Null in a month without an opportunity. */
  realised: Realised | null;
  /** Earlier rounds of the same month, where a month has several. */
  earlier: Realised[];
  /** What it would have weighed, where it was not asked though its choice was open. */
  hypothetical: Weighing | null;
  /** The nearest months of this run in which it was asked. */
  nearest: { before: When | null; after: When | null };
  /** Everything that happened that month. */
  events: EventRecord[];
}

/** Begins the run of `options` on the session, twice; afterwards the session is at that run's end, unprobed. */
export function explain(session: Session, options: RunOptions, question: Question): Explanation {
  const { kernel, object, decider, month } = question;
  const { spec, alternatives } = kernel;
  const { axes, calendar } = session.program;
  const probed = probe(session, options, question);
  const mine = probed.rounds.filter((r) => r.object === object && r.decider === decider);
  const asked = mine.filter((r) => r.rows[0]!.chosen >= 0);
  const first = mine[0];
  const realised = asked.map((r) => realisedOf(session, question, probed, r));
  const when = ({ month: m, chosen, forced }: Opportunity): When => ({
    at: calendar.text(m),
    chosen: alternatives[chosen]!,
    forced,
  });
  const all = opportunities(session, options, question);
  const before = all.findLast((a) => a.month < month);
  const after = all.find((a) => a.month > month);
  return {
    kind: "choice",
    actor: axes.get(spec.decider)!.ids[decider]!,
    decision: spec.id,
    object: spec.object === undefined ? null : axes.get(spec.object)!.ids[object]!,
    at: calendar.text(month),
    statusQuo: alternatives[0]!,
    open: first !== undefined,
    closed: first ? null : closedBy(session.program, question, probed),
    asked: asked.length > 0,
    realised: realised.at(-1) ?? null,
    earlier: realised.slice(0, -1),
    hypothetical: first && asked.length === 0 ? weighingOf(session, question, probed, first) : null,
    nearest: { before: before ? when(before) : null, after: after ? when(after) : null },
    events: probed.events,
  };
}

function weighingOf(
  session: Session,
  { kernel, object, decider }: Question,
  { rounds, noise }: Probed,
  round: Round,
): Weighing {
  const { spec } = kernel;
  const { gates, belief } = round.rows[0]!;
  const open = new Set(rounds.filter((r) => r.object === object).map((r) => r.decider));
  return {
    gates: spec.gates.map(({ id, doc }, g) => ({
      id,
      doc,
      held: (gates & (1 << g)) !== 0,
      facts: round.facts[g]!,
    })),
    beliefs: spec.belief
      ? session.program.axes
          .get(spec.decider)!
          .ids.map((id, j) => ({ id, chance: belief[j]!, open: open.has(j) }))
          .filter((_, j) => j !== decider)
      : null,
    noise,
    alternatives: weigh(kernel, round.rows, noise),
  };
}

function realisedOf(session: Session, question: Question, probed: Probed, round: Round): Realised {
  const { alternatives } = question.kernel;
  const { chosen, forced } = round.rows[0]!;
  return {
    ...weighingOf(session, question, probed, round),
    chosen: alternatives[chosen]!,
    forced,
    leftToItself: alternatives[best(scoresOf(round.rows))]!,
  };
}

function closedBy(
  { calendar }: Program,
  { kernel }: Question,
  { taken, facts }: Probed,
): NonNullable<Explanation["closed"]> {
  const latest = taken.at(-1);
  return {
    alternative: latest ? kernel.alternatives[latest.alternative]! : null,
    since: latest ? calendar.text(latest.month) : null,
    facts,
  };
}
