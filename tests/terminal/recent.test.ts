/** What was played lately is kept where the user's state belongs, and nothing that stands there does harm. */
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fc, test } from "@fast-check/vitest";
import { afterAll, describe, expect, it, vi } from "vitest";
import { decidingWords } from "../../src/terminal/again.ts";
import { keepRecent, readRecent, recentFile } from "../../src/terminal/recent.ts";
import type { Recent } from "../../src/terminal/recent-entry.ts";
import { rememberBatch, rememberRun } from "../../src/terminal/remember.ts";

const folder = mkdtempSync(join(tmpdir(), "multivector-recent-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const file = (name: string) => join(folder, name, "multivector", "recent.json");
const entry: Omit<Recent, "at"> = {
  command: "run",
  scenario: "friendship-treaty",
  options: ["--seed=7", "--set=accession.club=2", "--run=5", "--until=2024-12"],
  others: [],
  runs: 1,
  said: "signed.TJK 2023-09",
  digest: "d",
};

describe("what was stopped", () => {
  const state = mkdtempSync(join(tmpdir(), "multivector-state-"));
  afterAll(() => rmSync(state, { recursive: true, force: true }));

  it("is kept with when, and without a digest, for the whole is what plays once more", () => {
    vi.stubEnv("XDG_STATE_HOME", state);
    vi.stubEnv("MULTIVECTOR_NO_HISTORY", "");
    const run = { ticks: 5, end: "2022-11", outcomes: { "signed.KAZ": "2022-07" }, digest: "d" };
    const asked = { scenario: "friendship-treaty", flags: { seed: "s" } };
    rememberRun(asked, { ...run, ticks: 0 } as never, false);
    rememberRun(asked, run as never, false);
    rememberRun(asked, run as never, true);
    rememberBatch(asked, { runs: 9, outcomes: {}, digest: "d" } as never, false);
    const kept = readRecent().map(({ said, digest }) => [said, digest]);
    vi.unstubAllEnvs();
    expect(kept).toEqual([
      ["stopped after 9 runs", ""],
      ["signed.KAZ 2022-07", "d"],
      ["stopped in 2022-11: signed.KAZ 2022-07", ""],
    ]);
  });
});

describe("where it is kept", () => {
  it("follows XDG_STATE_HOME where that is a path from the root, and the user's home otherwise", () => {
    expect(recentFile({ XDG_STATE_HOME: "/s" }, "/h")).toBe("/s/multivector/recent.json");
    expect(recentFile({ XDG_STATE_HOME: "s" }, "/h")).toBe("/h/.local/state/multivector/recent.json");
    expect(recentFile({}, "/h")).toBe("/h/.local/state/multivector/recent.json");
    expect(recentFile({}, "")).toBeUndefined();
  });

  it("is nowhere where the user wants none", () => {
    expect(recentFile({ MULTIVECTOR_NO_HISTORY: "1", XDG_STATE_HOME: "/s" }, "/h")).toBeUndefined();
    expect(keepRecent(entry, undefined)).toBeUndefined();
  });
});

describe("what is kept", () => {
  it("comes back newest first, no more than twenty, for the user alone", () => {
    const path = file("own");
    for (let k = 1; k <= 25; k++) expect(keepRecent({ ...entry, digest: String(k) }, path)).toBeUndefined();
    const kept = readRecent(path);
    expect(kept.map((r) => r.digest)).toEqual(Array.from({ length: 20 }, (_, k) => String(25 - k)));
    expect(kept[0]).toMatchObject({ ...entry, digest: "25" });
    expect(kept[0]?.at).toMatch(/^\d{4}-\d\d-\d\d \d\d:\d\d$/);
    expect(statSync(path).mode & 0o077).toBe(0);
    expect(readFileSync(path, "utf8")).not.toContain("\u001b");
  });

  it("is never so much that it could not be read again: the oldest go first", () => {
    const path = file("full");
    const set = (k: number) => `--set=accession.club=${k}${" ".repeat(1900)}`;
    for (let k = 1; k <= 30; k++) {
      const options = Array.from({ length: 5 }, () => set(k));
      expect(keepRecent({ ...entry, options }, path)).toBeUndefined();
      const kept = readRecent(path);
      expect(kept.map((r) => r.options[0])).toEqual(kept.map((_, n) => set(k - n)));
      expect(kept.length).toBeGreaterThan(Math.min(k, 5) - 1);
    }
  });

  it("is a command as it was given, or else nothing, which is said", () => {
    const path = file("whole");
    for (const seed of ["s".repeat(1990), "a\u001b[2J\nb\u202e", "ناوّ\u200cی"]) {
      const given = { ...entry, options: [`--seed=${seed}`] };
      expect(keepRecent(given, path)).toBeUndefined();
      expect(readRecent(path)[0]?.options).toEqual(given.options);
    }
    const [first] = readRecent(path);
    for (const options of [[`--seed=${"s".repeat(2000)}`], Array.from({ length: 101 }, () => "--set=a=1")])
      expect(keepRecent({ ...entry, options }, path)).toBe(
        "its command is longer than 100 words, or one of them than 2000 characters",
      );
    expect(keepRecent({ ...entry, scenario: "x".repeat(2001) }, path)).toContain("its command is longer");
    expect(readRecent(path)[0]).toEqual(first);
  });

  it.each([
    [
      "run",
      { seed: "my seed", set: ["a=1"], run: "5", until: "2024-12", record: "events" },
      "--seed=my seed --set=a=1 --run=5 --until=2024-12",
    ],
    ["run", { seed: "7", set: [], run: "0" }, "--seed=7"],
    [
      "batch",
      {
        seed: "7",
        set: [],
        runs: "9",
        design: "lhs",
        vary: ["a=1..2"],
        replicates: "3",
        luck: "paired",
        precision: ["a=1"],
        out: "x/",
        force: true,
        queue: "redis://u:p@h",
      },
      "--seed=7 --runs=9 --design=lhs --vary=a=1..2 --replicates=3 --luck=paired --precision=a=1",
    ],
    ["batch", { seed: "7", set: [], points: "64", design: "sobol" }, "--seed=7 --design=sobol --points=64"],
    [
      "compare",
      { seed: "7", set: [], with: ["a: b=1"], lever: ["l"], allLevers: true, vary: [], json: false },
      "--seed=7 --with=a: b=1 --lever=l --all-levers",
    ],
  ] as const)("is of %s with %j what decides its result", (command, flags, words) => {
    const options = decidingWords(command, flags);
    expect(options.join(" ")).toBe(words);
    expect(keepRecent({ ...entry, command, options }, file("words"))).toBeUndefined();
    expect(readRecent(file("words"))[0]).toMatchObject({ command, options });
  });

  it("is not kept where no folder can be made, without waiting for ever", () => {
    expect(keepRecent(entry, "/proc/nope/multivector/recent.json")).toMatch(/ENOENT|EACCES|EPERM/);
  });

  it("says why where it cannot be kept, and leaves nothing behind", () => {
    writeFileSync(join(folder, "blocked"), "");
    expect(keepRecent(entry, file("blocked"))).toMatch(/ENOTDIR|EEXIST|not a directory/);
    expect(readdirSync(folder).filter((f) => f.endsWith(".tmp"))).toEqual([]);
  });
});

describe("what is read", () => {
  function reading(text: string): Recent[] {
    const path = file("hostile");
    mkdirSync(join(path, ".."), { recursive: true });
    writeFileSync(path, text);
    return readRecent(path);
  }

  it.each([
    "",
    "{",
    "null",
    "7",
    "{}",
    '{"length":3}',
    "[1,null,[],{}]",
    '[{"__proto__":{"command":"run"}}]',
  ])("%s is nothing", (text) => expect(reading(text)).toEqual([]));

  it("has no control characters", () => {
    const bad = "a\u001b[2J\u0007\r\n\u202e\u2028b";
    const [read] = reading(JSON.stringify([{ ...entry, at: bad, said: bad, digest: bad }]));
    for (const text of [read?.at, read?.said, read?.digest]) expect(text).toBe("a[2J  b");
  });

  it("takes no option that does not decide what comes out", () => {
    const with_ = (options: unknown, command = "compare") =>
      reading(JSON.stringify([{ ...entry, at: "now", command, options, others: ["b"] }]));
    const said = ["--with=x: y=1", "--lever=z", "--all-levers"];
    expect(with_(said)[0]).toMatchObject({ options: said, others: ["b"] });
    for (const option of [
      "--out=/tmp/x",
      "--force",
      "-o",
      "--all-levers=1",
      "--with",
      "--",
      "other",
      `--with=${"x".repeat(3000)}`,
    ])
      expect(with_([option])).toEqual([]);
    expect(with_(["--with=x: y=1"], "run")).toEqual([]);
    expect(with_("--lever=z")).toEqual([]);
  });

  it("is also what earlier versions kept", () => {
    const { options: _, others: __, ...older } = { ...entry, at: "now", seed: "7", sets: ["a=1"], runs: 9 };
    const read = (more: object) => reading(JSON.stringify([{ ...older, ...more }]))[0];
    // Of before comparisons were kept, too.
    expect(read({})).toMatchObject({ options: ["--seed=7", "--set=a=1"], others: [] });
    expect(read({ command: "batch", beside: { scenarios: [], options: [] } })?.options).toEqual([
      "--seed=7",
      "--set=a=1",
      "--runs=9",
    ]);
    const beside = { scenarios: ["b"], options: ["--with=x: y=1", "--all-levers"] };
    expect(read({ command: "compare", beside })).toMatchObject({
      options: ["--seed=7", "--set=a=1", "--runs=9", "--with=x: y=1", "--all-levers"],
      others: ["b"],
    });
    for (const wrong of [{ scenarios: "b", options: [] }, { scenarios: [], options: ["--force"] }, 7])
      expect(read({ command: "compare", beside: wrong })).toBeUndefined();
    expect(read({ seed: 7 })).toBeUndefined();
  });

  it("is no folder, no device, no endless file", () => {
    mkdirSync(file("folder"), { recursive: true });
    expect(readRecent(file("folder"))).toEqual([]);
    mkdirSync(join(file("device"), ".."), { recursive: true });
    symlinkSync("/dev/zero", file("device"));
    expect(readRecent(file("device"))).toEqual([]);
    const one = JSON.stringify({ ...entry, at: "now" });
    expect(reading(`[${one}]`).length).toBe(1);
    expect(reading(`[${one}${" ".repeat(70_000)}]`)).toEqual([]);
    expect(readRecent(join(folder, "missing"))).toEqual([]);
  });

  test.prop([fc.jsonValue()])("is a list of entries, whatever stands there", (value) => {
    for (const read of reading(JSON.stringify(value))) expect(read.scenario).toBeTypeOf("string");
  });

  test.prop([
    fc.record({ ...Object.fromEntries(Object.keys(entry).map((k) => [k, fc.jsonValue()])), at: fc.string() }),
  ])("is what an entry is, or left out", (value) => {
    for (const read of reading(JSON.stringify([{ ...entry, ...value }]))) {
      expect(["run", "batch", "compare"]).toContain(read.command);
      for (const text of [read.at, read.scenario, read.said, read.digest, ...read.options, ...read.others])
        expect(text).toBeTypeOf("string");
    }
  });
});
