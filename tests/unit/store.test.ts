/** A store gives back what was put in, with the right types, and never half of it. */
import { spawn } from "node:child_process";
import {
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { parquetMetadata, parquetReadObjects, parquetSchema } from "hyparquet";
import { beforeEach, describe, expect, it } from "vitest";
import { dateOf } from "../../src/engine/calendar.ts";
import { MultivectorError } from "../../src/engine/errors.ts";
import { Session } from "../../src/engine/session.ts";
import type { Batch } from "../../src/experiments/batch-contract.ts";
import { dayOf, monthOfDate } from "../../src/experiments/record/dates.ts";
import { shardRange } from "../../src/experiments/shard.ts";
import { openScenario } from "../../src/node/open.ts";
import { type PlayOptions, playBatch } from "../../src/node/play.ts";
import { type BeginOptions, beginStore } from "../../src/node/store/begin.ts";
import { readManifest, writeManifest } from "../../src/node/store/manifest.ts";
import { query } from "../../src/node/store/query.ts";
import { Folder } from "../cli/command.ts";

const opened = openScenario("friendship-treaty");
/** Some of its runs divide zero by zero at the end. */
const fragile = openScenario(
  new Folder().file(
    "fragile.yaml",
    "multivector: 1\nid: fragile\nextends: friendship-treaty\nend: 2024-12\noutcomes: { odd: '0 / (parties - 3)' }\n",
  ),
);
const home = new Folder();
let folder = "";
let n = 0;
beforeEach(() => {
  folder = join(home.path, `store-${n++}`);
});

function begin(options: Partial<BeginOptions> = {}, of = opened) {
  return beginStore(of, {
    folder,
    seed: "s",
    runs: 60,
    record: [],
    shard: { index: 1, of: 1 },
    command: "multivector batch",
    resume: false,
    force: false,
    ...options,
  });
}

function play(
  begun: Partial<BeginOptions> = {},
  more: Partial<PlayOptions> = {},
  of = opened,
): Promise<Batch> {
  const { seed, runs, shard } = { seed: "s", runs: 60, shard: { index: 1, of: 1 }, ...begun };
  return playBatch(of, { seed, runs, shard, jobs: 1, store: begin(begun, of), again: "again", ...more });
}

const rows = async (sql: string) => (await query(folder, sql)).rows;

describe("dates", () => {
  it("go to days and back, fractions of a month included", () => {
    for (const month of [0, 1469, 1470, 1511, dateOf("1970-07-11"), dateOf("2024-02-29"), -1])
      expect(monthOfDate(new Date(dayOf(month)! * 86_400_000)), `${month}`).toBe(month);
    expect(dayOf(Infinity)).toBeNull();
    expect(monthOfDate(null)).toBe(Infinity);
    expect(new Date(dayOf(1470)! * 86_400_000).toISOString()).toBe("2022-07-01T00:00:00.000Z");
  });
});

describe("the tables", () => {
  it("hold each run as run --run plays it, events as dates", async () => {
    const batch = await play();
    const found = await rows('select run, "signed.TKM", parties from outcomes order by run');
    expect(found).toHaveLength(60);
    const tkm = batch.outcomes.findIndex((h) => h.id === "signed.TKM");
    const parties = batch.outcomes.findIndex((h) => h.id === "parties");
    for (const [run, date, count] of found as [number, string | null, number][]) {
      const value = batch.values[run * batch.outcomes.length + tkm]!;
      expect(date).toBe(
        value === Infinity ? null : new Date(dayOf(value)! * 86_400_000).toISOString().slice(0, 10),
      );
      expect(count).toBe(batch.values[run * batch.outcomes.length + parties]);
    }
    const session = new Session(opened.program);
    session.begin({ seed: "s", run: 7 });
    session.finish();
    expect(await rows("select digest from runs where run = 7")).toEqual([[session.digest()]]);
  });

  it("open by Parquet alone, with types that say what they are", async () => {
    await play();
    const file = readdirSync(join(folder, "outcomes/shard=1"))[0]!;
    const bytes = readFileSync(join(folder, "outcomes/shard=1", file));
    const buffer = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) as ArrayBuffer;
    const columns = parquetSchema(parquetMetadata(buffer)).children.map((c) => [
      c.element.name,
      c.element.converted_type ?? c.element.type,
    ]);
    expect(columns).toEqual(
      expect.arrayContaining([
        ["run", "INT32"],
        ["signed.TKM", "DATE"],
        ["parties", "DOUBLE"],
      ]),
    );
    const [first] = await parquetReadObjects({ file: buffer });
    expect(first).toMatchObject({ run: 0, parties: expect.any(Number) });
  });

  it("hold events, series and the terms of decisions where they are asked for, and change no result", async () => {
    const plain = await playBatch(opened, { seed: "s", runs: 6 });
    const batch = await play({ runs: 6, record: ["events", "series", "ledger"], columns: ["trust"] });
    expect(batch.digest).toBe(plain.digest);
    const session = new Session(opened.program);
    session.begin({ seed: "s", run: 3, record: "ledger" });
    session.finish();
    const events = await rows("select strftime(date, '%Y-%m'), kind, text from events where run = 3");
    expect(events).toEqual(session.events.all().map((e) => [e.date, e.kind, e.text]));
    const pairs = opened.program.axes.get("pair")!;
    expect(
      await rows('select count(*), count(distinct entry), min("column") from series where run = 3'),
    ).toEqual([[66 * pairs.size, pairs.size, "trust"]]);
    const [[last]] = (await rows(
      `select value from series where run = 3 and date = '2027-12-01' and entry = '${pairs.ids[2]}'`,
    )) as [[number]];
    expect(last).toBe(session.value("trust", pairs.ids[2]!));
    const asked = session.ledger().filter((r) => r.chosen >= 0);
    const scores = await rows(
      "select sum(share) from decisions where run = 3 group by decision, object, actor, alternative, date order by 1",
    );
    const expected = asked.map((r) => r.utility + r.luck - r.luckStatusQuo).sort((a, b) => a - b);
    expect(scores.map(([s]) => s)).toEqual(expected.map((e) => expect.closeTo(e, 9)));
  });

  it("hold what optimisers allot, and what each term of it gained", async () => {
    const hedged = openScenario("trans-caspian-energy");
    await play({ runs: 2, record: ["ledger"] }, {}, hedged);
    const session = new Session(hedged.program);
    session.begin({ seed: "s", run: 1, record: "ledger" });
    session.finish();
    const all = [...session.optimisations.values()];
    const allotted = all.flatMap((o) => o.rows.flatMap((r) => r.chosen));
    expect(allotted.length).toBeGreaterThan(0);
    expect(await rows("select count(*), sum(chosen) from allocations where run = 1")).toEqual([
      [
        allotted.length,
        expect.closeTo(
          allotted.reduce((a, b) => a + b, 0),
          6,
        ),
      ],
    ]);
    const gains = all.flatMap((o) =>
      o.rows.flatMap((r) => r.termsChosen.map((t, k) => t - r.termsPrevious[k]!)),
    );
    expect(
      await rows("select count(*), sum(share) from decisions where run = 1 and alternative = 'reallocate'"),
    ).toEqual([
      [
        gains.length,
        expect.closeTo(
          gains.reduce((a, b) => a + b, 0),
          6,
        ),
      ],
    ]);
  });

  it("keep the points of a design", async () => {
    const address = opened.program.address("actors.TKM.neutrality")!;
    const design = {
      id: "half",
      describe: () => ({ id: "half" }),
      addresses: [address],
      size: Infinity,
      fill: (run: number, out: Float64Array) => out.fill(run / 100),
      luck: (run: number) => Math.floor(run / 2),
    };
    await play({ runs: 10, design }, { design });
    expect(
      await rows('select run, luck, "actors.TKM.neutrality" from runs join points using (run) order by run'),
    ).toEqual(Array.from({ length: 10 }, (_, k) => [k, Math.floor(k / 2), k / 100]));
  });

  it("keep every number that a run could be given", async () => {
    await play();
    expect(await rows("select value, unit from parameters where path = 'actors.TKM.neutrality'")).toEqual([
      [0.9, "1"],
    ]);
  });
});

