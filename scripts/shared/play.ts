/** Plays a scenario many times and keeps what came of each run, for the reports under docs/validation. */
import { monthOf } from "../../src/engine/calendar.ts";
import { Session } from "../../src/engine/session.ts";
import { openScenario } from "../../src/node/open.ts";
import { mean, share } from "./statistics.ts";

/** Outcomes of a run by id; of an event the month, Infinity where it never came. */
export type Outcomes = Record<string, number>;

export interface Runs {
  runs: number;
  seed: string;
  /** `PATH=VALUE` each. */
  sets?: readonly string[];
}

/** What to read, by month and by the name under which it is kept. */
export type Watch = Readonly<Record<string, Readonly<Record<string, (session: Session) => number>>>>;

/** Outcomes of each run, with what `watch` reads at the end of its months. */
export function playAll(scenario: string, { watch = {}, ...runs }: Runs & { watch?: Watch }): Outcomes[] {
  const months = Object.keys(watch).sort();
  return eachRun(scenario, runs, (session) => {
    const seen: Outcomes = {};
    for (const month of months) {
      session.finish(Math.min(monthOf(month), session.program.world.end));
      for (const [name, read] of Object.entries(watch[month] ?? {})) seen[name] = read(session);
    }
    return { ...outcomesAtEnd(session), ...seen };
  });
}

/** Outcomes of each run, with what `look` sees at the beginning of each of the months. */
export function playLooking<T>(
  scenario: string,
  { months, look, ...runs }: Runs & { months: readonly string[]; look: (session: Session) => T },
): { outcomes: Outcomes; seen: T[] }[] {
  const at = months.map((month) => monthOf(month));
  return eachRun(scenario, runs, (session) => {
    const seen = at.map((month) => {
      session.finish(month - 1);
      return look(session);
    });
    return { outcomes: outcomesAtEnd(session), seen };
  });
}

function eachRun<T>(scenario: string, { runs, seed, sets = [] }: Runs, play: (session: Session) => T): T[] {
  const session = new Session(openScenario(scenario, sets).program);
  return Array.from({ length: runs }, (_, run) => {
    session.begin({ seed, run });
    return play(session);
  });
}

function outcomesAtEnd(session: Session): Outcomes {
  const { outcomes, world } = session.program;
  session.finish();
  const values = session.outcomes();
  return Object.fromEntries([...outcomes, ...world.outcomes].map(({ id }, k) => [id, values[k]]));
}

/** Share of the runs in which an event came by the end of a month. */
export function by(rows: readonly Outcomes[], id: string, month: string): number {
  return share(rows, (row) => row[id] <= monthOf(month));
}

/** What one outcome was in each run. */
export const values = (rows: readonly Outcomes[], id: string): number[] => rows.map((row) => row[id]);

export const meanOf = (rows: readonly Outcomes[], id: string): number => mean(values(rows, id));
