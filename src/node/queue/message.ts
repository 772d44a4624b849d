/**
 * What travels through Redis: a scenario once, by value, under its hash; chunks that name it; their results. All of it is checked
 * when it comes in, against what was asked for, because anybody may have written it.
 */
import { createHash } from "node:crypto";
import { sha256 } from "@noble/hashes/sha2.js";
import { utf8ToBytes } from "@noble/hashes/utils.js";
import { parquetMetadata } from "hyparquet";
import * as z from "zod";
import { VERSION } from "../../engine/version.ts";
import type { World } from "../../engine/world.ts";
import type { ChunkResult, ChunkTask, FailedRun, Part } from "../../experiments/chunk-contract.ts";
import { MOST_RUNS } from "../../experiments/limits.ts";
import { tablesOfChunk } from "../../experiments/record/tables.ts";
import { worldDigest } from "../../experiments/world-digest.ts";
import { fingerprints } from "../store/digests.ts";
import { partFile, RECORDED_TABLES, tablesRecorded } from "../store/parts.ts";
import { issueOf, sealResult, unsealedResult } from "./seal.ts";
import { pack, unpack } from "./wire.ts";

/** All keys begin with it; BullMQ's too. */
export const PREFIX = "multivector";

export interface Carried {
  model: string;
  world: World;
}

/** A scenario that has come in, and the name of its program, worked out here. */
export interface Scenario extends Carried {
  program: string;
}

/** Seconds after which what nobody has fetched goes away, and for which a scenario outlives the last sign of its batch. */
export const KEPT = 24 * 3600;
export const ALIVE = 600;

export const scenarioKey = (hash: string) => `${PREFIX}:scenario:${hash}`;
export const resultsKey = (scenario: string) => `${PREFIX}:results:${scenario}`;

/** What must be the same at both ends of the queue for their results to be the same. */
export function engineName(model: string): string {
  return `${VERSION} ${fingerprints(model).code ?? "source"}`;
}

/** Version and the beginning of the digest, for people. */
export function shortEngine(name: string): string {
  return name.slice(0, name.indexOf(" ") + 13);
}

/** Each engine has a queue of its own: what another has left in Redis is in nobody's way. */
export function queueName(engine: string): string {
  return `chunks-${hashOf(Buffer.from(engine)).slice(0, 16)}`;
}

export function packScenario({ model, world }: Carried): { bytes: Buffer; hash: string } {
  const bytes = pack({ model, world } satisfies Carried);
  return { bytes, hash: hashOf(bytes) };
}

const whole = z.int();
const name = z.string().max(1000);
const named = <T extends z.ZodType>(value: T) => z.map(name, value);
const record = z.record(z.string(), z.unknown());
const cells = named(z.number());
const departure = z.strictObject({
  get from() {
    return z.strictObject({ start: whole, axes: z.array(record), cells, departs: departure.optional() });
  },
  states: z.array(name),
  set: z.boolean(),
});
const worldShape = z.strictObject({
  id: name,
  start: whole,
  end: whole,
  substeps: whole.min(1),
  axes: z.array(record),
  cells,
  departs: departure.optional(),
  parameters: named(z.number()),
  switches: named(z.boolean()),
  schedule: z.array(record),
  interventions: z.array(record),
  outcomes: z.array(z.strictObject({ id: name, formula: z.string(), where: z.string() })),
  structure: record,
});
const carriedShape = z.strictObject({ model: name, world: worldShape });

/** @throws Error where that is no scenario */
export function unpackScenario(bytes: Buffer): Scenario {
  const carried = checked("a scenario", carriedShape, bytes) as unknown as Carried;
  return { ...carried, program: `${carried.model} ${worldDigest(carried.world)}` };
}

export function hashOf(bytes: Uint8Array): string {
  return createHash("sha256").update(bytes).digest("hex");
}

/** More runs has no chunk. */
const MOST_IN_CHUNK = 100_000;
const taskShape = z
  .strictObject({
    program: name,
    seed: z.string(),
    from: whole.min(0).max(MOST_RUNS),
    runs: whole.min(1).max(MOST_IN_CHUNK),
    limit: z.number().positive().optional(),
    points: z
      .strictObject({
        addresses: z.array(
          z.strictObject({
            kind: z.enum(["parameter", "cell"]),
            index: whole.min(0),
            path: name,
            spelling: z.union([z.enum(["switch", "date"]), z.array(name)]).optional(),
          }),
        ),
        values: z.instanceof(Float64Array),
        luck: z.instanceof(Uint32Array),
      })
      .optional(),
    keep: z
      .strictObject({
        record: z.array(z.enum(["events", "series", "ledger"])),
        columns: z.array(name).optional(),
      })
      .optional(),
  })
  .refine(
    ({ points: p, runs }) => !p || (p.luck.length === runs && p.values.length === runs * p.addresses.length),
    "points are not of so many runs",
  );

/** What a chunk is beside its world; what belongs to the machine that asks stays there. */
export function packTask({ program, seed, from, runs, limit, points, keep }: ChunkTask): string {
  const own = {
    ...{ program, seed, from, runs },
    ...(limit !== undefined && { limit }),
    ...(points && { points }),
    ...(keep && { keep: { record: keep.record, ...(keep.columns && { columns: keep.columns }) } }),
  };
  return pack(own).toString("base64");
}

