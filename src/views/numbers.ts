/** The numbers of a scenario as a list: what each is, and what it is in the month on screen. */
import type { Address } from "../engine/address.ts";
import type { Calendar } from "../engine/calendar.ts";
import type { Program } from "../engine/program.ts";
import type { Snapshot } from "../engine/session.ts";
import type { Opened } from "../models/open.ts";
import { harmless } from "./text/harmless.ts";
import { number } from "./text/number.ts";

export interface NumberLine {
  /** As `--set` takes it. */
  path: string;
  /** In the month on screen, as it would be written. */
  now: string;
  unit: string;
  /** Between what, or which of what, it may be, with its unit. */
  limits: string;
  source: string;
  doc: string;
}

const DIGITS = 6;

/** Only numbers that something in the program reads: changing others would have no effect. */
export function numbersOf({ numbers, program }: Opened, at: Snapshot): NumberLine[] {
  return numbers.flatMap((n) => {
    const address = program.address(n.path);
    if (!address) return [];
    const value = (address.kind === "parameter" ? at.parameters : at.now)[address.index]!;
    const source = [n.source ?? "no source", n.note].filter(Boolean).join(": ");
    return [
      {
        path: n.path,
        now: written(address, value, program),
        unit: n.unit,
        limits: limitsOf(address, program),
        source: harmless(source),
        doc: harmless(n.doc),
      },
    ];
  });
}

/** As a scenario file has it. */
function written(address: Address, value: number, { axes, calendar }: Program): string {
  const { column } = address;
  switch (column?.kind) {
    case "boolean":
      return value === 1 ? "true" : "false";
    case "date":
      return Number.isFinite(value) ? calendar.text(Math.floor(value)) : "never";
    case "choice":
      return column.choices?.[value] ?? String(value);
    case "reference":
      return axes.get(column.of ?? "")?.ids[value] ?? String(value);
    default:
      return number(value, DIGITS);
  }
}

const DATES: Record<Calendar["id"], string> = {
  months: "a date, YYYY-MM or YYYY-MM-DD",
  turns: "a turn, counted from 1",
};

function limitsOf({ column, range: [low, high], unit }: Address, { axes, calendar }: Program): string {
  switch (column?.kind) {
    case "boolean":
      return "true or false";
    case "date":
      return DATES[calendar.id];
    case "choice":
      return (column.choices ?? []).join(", ");
    case "reference":
      return (axes.get(column.of ?? "")?.ids ?? []).join(", ");
    default:
      return `${low} to ${high}${unit === "1" ? "" : ` ${unit}`}`;
  }
}

/** Those whose path, description or source has every word. */
export function matching(lines: readonly NumberLine[], filter: string): readonly NumberLine[] {
  const words = filter.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return lines;
  return lines.filter((n) => {
    const text = `${n.path} ${n.doc} ${n.unit} ${n.source}`.toLowerCase();
    return words.every((w) => text.includes(w));
  });
}
