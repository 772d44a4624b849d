/** Categories and turns as the readers of results know them. */
import { readdirSync } from "node:fs";
import { join } from "node:path";
import { beforeEach, describe, expect, it } from "vitest";
import { compared } from "../../src/answers/compare.ts";
import type { OutcomeInfo } from "../../src/engine/model.ts";
import { Session } from "../../src/engine/session.ts";
import type { Batch } from "../../src/experiments/batch-contract.ts";
import { batchObject } from "../../src/experiments/batch-object.ts";
import { csvOf } from "../../src/experiments/csv.ts";
import { discover } from "../../src/experiments/discover/discover.ts";
import { pairedCategory, pairedEvent } from "../../src/experiments/paired.ts";
import { precisionOf } from "../../src/experiments/precision/ask.ts";
import { runObject, shown } from "../../src/experiments/result.ts";
import { RunningSummary } from "../../src/experiments/running-summary.ts";
import { sensitivity } from "../../src/experiments/sensitivity/sensitivity.ts";
import { summarise } from "../../src/experiments/summary.ts";
import { playBatch } from "../../src/node/play.ts";
import { beginStore } from "../../src/node/store/begin.ts";
import { readShards } from "../../src/node/store/merge.ts";
import { query } from "../../src/node/store/query.ts";
import { batchText } from "../../src/terminal/plain/batch.ts";
import { compareText } from "../../src/terminal/plain/compare.ts";
import { runText } from "../../src/terminal/plain/run.ts";
import { Folder } from "../cli/command.ts";
import { EXTENTS, openTurns } from "../support/turns.ts";

const info: OutcomeInfo = { id: "c", kind: "category", unit: "1", doc: "", categories: ["x", "y", "z"] };
const opened = openTurns();
const RUNS = 60;
const batch = await playBatch(opened, { seed: "s", runs: RUNS });

function indicesOf({ values, outcomes, runs }: Batch): number[] {
  const at = outcomes.findIndex((o) => o.id === "extent");
  return Array.from({ length: runs }, (_, k) => values[k * outcomes.length + at]!);
}

describe("a summary of categories", () => {
  it("has the share of each name with Wilson's interval, worked by hand", () => {
    const found = summarise(info, Float64Array.of(0, 1, 0, 0, 1, 0, 0, 1, 0, 0));
    if (found.kind !== "category") throw new Error(found.kind);
    expect(Object.keys(found.shares)).toEqual(["x", "y", "z"]);
    // (p + z²/2n ± z √(p(1-p)/n + z²/4n²)) / (1 + z²/n) with z² = 3.841459, n = 10
    const by = (name: string) => Object.values(found.shares[name]!).map((v) => v.toFixed(4));
    expect(by("x")).toEqual(["0.7000", "0.3968", "0.8922"]);
    expect(by("y")).toEqual(["0.3000", "0.1078", "0.6032"]);
    expect(by("z")).toEqual(["0.0000", "0.0000", "0.2775"]);
    expect(found.mode).toBe("x");
  });

  it("calls the first of equals most frequent, and nothing of nothing", () => {
    expect(summarise(info, Float64Array.of(2, 1, 2, 1))).toMatchObject({ mode: "y" });
    const none = summarise(info, new Float64Array(0));
    expect(none).toMatchObject({ mode: null, shares: { x: { share: Number.NaN, low: 0, high: 1 } } });
  });

  it("is the same while a batch goes on as at its end", () => {
    const running = new RunningSummary(batch.outcomes);
    running.take(batch.values);
    const [extent, allGone] = running.outcomes();
    const { outcomes } = batchObject(opened, batch, "s");
    expect(extent).toMatchObject(outcomes["extent"]!);
    expect(allGone).toMatchObject({ unit: "turn" });
    const bins = running.bins(0);
    for (const { from, count } of bins) {
      const share = count / RUNS;
      expect(outcomes["extent"]).toMatchObject({ shares: { [EXTENTS[from]!]: { share } } });
    }
  });

  it("counts every run once", () => {
    const { extent } = batchObject(opened, batch, "s").outcomes;
    if (extent?.kind !== "category") throw new Error(extent?.kind);
    const indices = indicesOf(batch);
    expect(new Set(indices).size).toBeGreaterThan(1);
    EXTENTS.forEach((name, k) => {
      expect(extent.shares[name]!.share).toBe(indices.filter((v) => v === k).length / RUNS);
    });
  });
});