describe("a failed run", () => {
  it("is kept with its error and its command, stops no other, and is done again on resuming", async () => {
    const batch = await play({}, {}, fragile);
    const plain = await playBatch(fragile, { seed: "s", runs: 60 });
    expect(plain.failures.length).toBeGreaterThan(0);
    expect(plain.failures.length).toBeLessThan(60);
    expect(batch.digest).toBe(plain.digest);
    const kept = await rows("select run, code, command from runs where status = 'failed' order by run");
    expect(kept).toEqual(batch.failures.map((f) => [f.run, "undefined-value", `again --run ${f.run}`]));
    expect(await rows("select count(*) from outcomes")).toEqual([[60 - kept.length]]);
    const manifest = readManifest(folder, "manifest.json");
    expect(manifest).toMatchObject({ status: "complete", failed: batch.failures });

    const played: number[] = [];
    const again = await play(
      { resume: true },
      { progress: (done, _, before) => played.push(done - before) },
      fragile,
    );
    expect(again.digest).toBe(plain.digest);
    expect(Math.max(...played)).toBe(kept.length);
    expect(await rows("select count(*), count(distinct run) from runs")).toEqual([[60, 60]]);
  });

  it("stops the batch where there are more than --max-failures, and what is finished stays", async () => {
    const batch = await play({ runs: 400 }, { maxFailures: 2 }, fragile);
    expect(batch).toMatchObject({ gaveUp: true, interrupted: false });
    expect(batch.ended).toBeLessThan(400);
    expect(batch.failures.length).toBeGreaterThan(2);
    expect(readManifest(folder, "manifest.json").status).toBe("interrupted");
    const rest = await play({ runs: 400, resume: true }, {}, fragile);
    expect(rest.digest).toBe((await playBatch(fragile, { seed: "s", runs: 400 })).digest);
  });
});

