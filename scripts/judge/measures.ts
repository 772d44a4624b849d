/** What is read of a run for a claim or a headline: an outcome, several together, or a cell of the last month. */
import { monthOf } from "../../src/engine/calendar.ts";
import type { Session } from "../../src/engine/session.ts";

/** A number of a run; of an event 1 where it came. */
export interface Measure {
  /** As the pages call it; alike only where the same is read. */
  name: string;
  /** Reported outcomes that it needs; a scenario without one of them cannot speak of it. */
  outcomes: readonly string[];
  /** An event flips, a quantity moves. */
  kind(session: Session): "event" | "quantity";
  /** @param session at the end of a run @param at index of each reported outcome in the values of the run */
  read(session: Session, values: Float64Array, at: ReadonlyMap<string, number>): number;
}

/** @param id an event or a quantity @param by last month that counts, of an event */
export function outcome(id: string, by?: string): Measure {
  const limit = by === undefined ? Infinity : monthOf(by);
  const kind = (session: Session) => kindOf(session, id);
  return {
    name: by === undefined ? `\`${id}\`` : `\`${id}\` by ${by}`,
    outcomes: [id],
    kind,
    read: (session, values, at) => countOf(session, id, values[at.get(id)!]!, limit),
  };
}

/** How many of several events came, or the sum of several quantities. @param by last month that counts, of events */
export function together(name: string, ids: readonly string[], by?: string): Measure {
  const limit = by === undefined ? Infinity : monthOf(by);
  return {
    name,
    outcomes: ids,
    kind: () => "quantity",
    read: (session, values, at) =>
      ids.reduce((sum, id) => sum + countOf(session, id, values[at.get(id)!]!, limit), 0),
  };
}

/** One quantity times another. */
export function product(name: string, one: string, other: string): Measure {
  return {
    name,
    outcomes: [one, other],
    kind: () => "quantity",
    read: (_, values, at) => values[at.get(one)!]! * values[at.get(other)!]!,
  };
}

/** A cell at the end of the run. */
export function cell(name: string, column: string, ...entry: string[]): Measure {
  return computed(name, (session) => session.value(column, ...entry));
}

/** @param read from the state at the end of the run */
export function computed(name: string, read: (session: Session) => number): Measure {
  return { name, outcomes: [], kind: () => "quantity", read };
}

/** Whether a state takes a step of the ladder. */
export function takes(actor: string, step: string): Measure {
  return {
    name: `${actor} takes ${step}`,
    outcomes: [],
    kind: () => "event",
    read: (session) => Number(session.value("step.joinedAt", step, actor) <= session.program.world.end),
  };
}

export const FIVE = ["KAZ", "KGZ", "TJK", "TKM", "UZB"] as const;

/** Engagement of the five with a power, weighted by GDP: of the same five in each variant, whoever is a member in it. */
export function engagementOfFive(power: string): Measure {
  return computed(`engagement of the five with ${power}`, (session) => {
    const gdp = FIVE.map((actor) => session.value("gdp", actor));
    const whole = gdp.reduce((sum, x) => sum + x, 0);
    return FIVE.reduce(
      (sum, actor, k) => sum + (gdp[k]! / whole) * session.value("engagement", actor, power),
      0,
    );
  });
}

function kindOf(session: Session, id: string): "event" | "quantity" {
  return session.program.reported().find((o) => o.id === id)?.kind === "event" ? "event" : "quantity";
}

function countOf(session: Session, id: string, value: number, limit: number): number {
  return kindOf(session, id) === "event"
    ? Number(value <= Math.min(limit, session.program.world.end))
    : value;
}
