/** Numbers are bound to the batch: whatever of a store is not what was written is noticed, and named. */
import { execFileSync } from "node:child_process";
import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from "node:fs";
import { basename, join } from "node:path";
import { describe, expect, test } from "vitest";
import { hashFile } from "../../src/node/store/checksums.ts";
import { withDuck } from "../../src/node/store/duckdb.ts";
import { readManifest, writeManifest } from "../../src/node/store/manifest.ts";
import { type Ended, Folder, multivector, told } from "./command.ts";
import { spoken } from "./in-process.ts";

const folder = new Folder();
const TREATY = "friendship-treaty";
let n = 0;
const fresh = () => join(folder.path, `s-${n++}`);
const RECORD = ["--record", "events", "--jobs", "1"];

async function batch(...args: string[]): Promise<Ended> {
  const ended = await spoken(["batch", TREATY, "--quiet", "--json", ...args]);
  expect(ended.code, ended.err).toBe(0);
  return ended;
}

async function store(seed = "a", runs = 60): Promise<string> {
  const path = fresh();
  await batch("--runs", `${runs}`, "--seed", seed, ...RECORD, "--out", `${path}/`);
  return path;
}

const resume = (path: string, seed = "a", runs = 60) =>
  spoken([
    ...["batch", TREATY, "--runs", `${runs}`, "--seed", seed, ...RECORD, "--json"],
    ...["--out", `${path}/`, "--resume"],
  ]);

const partsIn = (path: string, table: string) =>
  readdirSync(join(path, table, "shard=1"))
    .filter((f) => f.startsWith("part-"))
    .sort()
    .map((f) => join(path, table, "shard=1", f));

function flip(file: string, at = 0.5): void {
  const bytes = readFileSync(file);
  bytes[Math.floor(bytes.length * at)]! ^= 1;
  writeFileSync(file, bytes);
}

const digestOf = (ended: Ended) => (JSON.parse(ended.out) as { digest: string }).digest;
const values = async (path: string) =>
  (await spoken(["query", path, "select * from outcomes order by run", "--json"])).out;

/** The ways in which a store may be harmed. @param other a store of another seed */
const HARMS: [string, (path: string, other: string) => string][] = [
  [
    "outcomes of another batch",
    (path, other) => {
      const [mine, theirs] = [partsIn(path, "outcomes")[2]!, partsIn(other, "outcomes")[2]!];
      cpSync(theirs, mine);
      return mine;
    },
  ],
  [
    "events of another seed",
    (path, other) => {
      cpSync(partsIn(other, "events")[0]!, partsIn(path, "events")[0]!);
      return partsIn(path, "events")[0]!;
    },
  ],
  [
    "a flipped bit",
    (path) => {
      flip(partsIn(path, "outcomes")[3]!, 0.2);
      return partsIn(path, "outcomes")[3]!;
    },
  ],
  [
    "a flipped bit in parameters",
    (path) => {
      flip(join(path, "parameters/parameters.parquet"));
      return join(path, "parameters/parameters.parquet");
    },
  ],
  [
    "a part that is gone from every table",
    (path) => {
      const gone = partsIn(path, "runs")[1]!;
      for (const table of ["runs", "outcomes", "events"]) rmSync(partsIn(path, table)[1]!);
      return gone;
    },
  ],
  [
    "all runs and outcomes of another batch",
    (path, other) => {
      for (const table of ["runs", "outcomes"])
        cpSync(join(other, table), join(path, table), { recursive: true });
      return partsIn(path, "runs")[0]!;
    },
  ],
];

