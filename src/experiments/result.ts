/** The object that `run --json` prints: one run with its events, outcomes and digest. */
import { monthText } from "../engine/calendar.ts";
import type { EventRecord } from "../engine/events.ts";
import type { RecordLevel, Session } from "../engine/session.ts";
import { VERSION } from "../engine/version.ts";
import type { Opened } from "../models/open.ts";
import { type OutcomeHead, outcomeHeads } from "./heads.ts";

export type OutcomeValue = string | number | boolean | null;

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

export function runObject(opened: Opened, session: Session, options: PlayOptions): RunObject {
  const { world } = opened.program;
  const last = session.month - 1;
  const values = session.outcomes();
  const outcomes: Record<string, OutcomeValue> = {};
  outcomeHeads(session).forEach((head, k) => {
    outcomes[head.id] = shown(head, values[k]!);
  });
  return {
    format: "multivector.run/1",
    ...headOf(opened, options.seed),
    run: options.run,
    start: monthText(world.start),
    end: monthText(last),
    ticks: last - world.start + 1,
    outcomes,
    events: session.events.all(),
    digest: session.digest(),
  };
}

/** An event as its month or null, a quantity as its number; infinity has no JSON and becomes null. */
export function shown(head: OutcomeHead, value: number): OutcomeValue {
  if (head.kind === "event") return value === Infinity ? null : monthText(value);
  return Number.isFinite(value) ? value : null;
}