describe("a run", () => {
  const session = new Session(opened.program);
  session.begin({ seed: "s", run: 3 });
  session.finish();
  const run = runObject(opened, session, { seed: "s", run: 3, record: "outcomes" });

  it("gives the name of a category, and turns as turns", () => {
    expect(run).toMatchObject({ start: "1", end: "12", ticks: 12 });
    expect(run.outcomes["extent"]).toBe(EXTENTS[indicesOf(batch)[3]!]);
    for (const e of run.events) expect(e.date).toMatch(/^([1-9]|1[0-2])$/);
    expect(shown({ ...info, kind: "event", unit: "turn" }, 7)).toBe("7");
    expect(shown(info, Number.NaN)).toBeNull();
  });

  it("is told with its turns in a column", () => {
    const text = runText(opened, session, run);
    expect(text).toContain("1 to 12, seed");
    expect(text).toMatch(/\n {1,2}\d{1,2} {2}[ABC] goes\n/);
    expect(text).toContain(run.outcomes["extent"]);
  });
});

describe("a batch", () => {
  it("as CSV has names, quoted where they must be, and turns", () => {
    const lines = [...csvOf(batch)].join("").trimEnd().split("\n");
    expect(lines[0]).toBe("run,failed,extent,allGone");
    const quoted = ["none", '"some, not all"', '"all, ""the lot"""'];
    indicesOf(batch).forEach((index, run) => {
      const value = batch.values[run * 2 + 1]!;
      expect(lines[run + 1]).toBe(`${run},,${quoted[index]},${value === Infinity ? "" : value}`);
    });
  });

  it("as text has a table of its own for categories, in the order in which they are declared", () => {
    const text = batchText(opened, batch, batchObject(opened, batch, "s"));
    const table = text.slice(text.indexOf("Categories"));
    expect(table).toMatch(/^Categories\n +share +95% interval\n/);
    expect(table).toMatch(/\n {2}extent +none +[\d.]+% +[\d.]+% to [\d.]+%\n/);
    const places = EXTENTS.map((name) => table.indexOf(name));
    expect(places).toEqual([...places].sort((a, b) => a - b));
    expect(text).toMatch(/\n {2}allGone .* \d{1,2}\n/);
  });
});

describe("a store", () => {
  const home = new Folder();
  let folder = "";
  let n = 0;
  beforeEach(() => {
    folder = join(home.path, `turns-${n++}`);
  });
  const begin = (resume: boolean) =>
    beginStore(opened, {
      folder,
      seed: "s",
      runs: RUNS,
      record: ["events", "series", "ledger"],
      shard: { index: 1, of: 1 },
      command: "multivector batch",
      resume,
      force: false,
    });

  it("gives back what was put in, resumed and merged", async () => {
    const first = await playBatch(opened, { seed: "s", runs: RUNS, jobs: 1, store: begin(false) });
    expect([...first.values]).toEqual([...batch.values]);
    const given: number[] = [];
    const again = begin(true);
    await again.restore(batch.outcomes, ({ run, values }) => {
      given[run] = values[0]!;
      expect([...values]).toEqual([...batch.values.subarray(run * 2, run * 2 + 2)]);
    });
    again.release();
    expect(given).toEqual(indicesOf(batch));
    const resumed = await playBatch(opened, { seed: "s", runs: RUNS, jobs: 1, store: begin(true) });
    expect(resumed.digest).toBe(batch.digest);
    const merged = await readShards([folder]);
    expect([...merged.batch.values]).toEqual([...batch.values]);
    expect(merged.batch.outcomes).toEqual(batch.outcomes);
  });

  it("has a column of names and columns of turns", async () => {
    await playBatch(opened, { seed: "s", runs: RUNS, jobs: 1, store: begin(false) });
    expect(readdirSync(folder)).toContain("outcomes");
    const { columns, rows } = await query(folder, "select extent, allGone from outcomes order by run");
    expect(columns.map((c) => c.type)).toEqual(["VARCHAR", "INTEGER"]);
    expect(rows).toEqual(
      indicesOf(batch).map((index, run) => {
        const value = batch.values[run * 2 + 1]!;
        return [EXTENTS[index], value === Infinity ? null : value];
      }),
    );
    for (const table of ["events", "series", "decisions"]) {
      const found = await query(folder, `select min(turn) as first, max(turn) as last from ${table}`);
      expect(found.columns[0]!.type).toBe("INTEGER");
      const [least, most] = found.rows[0] as [number, number];
      expect(least).toBe(1);
      expect(most).toBeLessThanOrEqual(12);
      await expect(query(folder, `select date from ${table}`)).rejects.toThrow(/date/);
    }
  });
});

