/** What happened in a month, each with the decision behind it, where the ledgers of that month hold one. */
import { monthText } from "../../../engine/calendar.ts";
import type { EventRecord } from "../../../engine/events.ts";
import type { Session } from "../../../engine/session.ts";
import type { Ask } from "../panel.ts";

export interface Happening extends EventRecord {
  ask?: Ask;
}

/** One that was asked that month. */
interface Asked {
  ask: Ask;
  agent: string;
  group: string | undefined;
  accepted: boolean;
}

/** @param from how many events there were before @param month the month just played */
export function happeningsOf(session: Session, from: number, month: number): Happening[] {
  const { length } = session.events;
  if (length === from) return [];
  const asked = askedIn(session, month);
  return Array.from({ length: length - from }, (_, k): Happening => {
    const event = session.events.at(from + k);
    const ask = behind(event, asked);
    return ask ? { ...event, ask } : event;
  });
}

/** Who is named decided; on what, where that is named too. Where only a thing is named, one who refused it comes first. */
function behind({ actors }: EventRecord, asked: readonly Asked[]): Ask | undefined {
  const named = (id: string | undefined) => id !== undefined && actors.includes(id);
  const found =
    asked.find((a) => named(a.agent) && named(a.group)) ??
    asked.find((a) => named(a.group) && !a.accepted) ??
    asked.find((a) => named(a.group)) ??
    asked.find((a) => named(a.agent) && a.group === undefined) ??
    asked.find((a) => named(a.agent));
  return found?.ask;
}

function askedIn(session: Session, month: number): Asked[] {
  const { axes } = session.program;
  const at = monthText(month);
  return [...session.decisions.values()].flatMap(({ spec, ledger }) => {
    const agents = axes.get(spec.decider)!.ids;
    const groups = spec.group === undefined ? undefined : axes.get(spec.group)!.ids;
    return ledger.rows.flatMap((row): Asked[] => {
      if (row.month !== month || row.chosen < 0) return [];
      const [agent, group] = [agents[row.decider]!, groups?.[row.group]];
      const ask: Ask = { decision: spec.id, agent, at, ...(group !== undefined && { group }) };
      return [{ ask, agent, group, accepted: row.chosen > 0 }];
    });
  });
}
