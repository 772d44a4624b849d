/** Proof of who wrote what: an HMAC of each job and each result, by a key that both ends hold and Redis does not. */
import { createHmac, timingSafeEqual } from "node:crypto";
import * as z from "zod";
import { usage } from "../../engine/errors.ts";

/** The variable of the environment that holds the key; no option does, since options stand in the list of processes. */
export const KEY = "MULTIVECTOR_QUEUE_KEY";
const SHORTEST = 16;
const LENGTH = 32;

/** A job: small, since Redis keeps many. */
export interface ChunkJob {
  model: string;
  /** Version of the engine and source digest of the model that must play it. */
  engine: string;
  /** SHA-256 of the scenario's bytes, which lie under `scenarioKey`. */
  scenario: string;
  /** The chunk without its world, packed, in base64. */
  task: string;
}

/** As it lies in Redis. */
export interface SealedJob extends ChunkJob {
  seal?: string | undefined;
}

const hex = z.string().regex(/^[0-9a-f]{64}$/);
const jobShape = z.strictObject({
  model: z.string().regex(/^[a-z][a-z0-9-]{0,63}$/),
  engine: z.string().max(200),
  scenario: hex,
  task: z.string().regex(/^[A-Za-z0-9+/]*={0,2}$/),
  seal: hex.optional(),
});

/** @throws `queue-key` where it is too short to prove anything */
export function queueKey(env: NodeJS.ProcessEnv = process.env): string | undefined {
  const key = env[KEY];
  if (key === undefined || key === "") return undefined;
  if (key.length >= SHORTEST) return key;
  throw usage(
    "queue-key",
    `the key in ${KEY} has ${key.length} letters, fewer than ${SHORTEST}`,
    "make one: openssl rand -hex 32",
    KEY,
  );
}

export function sealJob(name: string, job: ChunkJob, key?: string): SealedJob {
  return key === undefined ? job : { ...job, seal: sealOf(key, "job", name, bytesOf(job)).toString("hex") };
}

/** @throws Error where that is no job, or not one of who holds the key */
export function unsealedJob(name: string, data: unknown, key: string | undefined): ChunkJob {
  const read = jobShape.safeParse(data);
  if (!read.success) throw new Error(`this is not a job of multivector: ${issueOf(read.error)}`);
  const { seal, ...job } = read.data;
  if (key !== undefined && !isSeal(Buffer.from(seal ?? "", "hex"), sealOf(key, "job", name, bytesOf(job))))
    throw new Error(`this worker plays only what is proven by the key in ${KEY}, and this is not`);
  return job;
}

const bytesOf = ({ model, engine, scenario, task }: ChunkJob) =>
  Buffer.from(JSON.stringify([model, engine, scenario, task]));

/** The proof, blank where there is no key, before the bytes. */
export function sealResult(name: string, bytes: Buffer, key?: string): Buffer {
  const seal = key === undefined ? Buffer.alloc(LENGTH) : sealOf(key, "result", name, bytes);
  return Buffer.concat([seal, bytes]);
}

/** @throws Error where they are not those of who holds the key */
export function unsealedResult(name: string, sealed: Buffer, key: string | undefined): Buffer {
  const bytes = sealed.subarray(LENGTH);
  if (key !== undefined && !isSeal(sealed.subarray(0, LENGTH), sealOf(key, "result", name, bytes)))
    throw new Error(`it is not proven by the key in ${KEY}`);
  return bytes;
}

function sealOf(key: string, kind: "job" | "result", name: string, bytes: Uint8Array): Buffer {
  return createHmac("sha256", key).update(`multivector ${kind}\n${name}\n`).update(bytes).digest();
}

const isSeal = (a: Buffer, b: Buffer) => a.length === b.length && timingSafeEqual(a, b);

/** Where a shape is not met, and why. */
export function issueOf(error: z.ZodError): string {
  const [issue] = error.issues;
  return issue ? [issue.path.join("."), issue.message].filter(Boolean).join(": ") : "it has another shape";
}
