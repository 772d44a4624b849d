/** What Redis answers in place of doing what it is asked: some of it passes, and is waited for as long as patience lasts. */
import { setTimeout as sleep } from "node:timers/promises";
import type { MultivectorError } from "../../engine/errors.ts";
import { shownAddress } from "../address.ts";
import { fault, type LinkOptions } from "./link.ts";

interface Refusal {
  /** In Redis's own words. */
  why: string;
  passing: boolean;
  mend: string;
}

/** By the word with which the answer begins. */
const KINDS: Readonly<Record<string, Omit<Refusal, "why">>> = {
  OOM: { passing: true, mend: "give it more memory (maxmemory), or free some" },
  READONLY: { passing: true, mend: "name the primary: this is a replica, which nobody may write to" },
  MISCONF: { passing: true, mend: "make room on its disk: it cannot save what it holds" },
  LOADING: { passing: true, mend: "wait until it has loaded what it holds" },
  BUSY: { passing: true, mend: "wait until its script has ended" },
  MASTERDOWN: { passing: true, mend: "start its primary" },
  CLUSTERDOWN: { passing: true, mend: "mend its cluster" },
  TRYAGAIN: { passing: true, mend: "try again later" },
  NOREPLICAS: { passing: true, mend: "start its replicas" },
  WRONGTYPE: {
    passing: false,
    mend: "another program keeps something else under keys that begin with multivector: name another database, redis://HOST:6379/1",
  },
  NOPERM: { passing: false, mend: "let this user write keys that begin with multivector, and run scripts" },
  NOAUTH: { passing: false, mend: "write the password into the address: redis://:PASSWORD@HOST:6379" },
};
const OTHER = { passing: false, mend: "see its log; a batch needs Redis 6.2 or later, for itself" };

/** What an error of a client says that Redis refused; nothing where it is another. */
export function refusalOf(e: unknown): Refusal | undefined {
  if (!(e instanceof Error)) return undefined;
  const inner = (e as { previousErrors?: unknown[] }).previousErrors?.map(refusalOf).find(Boolean);
  if (inner) return inner;
  const word = Object.keys(KINDS).find((k) => new RegExp(`(^|[\\s:-])${k}\\b`).test(e.message));
  if (word) return { why: e.message, ...KINDS[word]! };
  return e.name === "ReplyError" ? { why: e.message, ...OTHER } : undefined;
}

export function refused(url: string, { why, mend }: Refusal): MultivectorError {
  return fault("redis-refuses", `the Redis at ${shownAddress(url)} refuses: ${why.split("\n")[0]}`, mend);
}

/** Milliseconds between two attempts. */
const AGAIN = 500;

/** Does what may be done twice, until it is done; what Redis refuses for now is told once, and tried for as long as patience lasts. */
export async function patiently<T>(
  { url, patience, warn }: LinkOptions,
  act: () => Promise<T>,
  stopped: () => boolean = () => false,
): Promise<T | undefined> {
  const until = performance.now() + patience * 1000;
  for (let told = false; ; told = true) {
    try {
      return await act();
    } catch (e) {
      const refusal = refusalOf(e);
      if (!refusal) throw e;
      const fault = refused(url, refusal);
      if (!refusal.passing || performance.now() > until) throw fault;
      if (stopped()) return undefined;
      if (!told) warn?.(`waiting: ${fault.message}; ${refusal.mend}`);
      await sleep(AGAIN);
    }
  }
}
