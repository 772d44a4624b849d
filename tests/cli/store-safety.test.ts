/** Nothing that was finished is lost to another command: not to --force, merge or query, nor to a file that is missing. */
import { execFileSync, spawn } from "node:child_process";
import {
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { beginStore } from "../../src/experiments/store/begin.ts";
import { openScenario } from "../../src/models/open.ts";
import { Folder, multivector, told } from "./command.ts";

const folder = new Folder();
const TREATY = "friendship-treaty";
let n = 0;
const fresh = () => join(folder.path, `store-${n++}`);

interface Batch {
  runs: number;
  digest: string;
}

async function batch(...args: string[]): Promise<Batch> {
  const ended = await multivector(["batch", TREATY, "--quiet", "--json", ...args]);
  expect(ended.code, ended.err).toBe(0);
  return JSON.parse(ended.out) as Batch;
}

async function refused(...args: string[]) {
  const ended = await multivector([...args, "--json"]);
  expect([ended.code, ended.out], ended.err).toEqual([2, ""]);
  expect(ended.err).not.toMatch(/\n\s+at /);
  return told(ended)[0]!;
}

async function count(results: string, table = "runs"): Promise<number> {
  const sql = `select count(distinct run) as n from ${table}`;
  const ended = await multivector(["query", results, sql, "--json"]);
  expect(ended.code, ended.err).toBe(0);
  return (JSON.parse(ended.out) as { rows: { n: number }[] }).rows[0]!.n;
}

/** Both shards of a batch of 120 runs in one folder. */
async function shards(): Promise<string> {
  const study = fresh();
  for (const i of [1, 2]) await batch("--runs", "120", "--shard", `${i}/2`, "--out", `${study}/`);
  return study;
}

describe("--force", () => {
  test("takes nothing from a store that is being written", async () => {
    const store = fresh();
    await batch("--runs", "60", "--out", `${store}/`);
    const held = beginStore(openScenario(TREATY), {
      folder: store,
      seed: "multivector",
      runs: 60,
      record: [],
      shard: { index: 1, of: 1 },
      command: "",
      resume: true,
      force: false,
    });
    expect((await refused("batch", TREATY, "--runs", "50", "--out", `${store}/`, "--force")).code).toBe(
      "store-busy",
    );
    held.close(
      { whole: () => 0, ended: () => false, failuresOf: () => [], count: 60, from: 0 } as never,
      false,
    );
    expect(await count(store)).toBe(60);
  });

  test("replaces a shard and leaves the others", async () => {
    const study = await shards();
    await batch("--runs", "120", "--shard", "2/2", "--out", `${study}/`, "--force");
    expect(readdirSync(study).filter((f) => f.startsWith("manifest"))).toHaveLength(2);
    expect(await count(study)).toBe(120);
  });

  test("replaces a store, and not the files beside it", async () => {
    const store = fresh();
    await batch("--runs", "60", "--out", `${store}/`);
    writeFileSync(join(store, "notes.txt"), "mine");
    expect((await batch("--runs", "50", "--out", `${store}/`, "--force")).runs).toBe(50);
    expect(readFileSync(join(store, "notes.txt"), "utf8")).toBe("mine");
    expect(await count(store)).toBe(50);
  });

  test("writes to a pipe, which stays one, and to the file that a link leads to", async () => {
    const pipe = fresh();
    execFileSync("mkfifo", [pipe]);
    const reader = spawn("cat", [pipe]);
    let read = "";
    reader.stdout.on("data", (b) => {
      read += b;
    });
    const closed = new Promise((done) => reader.on("close", done));
    const { code, err } = await multivector([
      "batch",
      TREATY,
      "--runs",
      "5",
      "--json",
      "--quiet",
      "--out",
      pipe,
    ]);
    expect([code, err]).toEqual([0, ""]);
    await closed;
    expect((JSON.parse(read) as Batch).runs).toBe(5);
    expect(statSync(pipe).isFIFO()).toBe(true);
    const [real, link] = [`${fresh()}.json`, `${fresh()}.json`];
    writeFileSync(real, "old");
    symlinkSync(real, link);
    await multivector(["batch", TREATY, "--runs", "5", "--quiet", "--force", "--out", link]);
    expect(lstatSync(link).isSymbolicLink()).toBe(true);
    expect((JSON.parse(readFileSync(real, "utf8")) as Batch).runs).toBe(5);
  });
});

describe("merge", () => {
  test("makes shards the whole in their own folder, and leaves the files beside them", async () => {
    const study = await shards();
    writeFileSync(join(study, "notes.txt"), "mine");
    const ended = await multivector(["merge", study, "--out", `${study}/`, "--json"]);
    expect((JSON.parse(ended.out) as Batch).digest).toBe((await batch("--runs", "120")).digest);
    expect(readFileSync(join(study, "notes.txt"), "utf8")).toBe("mine");
    expect(readdirSync(study).filter((f) => /^\.|manifest/.test(f))).toEqual(["manifest.json"]);
    expect(await count(study)).toBe(120);
  });

  test("takes nothing away before the whole is proven", async () => {
    const [study, other] = [await shards(), fresh()];
    await batch("--runs", "30", "--out", `${other}/`);
    const half = fresh();
    await batch("--runs", "120", "--shard", "1/2", "--out", `${half}/`);
    expect((await refused("merge", half, "--out", `${other}/`, "--force")).code).toBe("shards-missing");
    expect(await count(other)).toBe(30);
    expect((await refused("merge", study, "--out", `${other}/`)).code).toBe("out-exists");
    await multivector(["merge", study, "--out", `${other}/`, "--force"]);
    expect(await count(other)).toBe(120);
    expect((await multivector(["merge", study, "--out", `${study}/`, "--force"])).code).toBe(0);
  });
});

describe("query", () => {
  test("writes nothing, not by way of EXPLAIN either", async () => {
    const store = fresh();
    await batch("--runs", "30", "--out", `${store}/`);
    const part = join(store, "runs", "shard=1", readdirSync(join(store, "runs", "shard=1"))[0]!);
    const { size } = statSync(part);
    const copy = `COPY (SELECT 1 AS x) TO '${part}' (FORMAT parquet)`;
    for (const sql of [copy, `EXPLAIN ANALYZE ${copy}`, `/* select */ explain analyze ${copy}`])
      expect((await refused("query", store, sql)).code).toBe("sql");
    expect(statSync(part).size).toBe(size);
    expect((await multivector(["query", store, "explain analyze select count(*) from runs"])).code).toBe(0);
    expect((await refused("query", store, "select run, run from runs")).message).toMatch(/two columns run/);
  });
});

describe("a store that lost a file", () => {
  const args = ["--runs", "60", "--jobs", "1", "--record", "events"];

  test.each([
    ["is missing", (part: string) => rmSync(part)],
    ["is cut off", (part: string) => truncateSync(part, statSync(part).size - 9)],
  ])("of which a part of events %s: --resume plays it again", async (_, harm) => {
    const store = fresh();
    const whole = await batch(...args, "--out", `${store}/`);
    const events = join(store, "events", "shard=1");
    harm(join(events, readdirSync(events)[1]!));
    expect((await refused("merge", store)).code).toBe("store-unreadable");
    expect(await batch(...args, "--out", `${store}/`, "--resume")).toEqual(whole);
    expect(await count(store)).toBe(60);
    expect(await count(store, "outcomes")).toBe(60);
  });

  test("is not called complete when parts are gone by the end", () => {
    const store = beginStore(openScenario(TREATY), {
      folder: fresh(),
      seed: "s",
      runs: 3,
      record: [],
      shard: { index: 1, of: 1 },
      command: "",
      resume: false,
      force: false,
    });
    const placed = {
      whole: () => 3,
      ended: () => true,
      failuresOf: () => [],
      digest: () => "",
      count: 3,
      from: 0,
    };
    expect(() => store.close(placed as never, true)).toThrow(/parts that were written .* are gone/);
    expect(readFileSync(join(store.folder, "manifest.json"), "utf8")).toMatch(/"interrupted"/);
  });
});

describe("refused before anything is played", () => {
  test.each([
    ["a folder below a file", "file/sub/", "out-unwritable"],
    ["a file below a file", "file/b.csv", "out-folder"],
    ["a name that is too long", `${"x".repeat(300)}.csv`, "path-impossible"],
  ])("%s", async (_, name, code) => {
    const home = fresh();
    mkdirSync(home);
    writeFileSync(join(home, "file"), "");
    const error = await refused("batch", TREATY, "--runs", "5", "--out", join(home, name));
    expect(error).toMatchObject({ code, where: "--out", mend: expect.any(String) });
  });

  test.each([
    ["nothing but its format", '{"format":"multivector.store/1"}', /identity/],
    ["more runs than any batch", (m: string) => m.replace('"runs": 30', '"runs": 1e15'), /runs/],
    ["a run before the first", (m: string) => m.replace('"from": 0', '"from": -5'), /from/],
  ])("a manifest with %s", async (_, harm, why) => {
    const store = fresh();
    await batch("--runs", "30", "--out", `${store}/`);
    const file = join(store, "manifest.json");
    writeFileSync(file, typeof harm === "string" ? harm : harm(readFileSync(file, "utf8")));
    for (const args of [
      ["merge", store],
      ["batch", TREATY, "--runs", "30", "--out", `${store}/`, "--resume"],
    ]) {
      const error = await refused(...args);
      expect(error.code).toBe("store-manifest");
      expect(error.message).toMatch(why);
    }
  });

  test("a shard of another batch beside others", async () => {
    const study = fresh();
    await batch("--runs", "120", "--shard", "1/2", "--out", `${study}/`);
    const other = ["--runs", "120", "--shard", "2/2", "--seed", "other", "--out", `${study}/`];
    expect((await refused("batch", TREATY, ...other)).code).toBe("store-of-another");
  });

  test("more shards than runs, whatever the design makes of them", async () => {
    const design = ["--design", "lhs", "--points", "64", "--out", `${fresh()}/`];
    expect((await refused("batch", TREATY, ...design, "--shard", "1/100")).code).toBe("shard");
    expect((await batch(...design, "--shard", "1/32")).runs).toBe(2);
  });

  test("a DuckDB file of another batch, of which nothing is left lying about", async () => {
    const file = `${fresh()}.duckdb`;
    await batch("--runs", "30", "--out", file);
    expect(
      (await refused("batch", TREATY, "--runs", "30", "--seed", "x", "--out", file, "--resume")).code,
    ).toBe("store-of-another");
    expect(existsSync(`${file}.parts`)).toBe(false);
  });

  test.each([
    ['outcomes.run="1/2"', /a column run already/],
    ['outcomes.Parties="2"', /differ in small and large letters alone/],
  ])("an outcome that a table cannot hold: %s", async (set, why) => {
    const ended = await multivector(["batch", TREATY, "--runs", "5", "--set", set, "--json"]);
    expect(ended.code).toBe(2);
    expect(told(ended)[0]!.message).toMatch(why);
  });

  test("a precision of what is infinite, at the first look", async () => {
    const ended = await multivector([
      "batch",
      TREATY,
      "--json",
      "--quiet",
      "--set",
      'outcomes.q="1/(parties.friendship-5)"',
      "--precision",
      "q=0.1",
    ]);
    expect(ended.code).toBe(2);
    expect(told(ended)[0]).toMatchObject({ code: "precision-infinite", where: "--precision" });
  });
});
