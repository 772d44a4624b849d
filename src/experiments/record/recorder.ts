/** What is recorded of each run beside its outcomes: events, the state period by period, the terms of decisions. */
import { entryAt } from "../../engine/address.ts";
import { axesOf } from "../../engine/program.ts";
import type { RecordLevel, Session } from "../../engine/session.ts";
import type { Keep } from "../chunk-contract.ts";
import { byPeriod, storedPeriod } from "./dates.ts";
import { allocations, decisions } from "./ledger-tables.ts";
import type { Recorder } from "./table.ts";

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
  const { calendar } = session.program;
  const when = storedPeriod(calendar.unit);
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
        date.push(when.of(calendar.parse(e.date)));
        kind.push(e.kind);
        actor.push(e.actors[0] ?? null);
        other.push(e.actors[1] ?? null);
        text.push(e.text);
      }
    },
    tables: () => [
      byPeriod(
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
        when,
      ),
    ],
  };
}

/** Cells that a table `series` keeps of each period. */
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

/** Table `series`: one row a run, period and cell of the state; null where a value is not finite. */
function series(session: Session, columns?: readonly string[]): Recorder {
  const cells = seriesCells(session, columns);
  const runs: number[] = [];
  const value: (number | null)[] = [];
  const { calendar, world } = session.program;
  const when = storedPeriod(calendar.unit);
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
      const at = (row: number) => when.of(world.start + Math.floor((row % perRun) / cells.length));
      return [
        byPeriod(
          {
            name: "series",
            columns: [
              { name: "run", kind: "integer", data: each(rows, (r) => runs[Math.floor(r / perRun)]!) },
              { name: "date", kind: "date", data: Array.from({ length: rows }, (_, r) => at(r)) },
              { name: "column", kind: "text", data: list(rows, (r) => cells[r % cells.length]!.column) },
              { name: "entry", kind: "text", data: list(rows, (r) => cells[r % cells.length]!.entry) },
              { name: "value", kind: "number", nullable: true, data: value },
            ],
          },
          when,
        ),
      ];
    },
  };
}

const each = (n: number, value: (row: number) => number) =>
  Int32Array.from({ length: n }, (_, r) => value(r));
const list = (n: number, value: (row: number) => string) => Array.from({ length: n }, (_, r) => value(r));
