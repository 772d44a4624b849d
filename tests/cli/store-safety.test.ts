/** Nothing that was finished is lost to another command: not to --force, merge or query, nor to a file that is missing. */
import { execFileSync, spawn } from "node:child_process";
import {
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { openScenario } from "../../src/node/open.ts";
import { beginStore } from "../../src/node/store/begin.ts";
import { COMMAND, Folder, ROOT, told } from "./command.ts";
import { spoken } from "./in-process.ts";

const folder = new Folder();
const TREATY = "friendship-treaty";
let n = 0;
const fresh = () => join(folder.path, `store-${n++}`);

interface Batch {
  runs: number;
  digest: string;
}

async function batch(...args: string[]): Promise<Batch> {
  const ended = await spoken(["batch", TREATY, "--quiet", "--json", ...args]);
  expect(ended.code, ended.err).toBe(0);
  return JSON.parse(ended.out) as Batch;
}

async function refused(...args: string[]) {
  const ended = await spoken([...args, "--json"]);
  expect([ended.code, ended.out], ended.err).toEqual([2, ""]);
  expect(ended.err).not.toMatch(/\n\s+at /);
  return told(ended)[0]!;
}

async function count(results: string, table = "runs"): Promise<number> {
  const sql = `select count(distinct run) as n from ${table}`;
  const ended = await spoken(["query", results, sql, "--json"]);
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

  test("replaces the parameters, too, where no other shard is of the batch", async () => {
    const study = fresh();
    const shard = (i: number, ...more: string[]) =>
      batch("--runs", "20", "--shard", `${i}/2`, "--out", `${study}/`, ...more);
    const set = ["--set", "disputes.kgz-tjk.severity=0"];
    await shard(1);
    await shard(1, "--force", ...set);
    await shard(2, ...set);
    const sql = "select value from parameters where path = 'disputes.kgz-tjk.severity'";
    const { out } = await spoken(["query", study, sql, "--json"]);
    expect((JSON.parse(out) as { rows: { value: unknown }[] }).rows.map((r) => Number(r.value))).toEqual([0]);
    expect(
      (
        await refused(
          "batch",
          TREATY,
          "--runs",
          "40",
          "--shard",
          "1/2",
          "--out",
          `${study}/`,
          ...set,
          "--force",
        )
      ).code,
    ).toBe("store-runs");
  });

  test.each([
    ["a folder that is called as a table is", "runs/model.pt"],
    ["a file that is called as a table is", "events"],
    ["the manifest of another program", "manifest.json"],
  ])("leaves alone %s", async (_, name) => {
    const home = fresh();
    mkdirSync(join(home, "runs"), { recursive: true });
    writeFileSync(join(home, name), '{"name": "mine"}');
    const error = await refused("batch", TREATY, "--runs", "5", "--out", `${home}/`, "--force");
    expect(error.code).toBe("out-not-a-store");
    expect(readFileSync(join(home, name), "utf8")).toBe('{"name": "mine"}');
  });

  test("clears away what an earlier one has left half cleared", async () => {
    const store = fresh();
    await batch("--runs", "20", "--out", `${store}/`);
    rmSync(join(store, "manifest.json"));
    expect((await refused("batch", TREATY, "--runs", "20", "--out", `${store}/`)).mend).toMatch(/--force/);
    expect((await batch("--runs", "10", "--out", `${store}/`, "--force")).runs).toBe(10);
    expect(await count(store)).toBe(10);
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
    const { code, err } = await spoken(["batch", TREATY, "--runs", "5", "--json", "--quiet", "--out", pipe]);
    expect([code, err]).toEqual([0, ""]);
    await closed;
    expect((JSON.parse(read) as Batch).runs).toBe(5);
    expect(statSync(pipe).isFIFO()).toBe(true);
    const [real, link] = [`${fresh()}.json`, `${fresh()}.json`];
    writeFileSync(real, "old");
    symlinkSync(real, link);
    await spoken(["batch", TREATY, "--runs", "5", "--quiet", "--force", "--out", link]);
    expect(lstatSync(link).isSymbolicLink()).toBe(true);
    expect((JSON.parse(readFileSync(real, "utf8")) as Batch).runs).toBe(5);
  });
});

describe("--out", () => {
  test("of standard output is that stream, whatever file is behind it", () => {
    const log = fresh();
    const command = `{ echo before; ${process.execPath} ${COMMAND} batch ${TREATY} --runs 5 --quiet --json --out /dev/stdout; echo after; } > ${log}`;
    execFileSync("sh", ["-c", command], { cwd: ROOT });
    const [before, json, after] = readFileSync(log, "utf8").trim().split("\n");
    expect([before, after]).toEqual(["before", "after"]);
    expect((JSON.parse(json!) as Batch).runs).toBe(5);
  });

  test("may have a name as long as any", async () => {
    const home = fresh();
    mkdirSync(home);
    for (const name of [`${"a".repeat(250)}.csv`, `${"b".repeat(240)}.duckdb`]) {
      await spoken(["batch", TREATY, "--runs", "5", "--quiet", "--out", join(home, name)]);
      expect(statSync(join(home, name)).size).toBeGreaterThan(0);
    }
  });
});