describe("resuming", () => {
  it("plays only what is missing, in place of damaged parts too", async () => {
    const whole = await play();
    const parts = readdirSync(join(folder, "runs/shard=1")).sort();
    rmSync(join(folder, "runs/shard=1", parts[1]!));
    truncateSync(join(folder, "outcomes/shard=1", parts[3]!), 100);
    writeFileSync(join(folder, "outcomes/shard=1", ".part-9.parquet.1-0.tmp"), "half");
    const runs = parts.filter((_, k) => k === 1 || k === 3).length * 8;
    const played: number[] = [];
    const again = await play({ resume: true }, { progress: (done, _, before) => played.push(done - before) });
    expect(again.digest).toBe(whole.digest);
    expect(again.values).toEqual(whole.values);
    expect(played.at(-1)).toBe(runs);
    expect(await rows("select count(*), count(distinct run) from outcomes")).toEqual([[60, 60]]);
    expect(readdirSync(join(folder, "outcomes/shard=1")).filter((f) => f.startsWith("."))).toEqual([]);
  });

  it("goes on to more runs", async () => {
    await play();
    const more = await play({ runs: 90, resume: true });
    expect(more.digest).toBe((await playBatch(opened, { seed: "s", runs: 90 })).digest);
    expect(readManifest(folder, "manifest.json")).toMatchObject({
      runs: 90,
      status: "complete",
      ok: [[0, 89]],
    });
  });

  it("refuses another batch, by name, and leaves the store as it is", async () => {
    await play();
    const before = readFileSync(join(folder, "manifest.json"), "utf8");
    const refusals: [Partial<BeginOptions>, ReturnType<typeof openScenario>, RegExp][] = [
      [{ seed: "t" }, opened, /another seed/],
      [{ record: ["events"] }, opened, /another --record/],
      [{}, openScenario("friendship-treaty", ["actors.TKM.neutrality=0.5"]), /other --set values/],
      [{}, fragile, /another scenario/],
      [{ runs: 50 }, opened, /of a batch of 60 runs, and 50/],
    ];
    for (const [options, of, why] of refusals)
      expect(() => begin({ ...options, resume: true }, of)).toThrow(why);
    const other = readManifest(folder, "manifest.json");
    other.identity.engine.version = "0.0.9";
    writeManifest(folder, other);
    expect(() => begin({ resume: true })).toThrow(/another version of the engine/);
    writeFileSync(join(folder, "manifest.json"), before);
    expect(() => begin()).toThrow(/holds a batch already/);
    expect(readFileSync(join(folder, "manifest.json"), "utf8")).toBe(before);
  });

  it("refuses a store that somebody is writing, and takes over from one who is gone", async () => {
    const held = begin();
    expect(() => begin({ resume: true })).toThrow(/is being written by process/);
    await playBatch(opened, { seed: "s", runs: 60, store: held });
    writeFileSync(
      join(folder, ".lock-1-of-1"),
      JSON.stringify({ pid: 2 ** 22 + 7, host: (await import("node:os")).hostname() }),
    );
    await expect(play({ resume: true })).resolves.toMatchObject({ runs: 60 });
  });

  it("takes a lock of another machine by whether its holder goes on, not by its date", async () => {
    await play();
    const lock = join(folder, ".lock-1-of-1");
    const theirs = JSON.stringify({ pid: 7, host: "another machine", token: "theirs" });
    const dated = (seconds: number) => {
      writeFileSync(lock, theirs);
      const at = Date.now() / 1000 + seconds;
      utimesSync(lock, at, at);
    };
    dated(-5);
    expect(() => begin({ resume: true })).toThrow(/is being written by process 7 on another machine/);
    dated(86_400);
    const holder = spawn("sh", ["-c", `sleep 2; echo >> '${lock}'; touch -d '+1 day' '${lock}'`]);
    expect(() => begin({ resume: true })).toThrow(/is being written by process 7/);
    await new Promise((done) => holder.on("close", done));
    dated(86_400);
    await expect(play({ resume: true })).resolves.toMatchObject({ runs: 60 });
    dated(-120);
    await expect(play({ resume: true })).resolves.toMatchObject({ runs: 60 });
  }, 60_000);

  it("never touches a folder that is not a store", () => {
    mkdirSync(folder);
    writeFileSync(join(folder, "thesis.tex"), "years of work");
    expect(() => begin({ force: true })).toThrow(/files in it that are not of a store/);
    expect(readdirSync(folder)).toEqual(["thesis.tex"]);
  });
});

