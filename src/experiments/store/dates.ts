/** Between the engine's months since 1900-01 and the days since 1970-01-01 of a DATE. */

const DAY = 86_400_000;

const known = new Map<number, number>();

/** Remembered: a batch asks for the same few months over and over. */
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
