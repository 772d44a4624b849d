/** Where results go: each command to each ending of a name, to full disks, closed pipes and folders that nothing can be written into. */
import { spawnSync } from "node:child_process";
import { chmodSync, linkSync, mkdirSync, readdirSync, readFileSync, statSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import { COMMAND, Folder, ROOT, told } from "./command.ts";
import { spoken } from "./in-process.ts";

const TREATY = "friendship-treaty";
const folder = new Folder();
const at = (name: string) => join(folder.path, name);
const store = at("store");

/** All commands that have a result, on a scenario where they take one, and the endings that they know. */
const COMMANDS: Readonly<Record<string, { args: (scenario: string) => string[]; can: string }>> = {
  run: { args: (s) => ["run", s, "--quiet"], can: ".json .txt" },
  batch: { args: (s) => ["batch", s, "--runs", "3", "--quiet"], can: ".json .csv .txt .duckdb" },
  explain: {
    args: (s) => ["explain", s, "--actor", "TKM", "--decision", "accession", "--at", "2024-08", "--quiet"],
    can: ".json .txt",
  },
  compare: {
    args: (s) => ["compare", s, "--lever", "settled", "--runs", "3", "--jobs", "1", "--quiet"],
    can: ".json .txt",
  },
  sensitivity: {
    args: (s) => ["sensitivity", s, "--outcome", "signed.TKM", "--points", "2", "--jobs", "1", "--quiet"],
    can: ".json .txt",
  },
  discover: {
    args: (s) => ["discover", s, "--outcome", "signed.TKM", "--points", "40", "--jobs", "1", "--quiet"],
    can: ".json .txt",
  },
  validate: { args: (s) => ["validate", s], can: ".json .txt" },
  plan: { args: (s) => ["plan", s], can: ".json .txt" },
  list: { args: (s) => ["list", "levers", s], can: ".json .csv .txt" },
  schema: { args: () => ["schema"], can: ".json" },
  query: { args: () => ["query", store, "select run, status from runs"], can: ".json .csv .txt" },
  merge: { args: () => ["merge", store], can: ".json .csv .txt .duckdb" },
  verify: { args: () => ["verify", store, "--sample", "1"], can: ".json .txt" },
};
const NAMES = Object.keys(COMMANDS);
const ENDINGS = [".json", ".csv", ".txt", ".duckdb", ".parquet", ".xlsx", ".yaml", ".html"];

const call = (name: string, ...more: string[]) => spoken([...COMMANDS[name]!.args(TREATY), ...more]);

beforeAll(async () => {
  expect((await spoken(["batch", TREATY, "--runs", "3", "--quiet", "--out", `${store}/`])).code).toBe(0);
});

test("every command that has a result is here", async () => {
  const { programOf } = await import("../../src/terminal/program/program.ts");
  const all = programOf(() => {}).commands;
  const writing = all.filter((c) => c.options.some((o) => o.long === "--out")).map((c) => c.name());
  expect(writing.sort()).toEqual([...NAMES].sort());
});

describe.each(NAMES)("%s", (name) => {
  test("writes what the ending of a name says, and refuses what it cannot", async () => {
    for (const ending of ENDINGS) {
      const out = at(`${name}${ending}`);
      const ended = await call(name, "--out", out);
      if (!COMMANDS[name]!.can.split(" ").includes(ending)) {
        expect([ended.code, ended.err.match(/\[out-format\]/)?.length]).toEqual([2, 1]);
        for (const can of COMMANDS[name]!.can.split(" ")) expect(ended.err).toContain(can);
        expect(statSync(out, { throwIfNoEntry: false })).toBeUndefined();
        continue;
      }
      expect([ended.code, ended.err]).toEqual([0, ""]);
      if (ending === ".duckdb") {
        expect((await spoken(["query", out, "select count(*) from runs"])).out).toMatch(/^3$/m);
        continue;
      }
      expect(ended.out).toBe("");
      const text = readFileSync(out, "utf8");
      expect(isJson(text)).toBe(ending === ".json");
      if (ending === ".csv") expect(new Set(widths(text)).size).toBe(1);
    }
  });

  test("says what has no room, and what may not be written", async () => {
    const full = told(await call(name, "--json", "--out", "/dev/full"));
    expect(full).toMatchObject([{ code: "out-unwritable", where: "--out" }]);
    const locked = at("locked");
    mkdirSync(locked, { recursive: true });
    chmodSync(locked, 0o500);
    if (process.getuid?.() === 0) return; // Nothing is locked to it.
    expect(told(await call(name, "--json", "--out", join(locked, "a.json")))[0]?.code).toBe("out-unwritable");
    expect(readdirSync(locked)).toEqual([]);
  });
});

test("a name without an ending is a folder of Parquet files where runs are kept", async () => {
  const bare = at("bare");
  expect((await call("batch", "--out", bare)).code).toBe(0);
  expect(readdirSync(bare)).toContain("manifest.json");
  expect((await call("merge", "--out", at("merged"))).code).toBe(0);
  expect(readdirSync(at("merged"))).toContain("manifest.json");
  expect((await call("run", "--out", `${at("none")}/`)).err).toMatch(/\[out-format\]/);
});

describe("what is read is never written over", () => {
  const SCENARIOS = NAMES.filter((n) => COMMANDS[n]!.args("S").includes("S"));
  const text = (extended: string) => `multivector: 2\nid: mine\nextends: ${extended}\nlevers: {}\n`;

  test.each(SCENARIOS)("%s leaves its scenario and what that extends", async (name) => {
    const parent = folder.file(`${name}-parent.json`, `multivector: 2\nid: parent\nextends: ${TREATY}\n`);
    const child = folder.file(`${name}-child.txt`, text(`./${name}-parent.json`));
    const [soft, hard] = [at(`${name}-soft.json`), at(`${name}-hard.json`)];
    symlinkSync(parent, soft);
    linkSync(child, hard);
    for (const out of [soft, hard]) {
      const ended = await spoken([
        ...COMMANDS[name]!.args(child).map((a) => (a === "settled" ? "security" : a)),
        ...["--force", "--json", "--out", out],
      ]);
      expect(told(ended).map((e) => e.code)).toContain("out-input");
      expect(ended.code).toBe(2);
    }
    expect(readFileSync(child, "utf8")).toBe(text(`./${name}-parent.json`));
  });

  test("nor are the files of a store, nor those of this program", async () => {
    const part = readdirSync(join(store, "outcomes/shard=1"))[0]!;
    const link = at("part.json");
    symlinkSync(join(store, "outcomes/shard=1", part), link);
    for (const name of ["query", "verify", "merge"])
      for (const out of [join(store, "manifest.json"), link])
        expect(told(await call(name, "--force", "--json", "--out", out))[0]?.code).toBe("out-input");
    const table = join(ROOT, "data", readdirSync(join(ROOT, "data")).find((f) => f.endsWith(".csv"))!);
    const before = readFileSync(table, "utf8");
    expect(told(await call("list", "--force", "--json", "--out", table))[0]?.code).toBe("out-input");
    expect(readFileSync(table, "utf8")).toBe(before);
  });
});

describe("standard output", () => {
  const shell = (line: string) => spawnSync("bash", ["-c", line], { cwd: ROOT, encoding: "utf8" });

  test("is whole, or the command says that it is not", () => {
    const cut = at("cut.txt");
    const { status, stderr } = shell(`ulimit -f 4; node ${COMMAND} list parameters ${TREATY} > ${cut}`);
    expect([status, stderr.match(/\[out-unwritable\]/)?.length]).toEqual([2, 1]);
    expect(statSync(cut).size).toBe(4096);
  });

  test("that is full is told of help, too", () => {
    expect(shell(`node ${COMMAND} --help > /dev/full`).status).toBe(2);
  });

  test("has one place in the sources from which results are written", () => {
    const folders = ["src/terminal/commands", "src/terminal/plain", "src/views", "src/answers"];
    const files = folders.flatMap((f) =>
      readdirSync(join(ROOT, f), { recursive: true, encoding: "utf8" }).map((name) => join(ROOT, f, name)),
    );
    const writing = files.filter(
      (f) => /\.tsx?$/.test(f) && /stdout\.write|console\.log/.test(readFileSync(f, "utf8")),
    );
    expect(writing).toEqual([]);
  });
});

test("what is printed as JSON has nothing in it that a terminal obeys", async () => {
  const nasty = "a\u009b31m\u202eb\u2028c\u200f\u2066\u007f";
  const file = folder.file("nasty.yaml", `multivector: 2\nid: nasty\nextends: ${TREATY}\n`);
  const kept = at("nasty");
  const batch = await spoken([
    "batch",
    file,
    "--runs",
    "2",
    "--seed",
    nasty,
    "--json",
    "--quiet",
    "--out",
    kept,
  ]);
  const manifest = readFileSync(join(kept, "manifest.json"), "utf8");
  const error = await spoken(["run", nasty, "--json"]);
  const stored = await spoken(["query", kept, `select '${nasty}' as v, manifest from manifest`, "--json"]);
  for (const text of [batch.out, manifest, error.err, stored.out])
    expect(text).not.toMatch(/[\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/);
  expect(JSON.parse(batch.out).seed).toBe(nasty);
  expect(JSON.parse(manifest).identity.seed).toBe(nasty);
  expect(JSON.parse(stored.out).rows[0].v).toBe(nasty);
});

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

/** Cells of each line, none of which is broken within quotes here. */
function widths(csv: string): number[] {
  const lines = csv.trimEnd().split("\n");
  return lines.map((line) => line.replace(/"(?:[^"]|"")*"/g, "").split(",").length);
}
