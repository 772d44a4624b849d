/** Events of a month, each with the decision behind it if that month's ledger has one. */
import { alternativesOf } from "../engine/decision/spec.ts";
import type { EventRecord } from "../engine/events.ts";
import { type Origin, originsOf } from "../engine/origin.ts";
import type { Session } from "../engine/session.ts";
import type { Ask } from "./ask.ts";
import type { PanelData } from "./panel.ts";

/** Newest events that a month shows. */
export const FEED = 500;

/** An event as a line of the feed. */
export interface EventLine extends EventRecord {
  /** The decision behind it. */
  ask?: Ask;
}

export interface EventsFrame {
  /** Of the month just played, in order. */
  month: readonly EventLine[];
  /** Those up to this month, newest first, at most `FEED` of them. */
  feed: readonly EventLine[];
  /** Events logged so far. */
  logged: number;
}

export const eventsData: PanelData<"events", EventsFrame> = {
  id: "events",
  title: "Events",
  doc: "what has happened, newest first; Enter explains the decision behind an event",
  frame(session, at, before) {
    const month = eventLines(session, before?.logged ?? 0, at);
    const feed = before?.feed ?? [];
    return {
      month,
      feed: month.length > 0 ? [...[...month].reverse(), ...feed].slice(0, FEED) : feed,
      logged: session.events.length,
    };
  },
};

/** One that was asked that month. */
interface Asked {
  ask: Ask;
  /** Axes of who decided and on what. */
  decider: string;
  object: string | undefined;
  /** What it chose; undefined where it stayed with the status quo. */
  chosen: string | undefined;
}

/** @param from how many events there were before @param month the month just played */
function eventLines(session: Session, from: number, month: number): EventLine[] {
  const { length } = session.events;
  if (length === from) return [];
  const origins = originsOf(session.program);
  const asked = askedIn(session, month);
  return Array.from({ length: length - from }, (_, k): EventLine => {
    const event = session.events.at(from + k);
    const ask = behind(event, origins.get(event.kind), asked);
    return ask ? { ...event, ask } : event;
  });
}

/**
 * Only a decision that the event's kind names can be behind it, and only if taken by or on what the event names. Of several,
 * the one that chose something the event names comes first, then a refusal, then any.
 */
function behind(event: EventRecord, origin: Origin | undefined, asked: readonly Asked[]): Ask | undefined {
  for (const decision of origin?.decisions ?? []) {
    const fits = asked.filter((a) => a.ask.decision === decision && names(event, origin!, a));
    const found =
      fits.find(
        (a) => a.chosen !== undefined && event.actors.some((id) => a.chosen!.split(".").includes(id)),
      ) ??
      fits.find((a) => a.chosen === undefined) ??
      fits[0];
    if (found) return found.ask;
  }
  return undefined;
}

/** Whether an event names who decided or on what, and no other of either. */
function names({ actors }: EventRecord, { kind }: Origin, { ask, decider, object }: Asked): boolean {
  const [who, what] = [kind.axes.indexOf(decider), object === undefined ? -1 : kind.axes.indexOf(object)];
  return (
    (who >= 0 || what >= 0) &&
    (who < 0 || actors[who] === ask.actor) &&
    (what < 0 || actors[what] === ask.object)
  );
}

function askedIn(session: Session, month: number): Asked[] {
  const { axes, calendar } = session.program;
  const at = calendar.text(month);
  return [...session.decisions.values()].flatMap(({ spec, ledger }) => {
    const actors = axes.get(spec.decider)!.ids;
    const objects = spec.object === undefined ? undefined : axes.get(spec.object)!.ids;
    const chosen = alternativesOf(spec, { axis: (id) => axes.get(id)! });
    return ledger.rows.flatMap((row): Asked[] => {
      if (row.month !== month || row.chosen < 0) return [];
      const object = objects?.[row.object];
      return [
        {
          ask: {
            decision: spec.id,
            actor: actors[row.decider]!,
            at,
            ...(object !== undefined && { object }),
          },
          decider: spec.decider,
          object: spec.object,
          chosen: row.chosen === 0 ? undefined : chosen[row.chosen],
        },
      ];
    });
  });
}