/** @throws Error where that is no chunk, or one of another scenario */
export function unpackTask(text: string, scenario: Scenario): ChunkTask {
  const { limit, points, keep, ...own } = checked("a chunk", taskShape, Buffer.from(text, "base64"));
  const { model, world, program } = scenario;
  if (own.program !== program) throw new Error(`this is not a chunk of its scenario: its program is another`);
  return {
    ...own,
    ...{ model, world },
    ...(limit !== undefined && { limit }),
    ...(points && { points }),
    // Outcomes are written where the batch is.
    ...(keep && {
      keep: { record: keep.record, outcomes: [], ...(keep.columns && { columns: keep.columns }) },
    }),
  };
}

const LONGEST = 4000;
const bytes = z.instanceof(Uint8Array);
const failureShape = z.strictObject({
  run: whole,
  code: z.string().regex(/^[a-z][a-z0-9-]{0,63}$/),
  message: z.string().max(LONGEST),
});
const resultShape = z.strictObject({
  from: whole,
  runs: whole,
  values: z.instanceof(Float64Array),
  digests: bytes,
  failures: z.array(failureShape),
  parts: z.array(z.strictObject({ table: z.enum(RECORDED_TABLES), bytes })),
});

/** @param name of the chunk */
export function packResult(result: ChunkResult, name: string, key?: string): Buffer {
  const { from, runs, values, digests, failures, parts = [] } = result;
  const isRecorded = (p: Part) => RECORDED_TABLES.some((t) => t === p.table);
  const sent = {
    ...{ from, runs, values, digests },
    failures: failures.map(({ run, code, message }) => ({ run, code, message: message.slice(0, LONGEST) })),
    parts: parts.filter(isRecorded).map(({ table, bytes }) => ({ table, bytes })),
  };
  return sealResult(name, pack(sent), key);
}

/** What a result must answer. */
export interface Asked {
  name: string;
  task: ChunkTask;
  /** Outcomes of a run. */
  width: number;
  key?: string | undefined;
  /** What plays run k of the chunk again. */
  again?: (k: number) => Pick<FailedRun, "command">;
}

/**
 * The result of a chunk, as it was asked for: its outcomes and digests are written into tables here, and what was recorded beside
 * them comes as files, which are named here.
 *
 * @throws Error where it is something else
 */
export function unpackResult(sealed: Buffer, { name, task, width, key, again }: Asked): ChunkResult {
  const found = checked("a result", resultShape, unsealedResult(name, sealed, key));
  const not = (why: string) => new Error(`this is not a result of the chunk that was asked for: ${why}`);
  const { from, runs } = task;
  if (found.from !== from || found.runs !== runs) throw not("it is of other runs");
  if (found.values.length !== runs * width) throw not("it has not a value for each outcome");
  if (found.digests.length !== runs * 32) throw not("it has not a digest for each run");
  const failures = found.failures.map((f): FailedRun => ({ ...f, ...again?.(f.run - from) }));
  const failed = new Map(failures.map((f) => [f.run - from, f]));
  if (failed.size < failures.length || [...failed.keys()].some((k) => k < 0 || k >= runs))
    throw not("a failure is of no run of it");
  for (let k = 0; k < runs; k++) {
    const failure = failed.get(k);
    const values = found.values.subarray(k * width, (k + 1) * width);
    if (values.some((v) => Number.isNaN(v) !== (failure !== undefined))) throw not("a value is not a number");
    const digest = Buffer.from(found.digests.buffer, found.digests.byteOffset + k * 32, 32);
    if (failure && !digest.equals(sha256(utf8ToBytes(`failed ${failure.code}`))))
      throw not("the digest of a failure is another");
  }
  const { values, digests, parts } = found;
  const tables = parts.map((p) => p.table);
  const record = task.keep?.record ?? [];
  if (tablesRecorded(record).join() !== tables.join()) throw not("it has other tables");
  const result = { from, runs, values, digests, failures };
  if (!task.keep) return result;
  return {
    ...result,
    parts: parts.map(({ table, bytes }) => {
      const rows = rowsOf(bytes);
      if (rows === undefined) throw not(`its ${table} are no Parquet file of runs`);
      return { table, file: partFile("part", from, runs), rows, bytes };
    }),
    tables: tablesOfChunk(result, task.keep, task.points, undefined),
  };
}

/** Rows of a Parquet file whose first column is the run; nothing where the bytes are something else. */
function rowsOf(bytes: Uint8Array): number | undefined {
  try {
    const { buffer, byteOffset, byteLength } = bytes;
    const file = buffer.slice(byteOffset, byteOffset + byteLength) as ArrayBuffer;
    const { num_rows, schema } = parquetMetadata(file);
    const rows = Number(num_rows);
    return schema[1]?.name === "run" && Number.isSafeInteger(rows) && rows >= 0 ? rows : undefined;
  } catch {
    return undefined;
  }
}

function checked<T>(what: string, shape: z.ZodType<T>, bytes: Uint8Array): T {
  const read = shape.safeParse(unpack(bytes));
  if (read.success) return read.data;
  throw new Error(`this is not ${what} of multivector: ${issueOf(read.error)}`);
}

/** Names a chunk by all that decides its result, so that it has one name wherever and whenever it is asked for. */
export function chunkName(
  engine: string,
  scenario: string,
  { from, runs }: ChunkTask,
  packed: string,
): string {
  return `${hashOf(Buffer.from(`${engine} ${scenario} ${packed}`)).slice(0, 32)}-${from}-${runs}`;
}
