/** Stores by the command line: each kind of --out, interruptions at any moment, shards, SQL, and what is refused. */
import { spawn } from "node:child_process";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { readManifest, writeManifest } from "../../src/node/store/manifest.ts";
import { COMMAND, Folder, multivector, ROOT, told } from "./command.ts";
import { spoken } from "./in-process.ts";

const folder = new Folder();
const TREATY = "friendship-treaty";
const at = (name: string) => join(folder.path, name);

interface Batch {
  runs: number;
  digest: string;
  failed: number;
  failures?: { run: number; command: string }[];
}

/** In this process, unless threads are asked for. */
async function batch(args: readonly string[], code = 0): Promise<Batch> {
  const say = args.includes("--jobs") ? multivector : spoken;
  const ended = await say(["batch", TREATY, "--quiet", "--json", ...args]);
  expect(ended.code, ended.err).toBe(code);
  return JSON.parse(ended.out) as Batch;
}

async function ask(results: string, sql: string): Promise<Record<string, unknown>[]> {
  const ended = await spoken(["query", results, sql, "--json"]);
  expect(ended.code, ended.err).toBe(0);
  return (JSON.parse(ended.out) as { rows: Record<string, unknown>[] }).rows;
}

async function refused(args: readonly string[]) {
  const ended = await spoken([...args, "--json"]);
  expect([ended.code, ended.out]).toEqual([2, ""]);
  return told(ended)[0]!;
}

describe("--out", () => {
  test("FOLDER/, FILE.duckdb, FILE.csv and FILE.json hold the same batch", async () => {
    const plain = await batch(["--runs", "700", "--jobs", "2"]);
    const [a, b, c, d] = await Promise.all([
      batch(["--runs", "700", "--jobs", "2", "--out", `${at("a")}/`]),
      batch(["--runs", "700", "--jobs", "1", "--out", at("b.duckdb")]),
      multivector(["batch", TREATY, "--runs", "700", "--quiet", "--out", at("c.csv")]),
      multivector(["batch", TREATY, "--runs", "700", "--quiet", "--out", at("d.json")]),
    ]);
    expect([a, b]).toEqual([plain, plain]);
    expect([c.out, d.out]).toEqual(["", ""]);
    expect(JSON.parse(readFileSync(at("d.json"), "utf8"))).toEqual(plain);
    const sql = 'select run, "signed.TKM", parties from outcomes order by run';
    const rows = await ask(at("a"), sql);
    expect(await ask(at("b.duckdb"), sql)).toEqual(rows);
    const [head = "", ...lines] = readFileSync(at("c.csv"), "utf8").trim().split("\n");
    const column = (id: string) => head.split(",").indexOf(id);
    expect(
      lines
        .map((l) => l.split(","))
        .map((l) => [l[column("run")], l[column("signed.TKM")], l[column("parties")]]),
    ).toEqual(
      rows.map((r) => [String(r["run"]), String(r["signed.TKM"] ?? "").slice(0, 7), String(r["parties"])]),
    );
    expect(await ask(at("b.duckdb"), "describe outcomes")).toEqual(
      expect.arrayContaining([expect.objectContaining({ column_name: "signed.TKM", column_type: "DATE" })]),
    );
    expect(existsSync(at("b.duckdb.parts"))).toBe(false);
  });

  test("a DuckDB file is gone on with as a folder is", async () => {
    const out = at("more.duckdb");
    await batch(["--runs", "300", "--out", out]);
    expect((await refused(["batch", TREATY, "--runs", "300", "--out", out])).code).toBe("out-exists");
    const more = await batch(["--runs", "500", "--out", out, "--resume"]);
    expect(more).toEqual(await batch(["--runs", "500"]));
    expect(await ask(out, "select count(*) as n, count(distinct run) as m from runs")).toEqual([
      { n: 500, m: 500 },
    ]);
    const replaced = await batch(["--runs", "100", "--out", out, "--force"]);
    expect(replaced.runs).toBe(100);
    expect(await ask(out, "select count(*) as n from runs")).toEqual([{ n: 100 }]);
  });
});

