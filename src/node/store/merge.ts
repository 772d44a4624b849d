/** Merges shards: proves that they are of one batch and hold each of its runs exactly once. */

import { copyFileSync, linkSync } from "node:fs";
import { join } from "node:path";
import { type MultivectorError, usage } from "../../engine/errors.ts";
import type { Batch } from "../../experiments/batch-contract.ts";
import { BatchResults } from "../../experiments/batch-results.ts";
import { partPath } from "./checksums.ts";
import { checkComplete } from "./complete.ts";
import { tableFiles } from "./duckdb.ts";
import { refuseStrangers } from "./inside.ts";
import { makeFolders } from "./make-folders.ts";
import { differences, type Manifest, manifestsIn, rangesOf, readManifest } from "./manifest.ts";
import { partsOf, shardFolder } from "./parts.ts";
import { recover } from "./place.ts";
import { checkSumOf, readColumns, restore, unreadable } from "./restore.ts";
import { statOf } from "./stat.ts";

/** Shards put together, proven to be the whole batch. */
export interface Merged {
  /** Of the whole batch, as an uncut one would say it. */
  manifest: Manifest;
  batch: Batch;
  shards: { folder: string; manifest: Manifest }[];
}

/** Reads the shards in these folders and proves that together they are the whole batch. */
export async function readShards(folders: readonly string[]): Promise<Merged> {
  const shards = folders.flatMap((folder) => {
    if (statOf(folder)?.isDirectory()) recover(folder);
    const files = manifestsIn(folder);
    if (files.length === 0) throw notAStore(folder);
    refuseStrangers(folder, false);
    return files.map((file) => ({ folder, manifest: readManifest(folder, file) }));
  });
  shards.sort((a, b) => a.manifest.from - b.manifest.from || a.manifest.shard.index - b.manifest.shard.index);
  const first = shards[0]!.manifest;
  for (const shard of shards.slice(1)) sameBatch(shards[0]!.folder, first, shard);
  const results = new BatchResults(0, first.runs, first.outcomes.length);
  const owner = new Map<number, string>();
  for (const { folder, manifest } of shards) {
    const part = new BatchResults(manifest.from, manifest.count, first.outcomes.length);
    checkComplete(folder, manifest);
    await restore(
      folder,
      manifest,
      first.outcomes,
      (r) => {
        if (r.run < manifest.from || r.run >= manifest.from + manifest.count)
          throw usage(
            "shard-runs",
            `${folder} holds run ${r.run}, which is not of its shard`,
            "play the shard again",
            folder,
          );
        part.take(r);
      },
      false,
    );
    for (const f of await failedOf(folder, manifest)) part.fail(f.failure, f.digest);
    prove(folder, manifest, part);
    for (let k = 0; k < manifest.count; k++) {
      const run = manifest.from + k;
      const other = owner.get(run);
      if (other !== undefined)
        throw usage(
          "shards-overlap",
          `run ${run} is in ${other} and in ${folder}`,
          "name each shard once",
          folder,
        );
      owner.set(run, folder);
    }
    results.adopt(part);
  }
  const gaps = rangesOf((k) => !results.has(k), 0, first.runs);
  if (gaps.length > 0)
    throw usage(
      "shards-missing",
      `runs ${gaps.map(([a, b]) => (a === b ? a : `${a} to ${b}`)).join(", ")} of ${first.runs} are in none of the shards`,
      `name all ${first.shard.of} shards; here are ${shards.map((s) => `${s.manifest.shard.index}/${s.manifest.shard.of}`).join(", ")}`,
      "merge",
    );
  const digest = results.digest(first.runs);
  const failures = results.failuresOf(first.runs);
  return {
    shards,
    manifest: {
      ...first,
      shard: { index: 1, of: 1 },
      from: 0,
      count: first.runs,
      status: "complete",
      digest,
      ok: rangesOf((k) => results.ended(k), 0, first.runs),
      failed: failures,
      parts: partsAsOne(shards.map((s) => s.manifest)),
    },
    batch: {
      outcomes: first.outcomes,
      values: results.values,
      from: 0,
      runs: first.runs,
      failures,
      digest,
      interrupted: false,
      gaveUp: false,
      ended: first.runs,
    },
  };
}