describe("a comparison", () => {
  it("has the difference of each share with its paired interval", () => {
    const [a, b] = [
      ["x", "x", "x", "y", "y", undefined],
      ["x", "y", "y", "y", "w", undefined],
    ];
    const found = pairedCategory(a, b, ["x", "y", "w"]);
    expect(found.changed).toBe(3);
    expect(found.shares["x"]).toMatchObject({ from: 3 / 6, to: 1 / 6, difference: -2 / 6 });
    expect(found.shares["y"]).toMatchObject({ from: 2 / 6, to: 3 / 6, difference: 1 / 6 });
    expect(found.shares["w"]).toMatchObject({ from: 0, to: 1 / 6, difference: 1 / 6 });
    const { low, high } = pairedEvent(
      a.map((v) => v === "y"),
      b.map((v) => v === "y"),
    );
    expect(found.shares["y"]).toMatchObject({ low, high });
  });

  it("puts two variants side by side", async () => {
    const other = openTurns("", ["actors.C.pull=3"]);
    const second = await playBatch(other, { seed: "s", runs: RUNS });
    const variant = (name: string, of: typeof opened) => ({ name, ref: "leaving", sets: [], opened: of });
    const variants = [variant("leaving", opened), variant("eager", other)];
    const object = compared(variants, [batch, second], "s");
    const { extent, allGone } = object.comparisons[0]!.outcomes;
    if (extent?.kind !== "category") throw new Error(extent?.kind);
    const [from, to] = [indicesOf(batch), indicesOf(second)];
    expect(extent.changed).toBe(from.filter((v, k) => v !== to[k]).length);
    expect(extent.changed).toBeGreaterThan(0);
    const most = extent.shares[EXTENTS[2]]!;
    expect(most.from).toBe(from.filter((v) => v === 2).length / RUNS);
    expect(most.to).toBe(to.filter((v) => v === 2).length / RUNS);
    expect(most.difference).toBeCloseTo(most.to - most.from, 12);
    expect(most.low).toBeLessThan(most.difference);
    expect(most.high).toBeGreaterThan(most.difference);
    expect(allGone?.kind).toBe("event");
    const text = compareText(variants, object);
    expect(text).toMatch(
      /\n {2}extent +none +0.0% +0.0% +0.0 +-[\d.]+ to \+[\d.]+ +\d+\n {10}some, not all +[\d.]+% +/,
    );
    expect(text).toContain("later: turns, of the runs");
  });
});

describe("what needs a number refuses a category", () => {
  const names = "its values are 0 none, 1 some, not all, 2 all";
  const asked = [{ name: "extent", info: opened.program.reported()[0]!, index: 0 }];
  const never = () => Promise.reject(new Error("it was played"));

  it("a precision", () => {
    expect(() => precisionOf(["extent=0.1"], batch.outcomes)).toThrow(
      expect.objectContaining({ code: "a-category", mend: expect.stringContaining(names) }),
    );
  });

  it("the search for boxes, and sensitivity, with the condition to ask instead", async () => {
    const refused = {
      code: "a-category",
      fault: "usage",
      where: "--outcome extent",
      mend: expect.stringContaining("--outcome 'extent == 1'"),
    };
    const options = { vary: [], seed: "s", again: "", play: never, tables: opened.tables };
    const boxes = { ...options, design: "lhs", points: 10, replicates: 1, boxes: 1 };
    await expect(discover(opened, asked, boxes)).rejects.toMatchObject(refused);
    const morris = { ...options, method: "morris", points: 4, replicates: 1 } as const;
    await expect(sensitivity(opened, asked, morris)).rejects.toMatchObject(refused);
  });
});

describe("a formula", () => {
  const measured = (formula: string) => {
    const of = openTurns(`outcomes: { asked: '${formula}' }\n`);
    const session = new Session(of.program);
    session.begin({ seed: "s", run: 3 });
    session.finish();
    return { head: of.program.reported()[2], values: session.outcomes() };
  };

  it("reads a category as its index, and the turn by its name", () => {
    expect(measured("2 * extent").values[2]).toBe(2 * indicesOf(batch)[3]!);
    expect(measured("turn").values[2]).toBe(12);
    expect(measured("month").values[2]).toBe(12);
    expect(measured("turn >= 7")).toMatchObject({ head: { kind: "event", unit: "turn" } });
    expect(measured("turn >= 7").values[2]).toBe(7);
    expect(measured('turn >= date("5")').values[2]).toBe(5);
  });

  it("tells the indices where it is compared with a text", () => {
    expect(() => measured('extent == "none"')).toThrow(/its place among 0 none, 1 some, not all, 2 all/);
    expect(() => measured('"none" != extent')).toThrow(/its place among 0 none/);
    expect(() => measured('turn >= date("2026-01")')).toThrow(/is not a turn/);
  });
});