/** Seeded, so that a failure comes again. */
function moments(seed: number) {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

/** Starts the command and kills it after so many milliseconds; true where it had ended before. */
function ended(args: readonly string[], after: number): Promise<boolean> {
  return new Promise((done) => {
    const child = spawn(process.execPath, [COMMAND, ...args], { cwd: ROOT, stdio: "ignore" });
    const timer = setTimeout(() => child.kill("SIGKILL"), after);
    child.on("close", (_, by) => {
      clearTimeout(timer);
      done(by === null);
    });
  });
}

describe("interruption", () => {
  test("a hundred times at random moments, by kill -9, and the batch is that of one that ran through", async () => {
    const moment = moments(7);
    const runs = 1600;
    const args = ["--runs", String(runs), "--jobs", "2", "--quiet"];
    const plain = await batch(args);
    let folders = 0;
    for (let kills = 0; kills < 100; folders++) {
      const out = at(`killed-${folders}${folders % 2 === 0 ? "" : ".duckdb"}`);
      const mine = ["batch", TREATY, ...args, "--out", folders % 2 === 0 ? `${out}/` : out];
      for (let k = 0; kills < 100; k++, kills++)
        if (await ended([...mine, ...(k > 0 ? ["--resume"] : [])], 60 + moment() * 600)) break;
      expect(await batch([...mine.slice(2), "--resume"])).toEqual(plain);
      const sql =
        "select count(*) as n, count(distinct run) as m, sum(run) as s from runs join outcomes using (run)";
      expect(await ask(out, sql)).toEqual([{ n: runs, m: runs, s: (runs * (runs - 1)) / 2 }]);
    }
    expect(folders).toBeGreaterThan(0);
  }, 600_000);

  test("by Ctrl-C keeps what is finished, and says the command that goes on", async () => {
    const out = `${at("it's mine")}/`;
    const args = ["batch", TREATY, "--runs", "30000", "--jobs", "2", "--out", out];
    const first = await multivector(args, { signal: "SIGINT" });
    expect(first.code).toBe(130);
    const [, done, command] =
      /interrupted: (\d+) of 30000 runs are finished and kept; go on with: multivector (.*)\n/.exec(
        first.err,
      )!;
    expect(command).toBe(
      `batch ${TREATY} --runs 30000 --jobs 2 --out '${out.replace("'", "'\\''")}' --resume`,
    );
    expect(await ask(out, "select count(*) as n from runs")).toEqual([{ n: Number(done) }]);
    expect(Number(done)).toBeGreaterThan(0);
    const manifest = JSON.parse(readFileSync(join(out, "manifest.json"), "utf8")) as Record<string, unknown>;
    expect(manifest["status"]).toBe("interrupted");
    expect(readdirSync(out).filter((f) => f.startsWith("."))).toEqual([]);
  });
});

describe("shards", () => {
  test("merged are the whole batch, in one store; what is missing, twice or of another batch is refused", async () => {
    const whole = await batch(["--runs", "240"]);
    const shard = (i: number, ...more: string[]) => batch(["--runs", "240", "--shard", `${i}/3`, ...more]);
    const parts = await Promise.all([1, 2, 3].map((i) => shard(i, "--out", `${at(`shard-${i}`)}/`)));
    expect(parts.map((p) => p.runs)).toEqual([80, 80, 80]);
    const dirs = [1, 2, 3].map((i) => at(`shard-${i}`));
    const merge = async (...args: string[]) =>
      JSON.parse((await spoken(["merge", "--json", ...args])).out) as Batch;
    expect(await merge(...dirs, "--out", `${at("merged")}/`)).toEqual(whole);
    expect(await merge(dirs[2]!, dirs[0]!, dirs[1]!, "--out", at("merged.duckdb"))).toEqual(whole);
    for (const store of [at("merged"), at("merged.duckdb")])
      expect(
        await ask(store, "select count(*) as n, sum(run) as s from runs join outcomes using (run)"),
      ).toEqual([{ n: 240, s: (240 * 239) / 2 }]);
    // A merged store is a batch like another: it can be gone on with.
    const more = await batch(["--runs", "300", "--out", at("merged"), "--resume"]);
    expect(more.digest).toBe((await batch(["--runs", "300"])).digest);
    expect(await ask(at("merged"), "select count(*) as n, count(distinct run) as m from runs")).toEqual([
      { n: 300, m: 300 },
    ]);

    expect(await refused(["merge", dirs[0]!, dirs[2]!])).toMatchObject({
      code: "shards-missing",
      message: "runs 80 to 159 of 240 are in none of the shards",
    });
    expect((await refused(["merge", ...dirs, dirs[1]!])).code).toBe("shards-overlap");
    await shard(2, "--seed", "7", "--out", `${at("shard-x")}/`);
    expect(await refused(["merge", dirs[0]!, at("shard-x"), dirs[2]!])).toMatchObject({
      code: "store-of-another",
      message: expect.stringContaining("another seed"),
    });
    const written = readManifest(dirs[1]!, "manifest-2-of-3.json");
    writeManifest(dirs[1]!, { ...written, digest: "0".repeat(64) });
    expect((await refused(["merge", ...dirs])).code).toBe("shard-digest");
    writeManifest(dirs[1]!, { ...written, status: "interrupted" });
    expect(await refused(["merge", ...dirs])).toMatchObject({
      code: "shard-unfinished",
      mend: expect.stringContaining("--resume"),
    });
  });

  test("of a design are parts of the same design, and keep its points", async () => {
    const designed = ["--design", "lhs", "--runs", "60", "--vary", "actors.TKM.neutrality=0..1"];
    const whole = await batch([...designed, "--out", `${at("lhs")}/`]);
    const out = `${at("lhs-parts")}/`;
    await Promise.all([1, 2].map((i) => batch([...designed, "--shard", `${i}/2`, "--out", out])));
    const merged = JSON.parse((await spoken(["merge", out, "--json"])).out) as Batch;
    expect(merged.digest).toBe(whole.digest);
    const sql = 'select run, "actors.TKM.neutrality" as x from points order by run';
    const points = await ask(at("lhs"), sql);
    expect(points).toHaveLength(60);
    expect(await ask(at("lhs-parts"), sql)).toEqual(points);
    // Any run of it is one that run --set plays.
    const path = await ask(at("lhs"), "select * from points where run = 5");
    const sets = Object.entries(path[0]!)
      .filter(([k]) => k !== "run")
      .flatMap(([k, v]) => ["--set", `${k}=${v}`]);
    const [row] = await ask(at("lhs"), "select luck, digest from runs where run = 5");
    const alone = await spoken(["run", TREATY, "--run", String(row!["luck"]), ...sets, "--json"]);
    expect((JSON.parse(alone.out) as Batch).digest).toBe(row!["digest"]);
    expect(
      (await refused(["batch", TREATY, "--runs", "60", "--out", at("lhs"), "--resume"])).message,
    ).toContain("another design");
  });

  test("may share a folder", async () => {
    const out = `${at("together")}/`;
    await Promise.all(
      [1, 2].map((i) => batch(["--runs", "120", "--jobs", "1", "--shard", `${i}/2`, "--out", out])),
    );
    const merged = await spoken(["merge", out, "--json"]);
    expect(JSON.parse(merged.out)).toEqual(await batch(["--runs", "120"]));
    for (const cut of [[], ["--shard", "1/3"]])
      expect((await refused(["batch", TREATY, "--runs", "120", ...cut, "--out", out])).code).toBe(
        "store-cut",
      );
  });
});

describe("query", () => {
  test("answers in text, as JSON, to a file, and only reads", async () => {
    const out = `${at("asked")}/`;
    await batch(["--runs", "50", "--out", out]);
    const text = await spoken(["query", out, "select count(*) as n, true as yes from runs"]);
    expect(text.out).toBe("n   yes\n50  true\n");
    await spoken(["query", out, "select run, status from runs order by run limit 2", "--out", at("q.csv")]);
    expect(readFileSync(at("q.csv"), "utf8")).toBe("run,status\n0,ok\n1,ok\n");
    for (const [sql, why] of [
      ["selec 1", /syntax error/],
      ["select nothing from runs", /nothing/],
      [`copy runs to '${at("stolen.csv")}'`, /Permission|only read/],
      ["create table x as select 1", /only read/],
      ["drop view runs", /only read/],
      ["select 1; select 2", /2 statements/],
      ["select * from read_csv('/etc/passwd')", /Permission/],
      ["", /no statement/],
    ] as const)
      expect(await refused(["query", out, sql]), sql).toMatchObject({
        code: "sql",
        message: expect.stringMatching(why),
      });
    expect(existsSync(at("stolen.csv"))).toBe(false);
    expect((await refused(["query", at("nowhere"), "select 1"])).code).toBe("not-a-store");
    expect((await refused(["query", folder.file("not.duckdb", "hello"), "select 1"])).code).toBe(
      "store-unreadable",
    );
  });
});

describe("what cannot be", () => {
  const store = ["--out", `${at("never")}/`];
  test.each([
    ["an outcome that does not exist", ["--precision", "signed.TKN=0.01"], "unknown-outcome", /signed.TKM/],
    ["a precision without a number", ["--precision", "signed.TKM"], "precision", /signed.TKM=0.01/],
    ["a precision of nothing", ["--precision", "signed.TKM=0"], "precision", /signed.TKM=0.01/],
    ["a probability within a half", ["--precision", "signed.TKM=0.5"], "precision", /less than/],
    ["a resume of nothing", ["--resume"], "option-needs-store", /--out/],
    ["a shard of nothing", ["--shard", "1/2"], "option-needs-store", /--out/],
    ["a shard that there is not", ["--shard", "3/2", ...store], "shard", /1\/4/],
    ["a shard zero", ["--shard", "0/2", ...store], "shard", /1\/4/],
    ["a shard that is no number", ["--shard", "one", ...store], "shard", /1\/4/],
    [
      "a shard of a DuckDB file",
      ["--shard", "1/2", "--out", at("never.duckdb")],
      "shard-needs-folder",
      /merge/,
    ],
    [
      "a shard that stops by itself",
      ["--shard", "1/2", "--precision", "parties=0.1", ...store],
      "shard-with-precision",
      /one of/,
    ],
    [
      "a precision of runs that are not independent",
      ["--design", "lhs", "--precision", "parties=0.1"],
      "precision-with-design",
      /random/,
    ],
    ["a record of nothing", ["--record", "ledger"], "option-needs-store", /--out/],
    ["a record that there is not", ["--record", "leger", ...store], "unknown-record-level", /ledger/],
    ["columns without series", ["--columns", "trust", ...store], "columns-without-series", /series/],
    [
      "a column that there is not",
      ["--record", "series", "--columns", "trusst", ...store],
      "no-such-column",
      /trust/,
    ],
    ["a negative number of failures", ["--max-failures", "-1"], "not-a-count", /--max-failures/],
  ])("%s", async (_, args, code, mend) => {
    const error = await refused(["batch", TREATY, "--runs", "100", ...args]);
    expect(error.code).toBe(code);
    expect(error.mend).toMatch(mend);
    expect(existsSync(at("never"))).toBe(false);
  });

  test("a disk that is full ends with an error, and what was written before is whole", async () => {
    const out = `${at("full")}/`;
    // No file may become longer than 8 KiB: a part of many runs does not fit, one of few does.
    const limited = await new Promise<{ code: number | null; err: string }>((done) => {
      const command = `ulimit -f 8; exec "${process.execPath}" "${COMMAND}" batch ${TREATY} --runs 900 --jobs 2 --quiet --json --out "${out}"`;
      const child = spawn("bash", ["-c", command], { cwd: ROOT, stdio: ["ignore", "ignore", "pipe"] });
      let err = "";
      child.stderr.on("data", (b) => {
        err += b;
      });
      child.on("close", (code) => done({ code, err }));
    });
    expect(limited.code).toBe(2);
    expect(JSON.parse(limited.err.trim().split("\n")[0]!)).toMatchObject({
      code: "store-unwritable",
      mend: expect.stringContaining("--resume"),
    });
    const rest = await batch(["--runs", "900", "--jobs", "2", "--out", out, "--resume"]);
    expect(rest).toEqual(await batch(["--runs", "900", "--jobs", "2"]));
  });
});