describe("a store that can no longer be written", () => {
  it("ends the batch with that, and what is finished can be gone on with", async () => {
    const store = begin();
    store.note = () => {
      throw new MultivectorError({ code: "store-unwritable", message: "the disk is full", fault: "usage" });
    };
    await expect(playBatch(opened, { seed: "s", runs: 60, store })).rejects.toThrow("the disk is full");
    expect(readManifest(folder, "manifest.json").status).toBe("interrupted");
    const plain = await playBatch(opened, { seed: "s", runs: 60 });
    expect((await play({ resume: true })).digest).toBe(plain.digest);
  });
});

describe("shards", () => {
  it("cut the runs into neighbouring parts, each run into one", () => {
    for (const [runs, of] of [
      [10, 3],
      [7, 7],
      [1000, 64],
    ] as const) {
      const ranges = Array.from({ length: of }, (_, k) => shardRange(runs, { index: k + 1, of }));
      let at = 0;
      for (const r of ranges) {
        expect(r.from).toBe(at);
        at += r.count;
      }
      expect(at).toBe(runs);
    }
  });
});

describe("the heads of outcomes", () => {
  it("stand in the manifest, so that a store explains itself", async () => {
    await play();
    expect(readManifest(folder, "manifest.json").outcomes).toEqual(opened.program.reported());
  });
});
