/** Plays runs of a store again, with the luck and the numbers that the store says they had. */
import { join } from "node:path";
import { hexToBytes } from "@noble/hashes/utils.js";
import type { Address } from "../../engine/address.ts";
import type { Axis } from "../../engine/axis.ts";
import type { Program } from "../../engine/program.ts";
import { Session } from "../../engine/session.ts";
import type { RestoredRun } from "../../experiments/batch-results.ts";
import type { Plain } from "../../scenario/plain.ts";
import { numberFor } from "../../scenario/targets.ts";
import type { Manifest } from "./manifest.ts";
import { partsOf, shardFolder } from "./parts.ts";
import { readColumns } from "./restore.ts";

/**
 * @param runs which of them to play
 * @param kept what the store says of each
 * @returns how those come out otherwise that do
 */
export async function replay(
  folder: string,
  manifests: readonly Manifest[],
  program: Program,
  runs: readonly number[],
  kept: ReadonlyMap<number, RestoredRun>,
): Promise<Map<number, string>> {
  const found = new Map<number, string>();
  const session = new Session(program);
  const drawn = await drawnIn(folder, manifests, new Set(runs));
  for (const run of runs) {
    const differs = differing(session, manifests[0]!, kept.get(run)!, drawn.get(run));
    if (differs) found.set(run, differs);
  }
  return found;
}

interface Drawn {
  luck: number;
  values: { path: string; value: Plain }[];
}

/** How a run comes out otherwise; nothing where it does not. */
function differing(
  session: Session,
  { identity, outcomes }: Manifest,
  stored: RestoredRun,
  drawn: Drawn | undefined,
): string | undefined {
  const { program } = session;
  try {
    const values = drawn?.values.map(({ path, value }) => {
      const address = program.address(path);
      if (!address) throw new Error(`there is no number ${path}`);
      return { kind: address.kind, index: address.index, value: storedValue(address, value, program.axes) };
    });
    session.begin({
      seed: identity.seed,
      run: drawn?.luck ?? stored.run,
      record: "outcomes",
      ...(values && values.length > 0 && { values }),
    });
    session.finish();
    const found = session.outcomes();
    const k = outcomes.findIndex((_, o) => found[o] !== stored.values[o]);
    if (k >= 0) return `has ${outcomes[k]!.id} ${found[k]}, and the store says ${stored.values[k]}`;
    const digest = hexToBytes(session.digest());
    return digest.every((b, n) => b === stored.digest[n])
      ? undefined
      : "has another digest than the store says";
  } catch (e) {
    return `fails: ${(e as Error).message}`;
  }
}

/** What a design gave, as `points` has it: a number, or what a scenario would write. */
function storedValue(address: Address, stored: Plain, axes: ReadonlyMap<string, Axis>): number {
  if (typeof stored === "number") return stored;
  const value = numberFor(address.column ?? { range: address.range }, stored, axes);
  if (value === undefined) throw new Error(`${address.path} cannot be ${String(stored)}`);
  return value;
}

/** The luck of runs, and what a design set, as the store says. */
async function drawnIn(
  folder: string,
  manifests: readonly Manifest[],
  runs: ReadonlySet<number>,
): Promise<Map<number, Drawn>> {
  const drawn = new Map<number, Drawn>();
  if (manifests.every((m) => m.identity.design === null)) return drawn;
  for (const { shard } of manifests)
    for (const file of partsOf(folder, "points", shard.index)) {
      const columns = async (table: string) =>
        readColumns(join(shardFolder(folder, table, shard.index), file));
      const [points, ended] = [await columns("points"), await columns("runs")];
      const index = points.get("run") ?? [];
      for (let k = 0; k < index.length; k++) {
        const run = Number(index[k]);
        if (!runs.has(run)) continue;
        const values = [...points]
          .filter(([path]) => path !== "run")
          .map(([path, data]) => ({ path, value: data[k] as Plain }));
        drawn.set(run, { luck: Number(ended.get("luck")?.[k]), values });
      }
    }
  return drawn;
}
