/** Where two runs part: the first event that happens in one of them and not, or not then, in the other. */
import type { EventLog, EventRecord } from "../../engine/events.ts";

export interface Parted {
  date: string;
  /** What happened then in each; null where nothing more has. */
  texts: readonly [string | null, string | null];
}

/** Looks on as the two runs go on. Events that say what was tweaked do not count. */
export class Parting {
  private readonly logs: readonly [EventLog, EventLog];
  private readonly next: [number, number] = [0, 0];
  private found: Parted | null = null;

  constructor(first: EventLog, second: EventLog) {
    this.logs = [first, second];
  }

  /** @param date the last month that both have played, `YYYY-MM` */
  upTo(date: string): Parted | null {
    while (!this.found) {
      const [a, b] = [this.take(0), this.take(1)];
      const ahead = (e: EventRecord | undefined) => e === undefined || e.date > date;
      if (ahead(a) && ahead(b)) return null;
      if (a && b && a.date === b.date && a.kind === b.kind && a.text === b.text) {
        this.next[0]++;
        this.next[1]++;
        continue;
      }
      const first = [a, b].flatMap((e) => (e ? [e.date] : [])).sort()[0]!;
      const then = (e: EventRecord | undefined) => (e?.date === first ? e.text : null);
      this.found = { date: first, texts: [then(a), then(b)] };
    }
    return this.found;
  }

  /** The next event of a run that counts. */
  private take(side: 0 | 1): EventRecord | undefined {
    const log = this.logs[side];
    for (; this.next[side] < log.length; this.next[side]++) {
      const event = log.at(this.next[side]);
      if (!event.kind.startsWith("intervention.")) return event;
    }
    return undefined;
  }
}