describe("a store with", () => {
  test.each(HARMS)("%s is refused by merge, query and verify, and mended by --resume", async (_, harm) => {
    const [path, other] = [await store("a"), await store("b")];
    const whole = await values(path);
    const where = harm(path, other);
    const [merged, queried, verified] = [
      await spoken(["merge", path, "--json"]),
      await spoken(["query", path, "select count(*) from runs, outcomes, events, parameters", "--json"]),
      await spoken(["verify", path, "--json"]),
    ];
    for (const ended of [merged, queried]) {
      expect([ended.code, ended.out], ended.err).toEqual([2, ""]);
      expect(told(ended)[0]!).toMatchObject({ mend: expect.stringMatching(/--resume/) });
      expect(told(ended)[0]!.message).toContain(basename(where));
    }
    expect(verified.code, verified.err).toBe(5);
    expect(verified.out).toContain(where);
    const mended = await resume(path);
    expect(mended.code, mended.err).toBe(0);
    expect(mended.err).toContain(where);
    expect(await values(path)).toBe(whole);
    expect((await spoken(["verify", path])).code).toBe(0);
  });
});

describe("verify", () => {
  test("plays runs again, and says what was checked", async () => {
    const path = await store();
    const ended = await spoken(["verify", path, "--sample", "5", "--json"]);
    expect(ended.code, ended.err + ended.out).toBe(0);
    const digest = JSON.parse(readFileSync(join(path, "manifest.json"), "utf8")).digest;
    expect(JSON.parse(ended.out)).toMatchObject({
      format: "multivector.verify/1",
      runs: 60,
      digest,
      recomputed: 60,
      replayed: 5,
      faults: [],
    });
    const plain = await spoken(["verify", path]);
    expect(plain.out).toMatch(/60 runs.*digest [0-9a-f]{64}/s);
  });

  test("notices numbers that were changed together with their checksums", async () => {
    const path = await store();
    const [part] = partsIn(path, "outcomes");
    await withDuck(":memory:", async (c) => {
      await c.run(
        `COPY (SELECT * REPLACE (parties + 1 AS parties) FROM '${part}') TO '${part}.new' (FORMAT parquet)`,
      );
    });
    renameSync(`${part}.new`, part!);
    const manifest = readManifest(path, "manifest.json");
    const key = part!.slice(path.length + 1);
    manifest.parts![key]!.sha256 = hashFile(part!);
    writeManifest(path, manifest);
    const ended = await spoken(["verify", path, "--sample", "60", "--json"]);
    expect(ended.code, ended.err).toBe(5);
    expect(ended.out).toMatch(/parties/);
    // Without playing any: the digest of a run is that of its rows.
    const rows = await spoken(["verify", path, "--sample", "0", "--json"]);
    expect([rows.code, JSON.parse(rows.out).recomputed]).toEqual([5, 60]);
    expect(rows.out).toMatch(/the rows of run 0 have another digest/);
  });

  test("of a DuckDB file, of points, of shards, of a scenario that is gone", async () => {
    const file = `${fresh()}.duckdb`;
    await batch("--runs", "40", "--out", file);
    expect((await spoken(["verify", file])).code).toBe(0);
    const designed = fresh();
    const design = ["--design", "lhs", "--points", "20", "--vary", "actors.TKM.neutrality=0..1"];
    await batch(...design, "--out", `${designed}/`);
    const points = await spoken(["verify", designed, "--json"]);
    expect([points.code, JSON.parse(points.out).replayed], points.out).toEqual([0, 20]);
    const shards = fresh();
    for (const i of [1, 2]) await batch("--runs", "40", "--shard", `${i}/2`, "--out", `${shards}/`);
    const both = await spoken(["verify", shards, "--json"]);
    expect([both.code, JSON.parse(both.out).runs], both.out).toEqual([0, 40]);
    const mine = folder.file("mine.yaml", `multivector: 1\nid: mine\nextends: ${TREATY}\nend: 2024-12\n`);
    const gone = fresh();
    await spoken(["batch", mine, "--runs", "20", "--quiet", "--out", `${gone}/`]);
    rmSync(mine);
    const ended = await spoken(["verify", gone, "--json"]);
    expect([ended.code, JSON.parse(ended.out)]).toEqual([
      0,
      expect.objectContaining({ replayed: 0, notes: [expect.stringContaining("mine.yaml")] }),
    ]);
    const nothing = await spoken(["verify", folder.path, "--json"]);
    expect([nothing.code, told(nothing)[0]!.code]).toEqual([2, "not-a-store"]);
  });

  test("of a store without checksums says so once, and reads it", async () => {
    const path = await store();
    const file = join(path, "manifest.json");
    const { parts: _, source: _s, ...old } = JSON.parse(readFileSync(file, "utf8"));
    writeFileSync(file, JSON.stringify({ ...old, format: "multivector.store/1" }));
    // Once a process.
    for (const args of [
      ["query", path, "select count(*) as n from outcomes"],
      ["merge", path],
      ["verify", path],
    ]) {
      const ended = await multivector(args);
      expect(ended.code, ended.err).toBe(0);
      expect((ended.out + ended.err).match(/no checksums/g), args[0]).toHaveLength(1);
    }
    const more = await resume(path, "a", 90);
    expect([more.code, more.err]).toEqual([0, expect.stringMatching(/no checksums/)]);
    expect(JSON.parse(readFileSync(file, "utf8")).format).toBe("multivector.store/2");
    expect((await spoken(["verify", path])).code).toBe(0);
  });
});

