/** Begins the store of a batch, or takes up where an earlier process left it. */
import { Session } from "../../engine/session.ts";
import type { Recorded } from "../../experiments/chunk-contract.ts";
import type { Design } from "../../experiments/design/design.ts";
import type { Precision } from "../../experiments/precision/rounds.ts";
import { seriesCells } from "../../experiments/record/recorder.ts";
import { type Shard, shardRange } from "../../experiments/shard.ts";
import type { Opened } from "../../models/open.ts";
import { fingerprints } from "./digests.ts";
import { FORMAT, identityOf, type Manifest } from "./manifest.ts";
import { BatchStore } from "./store.ts";

export interface BeginOptions {
  folder: string;
  seed: string;
  runs: number;
  design?: Design | undefined;
  record: Recorded[];
  /** State columns of `series`; all where it is not given. */
  columns?: string[] | undefined;
  shard: Shard;
  precision?: Precision | undefined;
  /** The command line, for the manifest. */
  command: string;
  /** What opens the scenario again, for the manifest. */
  source?: Manifest["source"];
  resume: boolean;
  /** Replace a store that is there. */
  force: boolean;
  /** Keep the lock until `release`. */
  held?: boolean;
}

/** A chunk holds no more rows than this. */
const MOST_ROWS = 500_000;
/** Rows of the ledger that a run may well have. */
const LEDGER_ROWS = 5_000;

/**
 * Begins the store of a batch, or takes up one that was interrupted.
 * @throws where it is of another batch
 */
export function beginStore(opened: Opened, options: BeginOptions): BatchStore {
  const session = new Session(opened.program);
  const outcomes = session.program.reported();
  const prints = fingerprints(opened.model.id);
  const { record, columns, shard } = options;
  const manifest: Manifest = {
    format: FORMAT,
    identity: identityOf(opened, options, prints),
    node: process.version,
    lockfile: prints.lockfile,
    outcomes,
    runs: options.runs,
    shard,
    ...shardRange(options.runs, shard),
    precision: options.precision ? Object.fromEntries(options.precision) : null,
    status: "running",
    digest: null,
    ok: [],
    failed: [],
    parts: {},
    ...(options.source && { source: options.source }),
    command: options.command,
  };
  const { start, end } = opened.program.world;
  const months = end - start + 1;
  const rows = Math.max(
    record.includes("series") ? seriesCells(session, columns).length * months : 1,
    record.includes("ledger") ? LEDGER_ROWS : 1,
  );
  return new BatchStore({
    folder: options.folder,
    opened,
    manifest,
    keep: { record, outcomes, ...(columns && { columns }) },
    resume: options.resume,
    force: options.force,
    held: options.held,
    mostRuns: Math.max(1, Math.floor(MOST_ROWS / rows)),
  });
}
