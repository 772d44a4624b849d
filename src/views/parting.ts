/** Where two runs part: the first event that happens in one of them and not, or not then, in the other. */
import type { Calendar } from "../engine/calendar.ts";
import type { EventLog, EventRecord } from "../engine/events.ts";

export interface Parted {
  date: string;
  /** What happened then in each; null where nothing more has. */
  texts: readonly [string | null, string | null];
}

/** Follows two runs as they go on. Events that only say what was tweaked do not count. */
export class Parting {
  private readonly calendar: Calendar;
  private readonly logs: readonly [EventLog, EventLog];
  private readonly next: [number, number] = [0, 0];
  private found: Parted | null = null;

  constructor(calendar: Calendar, first: EventLog, second: EventLog) {
    this.calendar = calendar;
    this.logs = [first, second];
  }

  /** @param date the last period that both have played */
  upTo(date: string): Parted | null {
    const { calendar } = this;
    const last = calendar.parse(date);
    while (!this.found) {
      const [a, b] = [this.peek(0), this.peek(1)];
      const ahead = (e: EventRecord | undefined) => e === undefined || calendar.parse(e.date) > last;
      if (ahead(a) && ahead(b)) return null;
      if (a && b && a.date === b.date && a.kind === b.kind && a.text === b.text) {
        this.next[0]++;
        this.next[1]++;
        continue;
      }
      const first = calendar.text(Math.min(...[a, b].flatMap((e) => (e ? [calendar.parse(e.date)] : []))));
      const then = (e: EventRecord | undefined) => (e?.date === first ? e.text : null);
      this.found = { date: first, texts: [then(a), then(b)] };
    }
    return this.found;
  }

  /** The next event of a run that counts, without passing it. */
  private peek(side: 0 | 1): EventRecord | undefined {
    const log = this.logs[side];
    for (; this.next[side] < log.length; this.next[side]++) {
      const event = log.at(this.next[side]);
      if (!event.kind.startsWith("intervention.")) return event;
    }
    return undefined;
  }
}