describe("what lies in place of a part", () => {
  const HINDRANCES: [string, (part: string) => void][] = [
    ["a dangling link", (part) => symlinkSync("/nowhere/at/all", part)],
    ["a link", (part) => symlinkSync(`${part}.mine`, part)],
    ["a folder", (part) => mkdirSync(part)],
    ["a pipe", (part) => execFileSync("mkfifo", [part])],
  ];

  test.each(HINDRANCES)(
    "%s: is named by all commands, none hangs, nothing behind it is touched",
    async (_, put) => {
      const path = await store();
      const part = partsIn(path, "outcomes")[1]!;
      renameSync(part, `${part}.mine`);
      put(part);
      for (const ended of [
        await spoken(["merge", path, "--json"]),
        await spoken(["query", path, "select * from outcomes", "--json"]),
        await resume(path),
      ]) {
        expect(ended.code, ended.err).toBe(2);
        expect(ended.err).toContain(part);
        expect(ended.err).not.toContain('"internal"');
      }
      expect((await spoken(["verify", path])).code).toBe(5);
      expect(existsSync(`${part}.mine`)).toBe(true);
    },
  );

  test("a truncated table of parameters is named", async () => {
    const path = await store();
    const file = join(path, "parameters/parameters.parquet");
    truncateSync(file, 50);
    const ended = await spoken(["query", path, "select * from parameters", "--json"]);
    expect([ended.code, told(ended)[0]!.code]).toEqual([2, "store-unreadable"]);
    expect(ended.err).toContain(file);
  });

  test("too many open files are a coded error with a mend", async () => {
    const command = `ulimit -n 22; exec ${process.execPath} dist/cli/multivector.js run ${TREATY} --json`;
    let err = "";
    try {
      execFileSync("sh", ["-c", command], { stdio: "pipe" });
    } catch (e) {
      err = String((e as { stderr: Buffer }).stderr);
    }
    if (err.includes("multivector.error")) expect(err).not.toContain('"internal"');
  });
});

describe("files of the user", () => {
  const MINE: [string, (path: string) => void][] = [
    ["notes.txt", (p) => writeFileSync(p, "mine")],
    ["shard=1/plot.png", (p) => writeFileSync(p, "mine")],
    ["old", (p) => mkdirSync(p)],
  ];
  const commands = (path: string): [string, string[]][] => [
    ["merge in place", ["merge", path, "--out", `${path}/`, "--json"]],
    ["--force", ["batch", TREATY, "--runs", "20", "--quiet", "--json", "--force", "--out", `${path}/`]],
  ];

  test.each(MINE)("in the folder of a table (%s) stay, and are named", async (name, put) => {
    const path = await store();
    const mine = join(path, "outcomes", name);
    put(mine);
    for (const [what, args] of commands(path)) {
      const ended = await spoken(args);
      expect([ended.code, told(ended)[0]!.code], what).toEqual([2, "store-foreign"]);
      expect(told(ended)[0]!.message).toContain(mine);
      expect(existsSync(mine)).toBe(true);
    }
    expect((await spoken(["verify", path])).code).toBe(0);
  });

  test.each(["outcomes", "outcomes/shard=1"])(
    "behind a link in place of %s are not touched",
    async (name) => {
      const [path, elsewhere] = [await store(), fresh()];
      renameSync(join(path, name), elsewhere);
      const inside = name === "outcomes" ? join(elsewhere, "shard=1") : elsewhere;
      writeFileSync(join(inside, ".mine.tmp"), "mine");
      symlinkSync(elsewhere, join(path, name));
      const before = readdirSync(inside);
      for (const [what, args] of [
        ...commands(path),
        [
          "--resume",
          [
            "batch",
            TREATY,
            "--runs",
            "60",
            "--seed",
            "a",
            ...RECORD,
            "--out",
            `${path}/`,
            "--resume",
            "--json",
          ],
        ],
        ["query", ["query", path, "select * from outcomes", "--json"]],
      ] as [string, string[]][]) {
        const ended = await spoken(args);
        expect([ended.code, told(ended)[0]!.code], what).toEqual([2, "store-link"]);
        expect(ended.err).toContain(join(path, name));
      }
      expect(readdirSync(inside)).toEqual(before);
    },
  );
});

