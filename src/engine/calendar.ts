/**
 * What a period of a run is: a month since 1900-01, or a turn. The engine counts periods and nothing else; no time zone, no
 * locale, no leap second reaches a result.
 */
import { MultivectorError } from "./errors.ts";

const MONTH = /^(\d{4})-(\d{2})$/;
const DAY = /^(\d{4})-(\d{2})-(\d{2})$/;

/** `2022-07` as months since 1900-01. */
export function monthOf(text: string, where?: string): number {
  const found = MONTH.exec(text);
  const year = Number(found?.[1]);
  const month = Number(found?.[2]);
  if (!found || month < 1 || month > 12 || year < 1900 || year > 2500)
    throw new MultivectorError({
      code: "date",
      message: `"${text}" is not a month`,
      where,
      mend: "write a year and a month from 1900-01 to 2500-12, for example 2022-07",
    });
  return (year - 1900) * 12 + month - 1;
}

/** `1952-10-05` (or `1952-10`) as months since 1900-01, the day as a fraction of its month. */
export function dateOf(text: string, where?: string): number {
  const found = DAY.exec(text);
  if (!found) return monthOf(text, where);
  const month = monthOf(`${found[1]}-${found[2]}`, where);
  const day = Number(found[3]);
  const days = daysIn(Number(found[1]), Number(found[2]));
  if (day < 1 || day > days)
    throw new MultivectorError({
      code: "date",
      message: `"${text}" is not a date: that month has ${days} days`,
      where,
      mend: "write a date that exists, for example 1952-10-05",
    });
  return month + (day - 1) / days;
}

/** Months since 1900-01 as `YYYY-MM`. */
export function monthText(month: number): string {
  const whole = Math.floor(month);
  return `${1900 + Math.floor(whole / 12)}-${String((whole % 12) + 1).padStart(2, "0")}`;
}

/** Months since 1900-01, the day as a fraction of its month, as `YYYY-MM-DD`, on the first of a month as `YYYY-MM`: `dateOf` takes it back. */
export function dateText(date: number): string {
  const text = monthText(date);
  const [year, month] = text.split("-").map(Number) as [number, number];
  const day = Math.round((date - Math.floor(date)) * daysIn(year, month)) + 1;
  return day === 1 ? text : `${text}-${String(day).padStart(2, "0")}`;
}

/**
 * The last day before a month: the date of what had happened before that month, and nobody says when. A day, because dates in stores
 * are days, and the last, because what is known is dated by its month or an earlier day.
 */
export function eveOf(month: number): number {
  const days = daysOf(month - 1);
  return month - 1 + (days - 1) / days;
}

/** When an outcome came about: a period, or `before 2022-07` of what had happened by then at no known date. */
export function outcomeText(period: number, unit: string): string {
  const next = Math.floor(period) + 1;
  return unit === MONTHS.unit && isEve(period) ? `before ${monthText(next)}` : periodText(period, unit);
}

/** Whether a date is one that `eveOf` gives. */
export function isEve(date: number): boolean {
  return date === eveOf(Math.floor(date) + 1);
}

function daysOf(month: number): number {
  return daysIn(1900 + Math.floor(month / 12), (month % 12) + 1);
}

function daysIn(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

/** How a model counts time. A period is a whole number; events, schedules and ledgers are dated by it. */
export interface Calendar {
  id: "months" | "turns";
  /** What a period is, and the unit of an outcome that is an event. */
  unit: "month" | "turn";
  /** Periods in the unit of time of rates: 12 months in a year; a rate of turns is by turn. */
  perRate: number;
  /** Of texts that are periods, for schemas. */
  pattern: string;
  description: string;
  text(period: number): string;
  /** @throws `date` where the text is no period */
  parse(text: string, where?: string): number;
  /** The calendar year of a period, where periods have one. */
  year(period: number): number | undefined;
}

/** Months since 1900-01; rates are by year. */
export const MONTHS: Calendar = {
  id: "months",
  unit: "month",
  perRate: 12,
  pattern: "^\\d{4}-\\d{2}$",
  description: "A month, YYYY-MM",
  text: monthText,
  parse: monthOf,
  year: (period) => 1900 + Math.floor(period / 12),
};

/** Luck is keyed by 16 bits of the period. */
const MOST_TURNS = 65_535;

/** Turns counted from 1; rates are by turn. */
export const TURNS: Calendar = {
  id: "turns",
  unit: "turn",
  perRate: 1,
  pattern: "^\\d{1,5}$",
  description: "A turn, counted from 1",
  text: (period) => String(Math.floor(period)),
  parse(text, where) {
    const turn = /^\d{1,5}$/.test(text) ? Number(text) : 0;
    if (turn >= 1 && turn <= MOST_TURNS) return turn;
    throw new MultivectorError({
      code: "date",
      message: `"${text}" is not a turn`,
      where,
      mend: `write a whole number from 1 to ${MOST_TURNS}`,
    });
  },
  year: () => undefined,
};

/** A period in words, by what a period is: results carry the unit of their events, not their model. */
export function periodText(period: number, unit: string): string {
  return unit === TURNS.unit ? TURNS.text(period) : MONTHS.text(period);
}
