/** How tables say a period: a month as the DATE of its first day, a turn as its number. */
import type { Table } from "./table.ts";

const DAY = 86_400_000;

const known = new Map<number, number>();

/** Cached, because a batch asks for the same few months over and over. */
function firstDay(month: number): number {
  let day = known.get(month);
  if (day === undefined) {
    day = Date.UTC(1900 + Math.floor(month / 12), ((month % 12) + 12) % 12, 1) / DAY;
    known.set(month, day);
  }
  return day;
}

/** A month, and the day within it where it has a fraction, as days; null for never. */
export function dayOf(month: number): number | null {
  if (!Number.isFinite(month)) return null;
  const whole = Math.floor(month);
  const first = firstDay(whole);
  return month === whole ? first : first + Math.round((month - whole) * (firstDay(whole + 1) - first));
}

/** The month of a date as Parquet readers give it, with the day as a fraction; Infinity for none. */
export function monthOfDate(date: Date | null): number {
  if (date === null) return Infinity;
  const month = (date.getUTCFullYear() - 1900) * 12 + date.getUTCMonth();
  const past = date.getUTCDate() - 1;
  return past === 0 ? month : month + past / (firstDay(month + 1) - firstDay(month));
}

export interface StoredPeriod {
  /** Of the column that says when something was. */
  name: "date" | "turn";
  kind: "date" | "integer";
  /** As it is stored; null for never. */
  of(period: number): number | null;
  /** As Parquet readers give it; Infinity for none. */
  back(stored: unknown): number;
}

const MONTHS: StoredPeriod = {
  name: "date",
  kind: "date",
  of: dayOf,
  back: (stored) => monthOfDate(stored as Date | null),
};

const TURNS: StoredPeriod = {
  name: "turn",
  kind: "integer",
  of: (turn) => (Number.isFinite(turn) ? Math.floor(turn) : null),
  back: (stored) => (stored === null ? Infinity : Number(stored)),
};

/** @param unit what a period is: of a calendar, or of an outcome that is an event */
export function storedPeriod(unit: string): StoredPeriod {
  return unit === "turn" ? TURNS : MONTHS;
}

/** A table whose column `date` holds stored periods, under the name and kind that they have. */
export function byPeriod(table: Table, { name, kind }: StoredPeriod): Table {
  return { ...table, columns: table.columns.map((c) => (c.name === "date" ? { ...c, name, kind } : c)) };
}
