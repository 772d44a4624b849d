/** What travels through Redis: a scenario once, by value, under its hash; chunks that name it; their results as bytes. */
import { createHash } from "node:crypto";
import { deserialize, serialize } from "node:v8";
import { VERSION } from "../../engine/version.ts";
import type { World } from "../../engine/world.ts";
import type { ChunkResult, ChunkTask } from "../../experiments/chunk-contract.ts";
import { fingerprints } from "../store/digests.ts";

/** All keys begin with it; BullMQ's too. */
export const PREFIX = "multivector";
export const QUEUE = "chunks";

/** A job: small, since Redis keeps many. */
export interface ChunkJob {
  model: string;
  /** Version of the engine and source digest of the model that must play it. */
  engine: string;
  /** SHA-256 of the scenario's bytes, which lie under `scenarioKey`. */
  scenario: string;
  /** Where the result goes. */
  results: string;
  /** The chunk without its world, serialized, in base64. */
  task: string;
}

export interface Carried {
  model: string;
  world: World;
}

/** Seconds after which what nobody has fetched goes away. */
export const KEPT = 7 * 24 * 3600;

export const scenarioKey = (hash: string) => `${PREFIX}:scenario:${hash}`;
export const resultsKey = (scenario: string) => `${PREFIX}:results:${scenario}`;

/** What must be the same at both ends of the queue for their results to be the same. */
export function engineName(model: string): string {
  return `${VERSION} ${fingerprints(model).code ?? "source"}`;
}

export function packScenario({ model, world }: Carried): { bytes: Buffer; hash: string } {
  const bytes = serialize({ model, world } satisfies Carried);
  return { bytes, hash: hashOf(bytes) };
}

export function unpackScenario(bytes: Buffer): Carried {
  return deserialize(bytes) as Carried;
}

export function hashOf(bytes: Uint8Array): string {
  return createHash("sha256").update(bytes).digest("hex");
}

/** What a chunk is beside its world; what belongs to this machine stays here. */
type Chunk = Omit<ChunkTask, "model" | "world" | "into" | "signals">;

export function packTask(task: ChunkTask): string {
  const { model: _m, world: _w, into: _i, signals: _s, ...chunk } = task;
  return serialize(chunk satisfies Chunk).toString("base64");
}

export function unpackTask(text: string, { model, world }: Carried): ChunkTask {
  return { ...(deserialize(Buffer.from(text, "base64")) as Chunk), model, world };
}

export function packResult(result: ChunkResult): Buffer {
  return serialize(result);
}

export function unpackResult(bytes: Buffer): ChunkResult {
  return deserialize(bytes) as ChunkResult;
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
