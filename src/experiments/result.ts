/** The object that `run --json` prints: one run with its events, outcomes and digest. */
import { outcomeText } from "../engine/calendar.ts";
import type { EventRecord } from "../engine/events.ts";
import type { OutcomeInfo } from "../engine/model.ts";
import type { RecordLevel, Session } from "../engine/session.ts";
import { VERSION } from "../engine/version.ts";
import type { Opened } from "../models/open.ts";

export type OutcomeValue = string | number | boolean | null;

/** What `run --json` prints. */
export interface RunObject {
  format: "multivector.run/1";
  engine: string;
  scenario: { id: string; digest: string };
  seed: string;
  run: number;
  overrides: { path: string; from: unknown; to: unknown }[];
  start: string;
  end: string;
  ticks: number;
  outcomes: Record<string, OutcomeValue>;
  /** How many of them are infinite, which JSON cannot say, where some are. */
  infinite?: number;
  events: EventRecord[];
  digest: string;
  series?: Record<string, unknown>;
  ledger?: unknown[];
}

export interface PlayOptions {
  seed: string;
  run: number;
  until?: number;
  record: RecordLevel;
}

/** What stands at the head of every result. */
export function headOf(opened: Opened, seed: string) {
  return {
    engine: VERSION,
    scenario: { id: opened.id, digest: opened.digest },
    seed,
    overrides: opened.overrides,
  };
}

/** A run that has been played as `run --json` prints it. */
export function runObject(opened: Opened, session: Session, options: PlayOptions): RunObject {
  const { world, calendar } = opened.program;
  const last = session.month - 1;
  const values = session.outcomes();
  const outcomes: Record<string, OutcomeValue> = {};
  let infinite = 0;
  session.program.reported().forEach((info, k) => {
    outcomes[info.id] = shown(info, values[k]!);
    if (info.kind !== "event" && Math.abs(values[k]!) === Infinity) infinite++;
  });
  return {
    format: "multivector.run/1",
    ...headOf(opened, options.seed),
    run: options.run,
    start: calendar.text(world.start),
    end: calendar.text(last),
    ticks: last - world.start + 1,
    outcomes,
    ...(infinite > 0 && { infinite }),
    events: session.events.all(),
    digest: session.digest(),
  };
}

/** An event as its period, `before 2022-07` where it is older than the start and not dated, or null, a category as its name, a quantity as its number; infinity has no JSON and becomes null. */
export function shown(info: OutcomeInfo, value: number): OutcomeValue {
  if (info.kind === "event") return value === Infinity ? null : outcomeText(value, info.unit);
  if (info.kind === "category") return info.categories?.[value] ?? null;
  return Number.isFinite(value) ? value : null;
}
