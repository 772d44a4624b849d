/** The tables of a chunk of runs: what ran, what came of it, what the design gave it, and what was recorded on the way. */
import { bytesToHex } from "@noble/hashes/utils.js";
import type { ChunkResult } from "../chunk.ts";
import type { Points } from "../design/design.ts";
import type { OutcomeHead } from "../heads.ts";
import type { Table, TableColumn } from "./columns.ts";
import { dayOf } from "./dates.ts";

/** What may be recorded beside the outcomes, each a table of its own. */
export type Recorded = "events" | "series" | "ledger";

/** What is kept of the runs of a chunk beside their outcomes, and what their tables need to know of the batch. */
export interface Keep {
  record: Recorded[];
  heads: OutcomeHead[];
  /** State columns to keep in `series`; all where it is not given. */
  columns?: string[];
}

/** Table `runs`: the runs that ended well, and apart from them those that failed. */
export function runsTables(result: ChunkResult, points?: Points): { ended: Table; failed: Table } {
  const errors = new Map(result.failures.map((f) => [f.run, f]));
  const all = Array.from({ length: result.runs }, (_, k) => k);
  const table = (rows: number[]): Table => ({
    name: "runs",
    columns: [
      { name: "run", kind: "integer", data: Int32Array.from(rows, (k) => result.from + k) },
      {
        name: "luck",
        kind: "integer",
        data: Int32Array.from(rows, (k) => points?.luck[k] ?? result.from + k),
      },
      {
        name: "status",
        kind: "text",
        data: rows.map((k) => (errors.has(result.from + k) ? "failed" : "ok")),
      },
      text(
        "code",
        rows.map((k) => errors.get(result.from + k)?.code ?? null),
      ),
      text(
        "error",
        rows.map((k) => errors.get(result.from + k)?.message ?? null),
      ),
      text(
        "command",
        rows.map((k) => errors.get(result.from + k)?.command ?? null),
      ),
      {
        name: "digest",
        kind: "text",
        data: rows.map((k) => bytesToHex(result.digests.subarray(k * 32, k * 32 + 32))),
        unlike: true,
      },
    ],
  });
  return {
    ended: table(all.filter((k) => !errors.has(result.from + k))),
    failed: table(all.filter((k) => errors.has(result.from + k))),
  };
}

/** Table `outcomes`: a row a run that ended well, a column an outcome; events are dates, null where they never happen. */
export function outcomesTable(result: ChunkResult, heads: readonly OutcomeHead[]): Table {
  const rows = ended(result);
  const width = heads.length;
  return {
    name: "outcomes",
    columns: [
      { name: "run", kind: "integer", data: Int32Array.from(rows, (k) => result.from + k) },
      ...heads.map((head, o): TableColumn => {
        return head.kind === "event"
          ? { name: head.id, kind: "date", nullable: true, data: datesOf(result.values, rows, width, o) }
          : { name: head.id, kind: "number", data: numbersOf(result.values, rows, width, o) };
      }),
    ],
  };
}

/** Table `points`: what the design gave each run, a column an address. */
export function pointsTable(result: ChunkResult, points: Points): Table {
  const rows = ended(result);
  const width = points.addresses.length;
  return {
    name: "points",
    columns: [
      { name: "run", kind: "integer", data: Int32Array.from(rows, (k) => result.from + k) },
      ...points.addresses.map(
        ({ path: name }, a): TableColumn => ({
          name,
          kind: "number",
          data: Float64Array.from(rows, (k) => points.values[k * width + a]!),
        }),
      ),
    ],
  };
}

/** Column o of [row, width]. Loops, for iterators would be a fifth of what a store costs. */
function numbersOf(values: Float64Array, rows: readonly number[], width: number, o: number): Float64Array {
  const out = new Float64Array(rows.length);
  for (let n = 0; n < rows.length; n++) out[n] = values[rows[n]! * width + o]!;
  return out;
}

function datesOf(values: Float64Array, rows: readonly number[], width: number, o: number): (number | null)[] {
  const out: (number | null)[] = [];
  for (let n = 0; n < rows.length; n++) out.push(dayOf(values[rows[n]! * width + o]!));
  return out;
}

function ended(result: ChunkResult): number[] {
  const failed = new Set(result.failures.map((f) => f.run));
  return Array.from({ length: result.runs }, (_, k) => k).filter((k) => !failed.has(result.from + k));
}

function text(name: string, data: (string | null)[]): TableColumn {
  return { name, kind: "text", nullable: true, data };
}
