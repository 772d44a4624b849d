/** What happened in a month, each with the decision behind it, where there is one and the ledger of that month holds it. */
import { monthText } from "../../../engine/calendar.ts";
import { alternativesOf } from "../../../engine/decision/spec.ts";
import type { EventRecord } from "../../../engine/events.ts";
import { type Origin, originsOf } from "../../../engine/origin.ts";
import type { Session } from "../../../engine/session.ts";
import type { Ask } from "../panel.ts";

export interface Happening extends EventRecord {
  ask?: Ask;
}

/** One that was asked that month. */
interface Asked {
  ask: Ask;
  /** Axes of who decided and on what. */
  decider: string;
  group: string | undefined;
  /** What it chose; undefined where it stayed with the status quo. */
  chosen: string | undefined;
}

/** @param from how many events there were before @param month the month just played */
export function happeningsOf(session: Session, from: number, month: number): Happening[] {
  const { length } = session.events;
  if (length === from) return [];
  const origins = originsOf(session.program);
  const asked = askedIn(session, month);
  return Array.from({ length: length - from }, (_, k): Happening => {
    const event = session.events.at(from + k);
    const ask = behind(event, origins.get(event.kind), asked);
    return ask ? { ...event, ask } : event;
  });
}

/**
 * Only a decision that its kind names can lie behind an event, and only on or by what the event names. Where several
 * decided on that, one who refused comes first; where one decided several times, what chose a thing that is named.
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
function names({ actors }: EventRecord, { kind }: Origin, { ask, decider, group }: Asked): boolean {
  const [who, what] = [kind.axes.indexOf(decider), group === undefined ? -1 : kind.axes.indexOf(group)];
  return (
    (who >= 0 || what >= 0) &&
    (who < 0 || actors[who] === ask.agent) &&
    (what < 0 || actors[what] === ask.group)
  );
}

function askedIn(session: Session, month: number): Asked[] {
  const { axes } = session.program;
  const at = monthText(month);
  return [...session.decisions.values()].flatMap(({ spec, ledger }) => {
    const agents = axes.get(spec.decider)!.ids;
    const groups = spec.group === undefined ? undefined : axes.get(spec.group)!.ids;
    const chosen = alternativesOf(spec, { axis: (id) => axes.get(id)! });
    return ledger.rows.flatMap((row): Asked[] => {
      if (row.month !== month || row.chosen < 0) return [];
      const group = groups?.[row.group];
      return [
        {
          ask: { decision: spec.id, agent: agents[row.decider]!, at, ...(group !== undefined && { group }) },
          decider: spec.decider,
          group: spec.group,
          chosen: row.chosen === 0 ? undefined : chosen[row.chosen],
        },
      ];
    });
  });
}
