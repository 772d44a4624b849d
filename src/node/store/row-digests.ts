/** Digests of runs made again from their rows, where a store has kept the events that a digest covers beside the outcomes. */
import { join } from "node:path";
import { hexToBytes } from "@noble/hashes/utils.js";
import { digestNumbers } from "../../engine/digest.ts";
import { EventLog } from "../../engine/events.ts";
import { Interventions } from "../../engine/interventions.ts";
import type { Program } from "../../engine/program.ts";
import type { RestoredRun } from "../../experiments/batch-results.ts";
import { storedPeriod } from "../../experiments/record/dates.ts";
import type { Manifest } from "./manifest.ts";
import { partsOf, shardFolder } from "./parts.ts";
import { readColumns } from "./restore.ts";

/** The digests of runs, made again from their rows. */
export interface RowDigests {
  /** How many were made. */
  made: number;
  /** Runs of which the store says another. */
  others: number[];
}

/** @param runs that ended well, with what the store says of them */
export async function rowDigests(
  folder: string,
  manifests: readonly Manifest[],
  program: Program,
  runs: ReadonlyMap<number, RestoredRun>,
): Promise<RowDigests> {
  const all: RowDigests = { made: 0, others: [] };
  const cells = cellsOf(program);
  for (const { shard, identity } of manifests) {
    if (!identity.record.includes("events")) continue;
    for (const file of partsOf(folder, "runs", shard.index)) {
      if (!file.startsWith("part-")) continue;
      const of = (table: string) => readColumns(join(shardFolder(folder, table, shard.index), file));
      const happened = cells(await of("events"));
      for (const run of Array.from((await of("runs")).get("run") ?? [])) {
        const stored = runs.get(Number(run));
        if (!stored) continue;
        all.made++;
        const made = madeAgain(stored, happened.get(stored.run) ?? []);
        if (!made?.every((b, n) => b === stored.digest[n])) all.others.push(stored.run);
      }
    }
  }
  return all;
}

/** Nothing where an event is none that the scenario has. */
function madeAgain(stored: RestoredRun, cells: readonly number[]): Uint8Array | undefined {
  return cells.some(Number.isNaN) ? undefined : hexToBytes(digestNumbers([stored.values, cells]));
}

type Columns = ReadonlyMap<string, ArrayLike<unknown>>;

/** From the rows of `events` to the cells of the log, by run; NaN for what the scenario does not have. */
function cellsOf({ events, world, axes, calendar }: Program): (rows: Columns) => Map<number, number[]> {
  const log = new EventLog([...events, ...Interventions.kinds(world)], axes, calendar);
  const kinds = new Map(log.kinds.map(({ id }, k) => [id, k]));
  const when = storedPeriod(calendar.unit);
  /** Those named, at their places in the axes of the kind; where one is nobody, the text says which. */
  function subjects(kind: number, ids: readonly string[], text: string): [number, number] {
    const of = log.kinds[kind]?.axes ?? [];
    const at = (n: number, id: string | undefined) =>
      id === undefined ? -1 : (axes.get(of[n] ?? "")?.index.get(id) ?? Number.NaN);
    const inOrder: [number, number] = [at(0, ids[0]), at(1, ids[1])];
    if (of.length < 2 || ids.length !== 1) return inOrder;
    log.truncate(0);
    log.push(0, kind, inOrder[0], -1);
    return log.at(0).text === text ? inOrder : [-1, at(1, ids[0])];
  }
  return (rows) => {
    const byRun = new Map<number, number[]>();
    const of = (name: string) => rows.get(name) ?? [];
    const [run, date, kind, text] = [of("run"), of(when.name), of("kind"), of("text")];
    const named = [of("actor"), of("other")];
    for (let k = 0; k < run.length; k++) {
      const index = Number(run[k]);
      const cells = byRun.get(index) ?? [];
      byRun.set(index, cells);
      const code = kinds.get(String(kind[k])) ?? Number.NaN;
      const ids = named.map((ids) => ids[k]).filter((id) => typeof id === "string");
      cells.push(when.back(date[k]), code, ...subjects(code, ids, String(text[k])));
    }
    return byRun;
  };
}
