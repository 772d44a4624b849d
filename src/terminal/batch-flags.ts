/** The options of `batch`, read and checked against each other. */

import { nearest } from "../engine/suggest.ts";
import type { Recorded } from "../experiments/chunk-contract.ts";
import type { Shard } from "../experiments/shard.ts";
import { checkAddress } from "../node/queue/link.ts";
import type { DesignFlags } from "./design.ts";
import { type Destination, isStore } from "./destination.ts";
import { type Common, count, MOST_JOBS, MOST_RUNS, usage } from "./options.ts";

export interface BatchFlags extends Common, DesignFlags {
  jobs?: string;
  resume?: boolean;
  shard?: string;
  record: string;
  columns?: string;
  precision: string[];
  maxFailures?: string;
  runLimit?: string;
  queue?: string;
  patience: string;
  plain?: boolean;
}

export interface BatchAsked {
  runs: number;
  jobs: number | undefined;
  shard: Shard;
  record: Recorded[];
  columns: string[] | undefined;
  maxFailures: number | undefined;
  limit: number | undefined;
  queue: { url: string; patience: number } | undefined;
}

const RUNS = 1000;
/** Where a precision decides, it may take so many. */
const MOST_FOR_PRECISION = 1_000_000;
/** How many threads the workers of a queue are taken to have, where chunks are cut. */
const ASSUMED = 16;
const TABLES: readonly Recorded[] = ["events", "series", "ledger"];

export function batchAsked(flags: BatchFlags, to: Destination): BatchAsked {
  const fallback = flags.precision.length > 0 ? MOST_FOR_PRECISION : RUNS;
  const runs = flags.runs === undefined ? fallback : count(flags.runs, "--runs", 1, MOST_RUNS);
  const jobs = flags.jobs === undefined ? undefined : count(flags.jobs, "--jobs", 1, MOST_JOBS);
  const maxFailures =
    flags.maxFailures === undefined ? undefined : count(flags.maxFailures, "--max-failures", 0, MOST_RUNS);
  const seconds = flags.runLimit === undefined ? undefined : count(flags.runLimit, "--run-limit", 0, 86_400);
  const limit = seconds === 0 ? Infinity : seconds;
  const shard = shardOf(flags.shard);
  const record = recordOf(flags.record);
  const columns = flags.columns?.split(",").filter((c) => c !== "");
  if (columns?.length === 0)
    throw usage(
      "no-columns",
      "--columns names no column",
      "write their ids with commas, or leave it out",
      "--columns",
    );
  const needs = (option: string, given: boolean) => {
    if (given && !isStore(to))
      throw usage(
        "option-needs-store",
        `${option} has nowhere to write to`,
        "add --out FOLDER/ or --out FILE.duckdb",
        option,
      );
  };
  needs("--resume", flags.resume === true);
  needs("--shard", shard.of > 1);
  needs("--record", record.length > 0);
  if (columns && !record.includes("series"))
    throw usage(
      "columns-without-series",
      "--columns is given and no series",
      "add --record series",
      "--columns",
    );
  if (shard.of > 1 && to.kind === "duckdb")
    throw usage(
      "shard-needs-folder",
      "a shard is a part of a folder, not of a DuckDB file",
      "write --out FOLDER/, and then multivector merge FOLDER --out FILE.duckdb",
      "--shard",
    );
  if (shard.of > 1 && flags.precision.length > 0)
    throw usage(
      "shard-with-precision",
      "a shard does not know what the others have seen, so it cannot tell when to stop",
      "leave out one of --shard and --precision",
      "--precision",
    );
  const queue = queueOf(flags);
  return { runs, jobs: queue ? ASSUMED : jobs, shard, record, columns, maxFailures, limit, queue };
}

function queueOf({ queue, patience, jobs }: BatchFlags): BatchAsked["queue"] {
  if (queue === undefined) return undefined;
  checkAddress(queue);
  if (jobs !== undefined)
    throw usage(
      "jobs-with-queue",
      "with --queue it is the workers that play, with as many threads as they were given",
      "leave out --jobs here; write it at multivector worker",
      "--jobs",
    );
  return { url: queue, patience: count(patience, "--patience", 1, 86_400) };
}

function shardOf(text: string | undefined): Shard {
  if (text === undefined) return { index: 1, of: 1 };
  const found = /^(\d+)\/(\d+)$/.exec(text);
  const index = Number(found?.[1]);
  const of = Number(found?.[2]);
  if (!found || index < 1 || index > of)
    throw usage(
      "shard",
      `--shard is "${text}", which is not i/n with i from 1 to n`,
      "write for example --shard 1/4",
      "--shard",
    );
  return { index, of };
}

/** @param runs of the whole batch, which its design may have settled */
export function checkShard({ of }: Shard, runs: number): void {
  if (of > runs)
    throw usage(
      "shard",
      `${runs} runs cannot be cut into ${of} shards`,
      `write at most --shard i/${runs}`,
      "--shard",
    );
}

function recordOf(text: string): Recorded[] {
  const asked = text.split(",").filter((t) => t !== "" && t !== "outcomes");
  for (const t of asked)
    if (!TABLES.some((table) => table === t)) {
      const near = nearest(t, TABLES);
      throw usage(
        "unknown-record-level",
        `there is no record level "${t}"`,
        near ? `did you mean ${near}?` : `write some of ${TABLES.join(", ")}, with commas`,
        "--record",
      );
    }
  return TABLES.filter((t) => asked.includes(t));
}