describe("merge", () => {
  test("makes shards the whole in their own folder, and leaves the files beside them", async () => {
    const study = await shards();
    writeFileSync(join(study, "notes.txt"), "mine");
    const ended = await spoken(["merge", study, "--out", `${study}/`, "--json"]);
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
    await spoken(["merge", study, "--out", `${other}/`, "--force"]);
    expect(await count(other)).toBe(120);
    expect((await spoken(["merge", study, "--out", `${study}/`, "--force"])).code).toBe(0);
  });
});

describe("a merge that was killed", () => {
  const NEW = ".gathered.tmp";
  const OLD = ".replaced.tmp";

  /** A study as a merge leaves it that is killed in one of its steps, and the digest of the whole. */
  async function killed(step: "gathering" | "moving out" | "moving in") {
    const [study, whole] = [await shards(), fresh()];
    const merged = await spoken(["merge", study, "--out", `${whole}/`, "--json"]);
    renameSync(whole, join(study, NEW));
    if (step === "gathering") rmSync(join(study, NEW, "manifest.json"));
    else {
      mkdirSync(join(study, OLD));
      const names = readdirSync(study).filter((f) => !f.startsWith("."));
      for (const name of step === "moving out" ? names.slice(1) : names)
        renameSync(join(study, name), join(study, OLD, name));
      if (step === "moving in") {
        writeFileSync(join(study, OLD, "all-of-it"), "");
        renameSync(join(study, NEW, "runs"), join(study, "runs"));
      }
    }
    return { study, digest: (JSON.parse(merged.out) as Batch).digest };
  }

  test.each(["gathering", "moving out", "moving in"] as const)(
    "while %s is taken back, or on",
    async (step) => {
      const { study, digest } = await killed(step);
      expect(await count(study)).toBe(120);
      const again = await spoken(["merge", study, "--out", `${study}/`, "--json"]);
      expect((JSON.parse(again.out) as Batch).digest).toBe(digest);
      expect(readdirSync(study).filter((f) => /^\.|manifest/.test(f))).toEqual(["manifest.json"]);
    },
  );

  test("is looked after before a batch goes on in that folder", async () => {
    const { study } = await killed("moving out");
    const more = await batch("--runs", "120", "--shard", "1/2", "--out", `${study}/`, "--resume");
    expect(more.runs).toBe(60);
    expect(await count(study)).toBe(120);
  });
});

describe("a lock", () => {
  const begun = (store: string, resume: boolean) =>
    beginStore(openScenario(TREATY), {
      folder: store,
      seed: "multivector",
      runs: 60,
      record: [],
      shard: { index: 1, of: 1 },
      command: "",
      resume,
      force: false,
    });
  const placed = { whole: () => 0, ended: () => false, failuresOf: () => [], count: 60, from: 0 };

  test("is not taken from a process that lives, however long it has slept", async () => {
    const store = fresh();
    await batch("--runs", "60", "--out", `${store}/`);
    const held = begun(store, true);
    const old = Date.now() / 1000 - 3600;
    utimesSync(join(store, ".lock-1-of-1"), old, old);
    expect((await refused("batch", TREATY, "--runs", "60", "--out", `${store}/`, "--resume")).code).toBe(
      "store-busy",
    );
    held.close(placed as never, false);
  });

  test("that another has taken is noticed, and what is there is left alone", async () => {
    const store = fresh();
    await batch("--runs", "60", "--out", `${store}/`);
    const held = begun(store, true);
    rmSync(join(store, ".lock-1-of-1"));
    await batch("--runs", "50", "--out", `${store}/`, "--force");
    const theirs = readFileSync(join(store, "manifest.json"), "utf8");
    expect(() => held.close(placed as never, false)).toThrow(/another process has taken/);
    expect(readFileSync(join(store, "manifest.json"), "utf8")).toBe(theirs);
    expect(await count(store)).toBe(50);
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
    expect((await spoken(["query", store, "explain analyze select count(*) from runs"])).code).toBe(0);
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
    expect(() => store.close(placed as never, true)).toThrow(/removed parts that were written into it/);
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
    const ended = await spoken(["batch", TREATY, "--runs", "5", "--set", set, "--json"]);
    expect(ended.code).toBe(2);
    expect(told(ended)[0]!.message).toMatch(why);
  });

  test("entries whose outcomes would be one column", async () => {
    const file = folder.file(
      "alike.yaml",
      `multivector: 1\nid: alike\nextends: ${TREATY}\ndisputes: { KGZ-tjk: { parties: [KGZ, TJK] } }\n`,
    );
    const ended = await spoken(["validate", file, "--json"]);
    expect(ended.code).toBe(3);
    expect(
      told(ended)
        .map((e) => e.message)
        .join(),
    ).toMatch(/kgz-tjk and KGZ-tjk of disputes differ in small and large/);
  });

  test("a precision of what is infinite, at the first look", async () => {
    const ended = await spoken([
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
