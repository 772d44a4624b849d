/** The typed log of what happened: four integers an event, text made only when somebody reads it. */
import type { Axis } from "./axis.ts";
import { type Calendar, MONTHS } from "./calendar.ts";
import type { EventKind } from "./contract.ts";

/** An event as people and JSON read it. */
export interface EventRecord {
  /** `YYYY-MM`, or the turn. */
  date: string;
  kind: string;
  actors: string[];
  text: string;
}

const WIDTH = 4;

/** The events of a run, in order. */
export class EventLog {
  readonly kinds: readonly EventKind[];
  private readonly axes: ReadonlyMap<string, Axis>;
  private readonly calendar: Calendar;
  private cells = new Float64Array(256 * WIDTH);
  length = 0;

  constructor(kinds: readonly EventKind[], axes: ReadonlyMap<string, Axis>, calendar: Calendar = MONTHS) {
    this.kinds = kinds;
    this.axes = axes;
    this.calendar = calendar;
  }

  push(month: number, kind: number, a: number, b: number): void {
    if ((this.length + 1) * WIDTH > this.cells.length) {
      const grown = new Float64Array(this.cells.length * 2);
      grown.set(this.cells);
      this.cells = grown;
    }
    const at = this.length * WIDTH;
    this.cells[at] = month;
    this.cells[at + 1] = kind;
    this.cells[at + 2] = a;
    this.cells[at + 3] = b;
    this.length++;
  }

  /** Forgets what came after the first `length` events. */
  truncate(length: number): void {
    this.length = Math.min(this.length, length);
  }

  /** Holds these raw cells and no others. */
  fill(raw: Float64Array): void {
    if (raw.length > this.cells.length) this.cells = new Float64Array(raw.length * 2);
    this.cells.set(raw);
    this.length = raw.length / WIDTH;
  }

  /** The raw cells, [length, 4]: month, kind, first and second subject (-1 for none). */
  raw(): Float64Array {
    return this.cells.subarray(0, this.length * WIDTH);
  }

  at(i: number): EventRecord {
    const [month, code, a, b] = this.cells.subarray(i * WIDTH, i * WIDTH + WIDTH) as unknown as [
      number,
      number,
      number,
      number,
    ];
    const kind = this.kinds[code]!;
    const subjects = [a, b]
      .slice(0, kind.axes.length)
      .map((k, n) => (k < 0 ? undefined : this.axes.get(kind.axes[n]!)?.ids[k]));
    // A meeting may have no host: what would be said of nobody is left out, from its comma on.
    const said = subjects.reduce<string>(
      (text, id, n) => (id === undefined ? text.replace(new RegExp(`,[^,]*\\{${n}\\}`), "") : text),
      kind.text,
    );
    const text = said.replace(/\{(\d)\}/g, (_, n) => subjects[Number(n)] ?? "?");
    const actors = subjects.filter((id) => id !== undefined);
    return { date: this.calendar.text(month), kind: kind.id, actors, text };
  }

  all(): EventRecord[] {
    return Array.from({ length: this.length }, (_, i) => this.at(i));
  }
}