export function notAStore(folder: string, why = `${folder} has no manifest of a store`): MultivectorError {
  return usage(
    "not-a-store",
    why,
    "name a folder or a .duckdb file that multivector batch --out has made",
    folder,
  );
}

/** Checksums of all shards under the names that their parts have in the whole; nothing where one has none. */
function partsAsOne(manifests: readonly Manifest[]): Manifest["parts"] {
  if (manifests.some((m) => !m.parts)) return undefined;
  const all = manifests.flatMap((m) => Object.entries(m.parts ?? {}));
  return Object.fromEntries(all.map(([path, sum]) => [path.replace(/shard=\d+/, "shard=1"), sum]));
}

/** Brings the parts of all shards into one folder. The whole is the only shard of itself: parts are named by their runs. */
export function gather(merged: Merged, into: string): void {
  for (const { folder, manifest } of merged.shards) {
    const shard = manifest.shard.index;
    for (const [table, files] of tableFiles(folder, shard)) {
      const where = table === "parameters" ? join(into, table) : shardFolder(into, table, 1);
      makeFolders(where);
      for (const file of files) copy(file, join(where, file.slice(file.lastIndexOf("/") + 1)));
    }
  }
}

function copy(from: string, to: string): void {
  try {
    linkSync(from, to);
  } catch (e) {
    if ((e as NodeJS.ErrnoException).code === "EEXIST") return;
    copyFileSync(from, to);
  }
}

function sameBatch(folder: string, first: Manifest, other: { folder: string; manifest: Manifest }): void {
  const { manifest } = other;
  const not = differences(first.identity, manifest.identity);
  if (first.runs !== manifest.runs) not.push(`a batch of ${manifest.runs} runs, not ${first.runs}`);
  if (first.shard.of !== manifest.shard.of)
    not.push(`a batch cut into ${manifest.shard.of}, not ${first.shard.of}`);
  if (not.length === 0) return;
  throw usage(
    "store-of-another",
    `${other.folder} is not of the batch that ${folder} is of: it is of ${not.join(", ")}`,
    "merge shards of one batch, played with the same command but for --shard",
    other.folder,
  );
}

/** A shard is whole, and its runs are those that its manifest was closed with. */
function prove(folder: string, manifest: Manifest, part: BatchResults): void {
  const { index, of } = manifest.shard;
  if (manifest.status !== "complete" || part.whole() < manifest.count)
    throw usage(
      "shard-unfinished",
      `shard ${index}/${of} in ${folder} has ${part.total()} of its ${manifest.count} runs`,
      `finish it: ${manifest.command}${/ --resume\b/.test(manifest.command) ? "" : " --resume"}`,
      folder,
    );
  const digest = part.digest(manifest.count);
  if (digest !== manifest.digest)
    throw usage(
      "shard-digest",
      `the runs of shard ${index}/${of} in ${folder} have the digest ${digest}, and its manifest says ${manifest.digest}`,
      "some of its files are not those that were written: play the shard again",
      folder,
    );
}

/** Runs of a shard that failed. */
export async function failedOf(folder: string, { shard, parts }: Pick<Manifest, "shard" | "parts">) {
  const all = [];
  for (const file of partsOf(folder, "runs", shard.index)) {
    if (!file.startsWith("failed-")) continue;
    checkSumOf(folder, partPath("runs", shard.index, file), parts);
    const path = join(shardFolder(folder, "runs", shard.index), file);
    const rows = await readColumns(path).catch((e: unknown) => {
      throw unreadable(path, e);
    });
    const cell = (name: string, k: number) => rows.get(name)?.[k];
    for (let k = 0; k < (rows.get("run")?.length ?? 0); k++)
      all.push({
        digest: String(cell("digest", k)),
        failure: {
          run: Number(cell("run", k)),
          code: String(cell("code", k)),
          message: String(cell("error", k)),
          command: String(cell("command", k)),
        },
      });
  }
  return all;
}
