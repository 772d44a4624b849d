/** What is recorded of each run beside its outcomes: events, the state month by month, the terms of decisions. */
import { entryAt } from "../../engine/address.ts";
import { monthOf } from "../../engine/calendar.ts";
import { axesOf } from "../../engine/program.ts";
import type { RecordLevel, Session } from "../../engine/session.ts";
import type { Table } from "./columns.ts";
import { dayOf } from "./dates.ts";
import { allocations, decisions } from "./ledger-tables.ts";
import type { Keep } from "./tables.ts";

/** Takes down what a run did; called once when it has ended. */
export interface Recorder {
  take(run: number): void;
  tables(): Table[];
}

/** The engine's level that records all of it. */
export function levelOf(keep: Keep | undefined): RecordLevel {
  return (["ledger", "series", "events"] as const).find((r) => keep?.record.includes(r)) ?? "outcomes";
}

export function recorderOf(session: Session, keep: Keep): Recorder {
  const parts: Recorder[] = [];
  if (keep.record.includes("events")) parts.push(events(session));
  if (keep.record.includes("series")) parts.push(series(session, keep.columns));
  if (keep.record.includes("ledger")) parts.push(decisions(session), allocations(session));
  return {
    take: (run) => {
      for (const p of parts) p.take(run);
    },
    tables: () => parts.flatMap((p) => p.tables()),
  };
}

/** Table `events`: one row an event, in order. */
function events(session: Session): Recorder {
  const run: number[] = [];
  const date: (number | null)[] = [];
  const kind: string[] = [];
  const actor: (string | null)[] = [];
  const other: (string | null)[] = [];
  const text: string[] = [];
  return {
    take(index) {
      for (const e of session.events.all()) {
        run.push(index);
        date.push(dayOf(monthOf(e.date)));
        kind.push(e.kind);
        actor.push(e.actors[0] ?? null);
        other.push(e.actors[1] ?? null);
        text.push(e.text);
      }
    },
    tables: () => [
      {
        name: "events",
        columns: [
          { name: "run", kind: "integer", data: Int32Array.from(run) },
          { name: "date", kind: "date", nullable: true, data: date },
          { name: "kind", kind: "text", data: kind },
          { name: "actor", kind: "text", nullable: true, data: actor },
          { name: "other", kind: "text", nullable: true, data: other },
          { name: "text", kind: "text", data: text },
        ],
      },
    ],
  };
}

/** Cells that a table `series` keeps of each month. */
export function seriesCells(session: Session, columns?: readonly string[]) {
  const { layout, axes } = session.program;
  return layout.columns
    .filter((c) => c.role !== "share" && (columns === undefined || columns.includes(c.id)))
    .flatMap((c) =>
      Array.from({ length: c.size }, (_, cell) => ({
        column: c.id,
        entry: entryAt(axesOf(c, axes), cell).join(" "),
        index: c.offset + cell,
      })),
    );
}

/** Table `series`: one row a run, month and cell of the state; null where a value is not finite. */
function series(session: Session, columns?: readonly string[]): Recorder {
  const cells = seriesCells(session, columns);
  const runs: number[] = [];
  const value: (number | null)[] = [];
  const { start } = session.program.world;
  return {
    take(index) {
      runs.push(index);
      for (const state of session.series)
        for (const cell of cells) {
          const v = state[cell.index]!;
          value.push(Number.isFinite(v) ? v : null);
        }
    },
    tables() {
      const rows = value.length;
      const perRun = runs.length === 0 ? 1 : rows / runs.length;
      const day = (row: number) => dayOf(start + Math.floor((row % perRun) / cells.length));
      return [
        {
          name: "series",
          columns: [
            { name: "run", kind: "integer", data: each(rows, (r) => runs[Math.floor(r / perRun)]!) },
            { name: "date", kind: "date", data: Array.from({ length: rows }, (_, r) => day(r)) },
            { name: "column", kind: "text", data: list(rows, (r) => cells[r % cells.length]!.column) },
            { name: "entry", kind: "text", data: list(rows, (r) => cells[r % cells.length]!.entry) },
            { name: "value", kind: "number", nullable: true, data: value },
          ],
        },
      ];
    },
  };
}

const each = (n: number, value: (row: number) => number) =>
  Int32Array.from({ length: n }, (_, r) => value(r));
const list = (n: number, value: (row: number) => string) => Array.from({ length: n }, (_, r) => value(r));
