/** The connection to Redis, by URL, with password and TLS: patient when it is lost, prompt to fail when it never comes. */
import type { Redis } from "ioredis";
import { MultivectorError } from "../../engine/errors.ts";
import { shownAddress } from "../address.ts";

export interface LinkOptions {
  url: string;
  /** Seconds for which Redis may be away, or refuse for now, before one gives up. */
  patience: number;
  /** Hears what somebody should know and nothing ends for. */
  warn?: (line: string) => void;
}

/** Milliseconds between two attempts. */
const ATTEMPT = 500;
/** Milliseconds for the first connection. */
const FIRST = 5000;

export function checkAddress(url: string): void {
  try {
    const { protocol, hostname } = new URL(url);
    if (/^rediss?:$/.test(protocol) && hostname !== "") return;
  } catch {
    // Told below.
  }
  throw fault(
    "queue-address",
    "what --queue names is not the address of a Redis",
    "write --queue redis://HOST:6379, redis://:PASSWORD@HOST:6379, or rediss:// for TLS; in a password write @ as %40, / as %2F",
  );
}

/**
 * A connected client; those that BullMQ makes of it are as patient.
 *
 * @param bounded whether an answer, too, is waited for no longer: a Redis that hangs keeps its connections. Not where one
 * waits for work.
 */
export async function link({ url, patience }: LinkOptions, bounded: boolean): Promise<Redis> {
  checkAddress(url);
  const { Redis } = await import("ioredis");
  const redis = new Redis(url, {
    lazyConnect: true,
    maxRetriesPerRequest: null,
    connectTimeout: FIRST,
    retryStrategy: (times) => (times * ATTEMPT > patience * 1000 ? null : ATTEMPT),
    reconnectOnError: () => false,
    ...(bounded && { commandTimeout: patience * 1000 }),
  });
  let last = "it does not answer";
  redis.on("error", (e: Error) => {
    last = e.message;
  });
  try {
    await Promise.race([redis.connect(), refusedAtOnce(redis), late(FIRST)]);
    await redis.ping();
  } catch (e) {
    redis.disconnect();
    throw away(url, e instanceof Error && e.message !== "Connection is closed." ? e.message : last);
  }
  return redis;
}

/** A wrong password is wrong at every attempt. */
function refusedAtOnce(redis: Redis): Promise<never> {
  return new Promise((_, reject) => {
    redis.on("error", (e: Error) => {
      if (/WRONGPASS|NOAUTH|invalid password|certificate|ECONNREFUSED|ENOTFOUND/i.test(e.message)) reject(e);
    });
  });
}

function late(ms: number): Promise<never> {
  return new Promise((_, reject) => {
    setTimeout(() => reject(new Error(`it has not answered for ${ms / 1000} seconds`)), ms).unref();
  });
}

export function away(url: string, why: string): MultivectorError {
  return fault(
    "redis-away",
    `the Redis at ${shownAddress(url)} cannot be used: ${why}`,
    "start it (redis-server --appendonly yes), or mend the address, the password or the network",
  );
}

/** What a client says when it has given up. */
export function isAway(e: unknown): boolean {
  return (
    e instanceof Error &&
    /Connection is closed|Command timed out|ECONNREFUSED|ECONNRESET|EPIPE/.test(e.message)
  );
}

export function fault(code: string, message: string, mend: string): MultivectorError {
  return new MultivectorError({ code, message, mend, where: "--queue", fault: "usage" });
}
