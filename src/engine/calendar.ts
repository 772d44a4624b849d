/** Months since 1900-01: the engine's only clock. No time zone, no locale, no leap second reaches a result. */
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

function daysIn(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}