describe("a foreign DuckDB file", () => {
  async function foreign(change: string[]): Promise<string> {
    const file = `${fresh()}.duckdb`;
    await batch("--runs", "30", "--out", file);
    await withDuck(file, async (c) => {
      for (const sql of change) await c.run(sql);
    });
    return file;
  }
  const secret = folder.file("secret.csv", "run,digest,status\n0,top-secret,ok\n");

  test.each([
    ["a manifest of another name", ["UPDATE manifest SET file = '../../owned.json'"], /owned/],
    [
      "two manifests",
      ["INSERT INTO manifest SELECT 'manifest-1-of-2.json', manifest FROM manifest"],
      /manifest/,
    ],
    ["a view", ["ALTER TABLE points RENAME TO p", "CREATE VIEW points AS SELECT 1"].slice(1), /view/],
    [
      "a view that reads a file",
      ["DROP TABLE outcomes", `CREATE VIEW outcomes AS SELECT * FROM read_csv('${secret}')`],
      /view/,
    ],
    ["a table that no store has", ["CREATE TABLE loot AS SELECT 1 AS x"], /loot/],
    ["a macro", ["CREATE MACRO count_all() AS 1"], /macro/],
  ])("with %s is refused before anything is read", async (_, change, why) => {
    const file = await foreign(change);
    const ended = await spoken(["batch", TREATY, "--runs", "30", "--out", file, "--resume", "--json"]);
    expect([ended.code, ended.out], ended.err).toEqual([2, ""]);
    expect(told(ended)[0]!.code).toBe("store-unreadable");
    expect(told(ended)[0]!.message).toMatch(why);
    expect(ended.err).not.toContain("top-secret");
    expect(readdirSync(folder.path).filter((f) => f.includes("owned") || f.endsWith(".tmp"))).toEqual([]);
    expect(existsSync(`${file}.parts`)).toBe(false);
  });

  test("that is a store is gone on with, its parts with checksums of their own", async () => {
    const file = await foreign([]);
    const more = await batch("--runs", "50", "--out", file, "--resume");
    expect(digestOf(more)).toBe(digestOf(await batch("--runs", "50")));
    expect((await spoken(["verify", file])).code).toBe(0);
  });
});

describe("a merge that was killed", () => {
  test("leaves nothing beside its target for good", async () => {
    const path = await store();
    const target = fresh();
    const left = [`${target}.999999.tmp`, join(folder.path, ".merged-999999.tmp")];
    for (const aside of left) cpSync(path, aside, { recursive: true });
    const foreign = `${target}.notes.tmp`;
    mkdirSync(foreign);
    expect((await spoken(["merge", path, "--quiet", "--out", `${target}/`])).code).toBe(0);
    expect(left.map((f) => existsSync(f))).toEqual([false, true]);
    expect((await spoken(["merge", path, "--quiet", "--out", `${target}.duckdb`])).code).toBe(0);
    expect(left.map((f) => existsSync(f))).toEqual([false, false]);
    expect(existsSync(foreign)).toBe(true);
  });
});
