/** The tables of a chunk of runs: what ran, what came of it, what the design gave it, and what was recorded on the way. */
import { utf8ToBytes } from "@noble/hashes/utils.js";
import type { OutcomeInfo } from "../../engine/model.ts";
import type { ChunkResult, ChunkTables, Keep } from "../chunk-contract.ts";
import type { Points } from "../design/design.ts";
import { type Spelling, spelled } from "../design/setting.ts";
import { type StoredPeriod, storedPeriod } from "./dates.ts";
import type { Recorder, Table, TableColumn } from "./table.ts";

/** All tables of a chunk. */
export function tablesOfChunk(
  result: ChunkResult,
  keep: Keep,
  points: Points | undefined,
  recorder: Recorder | undefined,
): ChunkTables {
  const { ended, failed } = runsTables(result, points);
  return {
    results: [
      outcomesTable(result, keep.outcomes),
      ...(points ? [pointsTable(result, points)] : []),
      ...(recorder?.tables() ?? []),
    ],
    failed: result.failures.length > 0 ? failed : undefined,
    ended,
  };
}

/** Table `runs`: the runs that ended well, and apart from them those that failed. */
function runsTables(result: ChunkResult, points?: Points): { ended: Table; failed: Table } {
  const errors = new Map(result.failures.map((f) => [f.run - result.from, f]));
  const table = (
    rows: Int32Array,
    status: string,
    error: (field: "code" | "message" | "command") => Text,
  ) => ({
    name: "runs",
    columns: [
      runColumn(result, rows),
      { name: "luck", kind: "integer", pattern: "counting", data: lucksOf(result, rows, points) },
      { name: "status", kind: "text", pattern: "few", data: new Array<string>(rows.length).fill(status) },
      { name: "code", ...error("code") },
      { name: "error", ...error("message") },
      { name: "command", ...error("command") },
      { name: "digest", kind: "text", data: hexOf(result.digests, rows), pattern: "unlike" },
    ] satisfies TableColumn[],
  });
  const well = ended(result);
  const badly = Int32Array.from(errors.keys()).sort();
  return {
    ended: table(well, "ok", () => blank(well.length)),
    failed: table(badly, "failed", (field) => ({
      kind: "text",
      nullable: true,
      data: Array.from(badly, (k) => errors.get(k)?.[field] ?? null),
    })),
  };
}

/** Table `outcomes`: a row a run that ended well, a column an outcome: events when they happen, null for never, categories by name. */
function outcomesTable(result: ChunkResult, outcomes: readonly OutcomeInfo[]): Table {
  const rows = ended(result);
  const width = outcomes.length;
  return {
    name: "outcomes",
    columns: [
      runColumn(result, rows),
      ...outcomes.map((info, o): TableColumn => {
        const name = info.id;
        const values = numbersOf(result.values, rows, width, o);
        if (info.kind === "quantity") return { name, kind: "number", data: values };
        const rest = { name, nullable: true, pattern: "few" } as const;
        if (info.kind === "category") return { ...rest, kind: "text", data: namesOf(values, info) };
        const when = storedPeriod(info.unit);
        return { ...rest, kind: when.kind, data: periodsOf(values, when) };
      }),
    ],
  };
}

/** Table `points`: what the design gave each run, a column an address. */
function pointsTable(result: ChunkResult, points: Points): Table {
  const rows = ended(result);
  const width = points.addresses.length;
  return {
    name: "points",
    columns: [
      runColumn(result, rows),
      ...points.addresses.map(
        ({ path, spelling }, a): TableColumn =>
          pointColumn(path, spelling, numbersOf(points.values, rows, width, a)),
      ),
    ],
  };
}

/** As `--set` takes them: choices by name, switches as flags, dates as text. */
function pointColumn(name: string, spelling: Spelling, values: Float64Array): TableColumn {
  if (spelling === undefined) return { name, kind: "number", data: values };
  if (spelling === "switch") return { name, kind: "flag", data: Array.from(values, (v) => v === 1) };
  return {
    name,
    kind: "text",
    pattern: "few",
    data: Array.from(values, (v) => String(spelled(spelling, v))),
  };
}

type Text = Pick<TableColumn, "kind" | "nullable" | "data" | "pattern">;

function blank(rows: number): Text {
  return { kind: "text", nullable: true, pattern: "blank", data: new Array<null>(rows).fill(null) };
}

// Plain loops: iterators would make up a fifth of the cost of a store.

function runColumn({ from }: ChunkResult, rows: Int32Array): TableColumn {
  const data = new Int32Array(rows.length);
  for (let n = 0; n < rows.length; n++) data[n] = from + rows[n]!;
  return { name: "run", kind: "integer", pattern: "counting", data };
}

function lucksOf({ from }: ChunkResult, rows: Int32Array, points: Points | undefined): Int32Array {
  const out = new Int32Array(rows.length);
  for (let n = 0; n < rows.length; n++) out[n] = points?.luck[rows[n]!] ?? from + rows[n]!;
  return out;
}

/** Column o of [row, width]. */
function numbersOf(values: Float64Array, rows: Int32Array, width: number, o: number): Float64Array {
  const out = new Float64Array(rows.length);
  for (let n = 0; n < rows.length; n++) out[n] = values[rows[n]! * width + o]!;
  return out;
}

function periodsOf(values: Float64Array, when: StoredPeriod): (number | null)[] {
  const out: (number | null)[] = [];
  for (let n = 0; n < values.length; n++) out.push(when.of(values[n]!));
  return out;
}

function namesOf(values: Float64Array, { categories = [] }: OutcomeInfo): (string | null)[] {
  const out: (string | null)[] = [];
  for (let n = 0; n < values.length; n++) out.push(categories[values[n]!] ?? null);
  return out;
}

const HEX = utf8ToBytes("0123456789abcdef");

/** [row, 64]: digests of 32 bytes in hexadecimal, as the UTF-8 in which they are written. */
function hexOf(digests: Uint8Array, rows: Int32Array): Uint8Array[] {
  const text = new Uint8Array(rows.length * 64);
  const out: Uint8Array[] = [];
  let at = 0;
  for (let n = 0; n < rows.length; n++) {
    const first = rows[n]! * 32;
    for (let k = first; k < first + 32; k++) {
      text[at++] = HEX[digests[k]! >> 4]!;
      text[at++] = HEX[digests[k]! & 15]!;
    }
    out.push(text.subarray(at - 64, at));
  }
  return out;
}

/** Places within the chunk of the runs that ended well. */
function ended({ runs, from, failures }: ChunkResult): Int32Array {
  const failed = new Set(failures.map((f) => f.run - from));
  const out = new Int32Array(runs - failed.size);
  for (let k = 0, n = 0; k < runs; k++) if (!failed.has(k)) out[n++] = k;
  return out;
}
