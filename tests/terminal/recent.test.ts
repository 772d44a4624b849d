/** What was played lately is kept where the user's state belongs, and nothing that stands there does harm. */
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fc, test } from "@fast-check/vitest";
import { afterAll, describe, expect, it } from "vitest";
import { keepRecent, type Recent, readRecent, recentFile } from "../../src/terminal/recent.ts";

const folder = mkdtempSync(join(tmpdir(), "multivector-recent-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const file = (name: string) => join(folder, name, "multivector", "recent.json");
const entry: Omit<Recent, "at"> = {
  command: "run",
  scenario: "friendship-treaty",
  seed: "7",
  sets: ["accession.club=2"],
  beside: { scenarios: [], options: [] },
  runs: 1,
  said: "signed.TJK 2023-09",
  digest: "d",
};

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
    for (let k = 1; k <= 25; k++) expect(keepRecent({ ...entry, seed: String(k) }, path)).toBeUndefined();
    const kept = readRecent(path);
    expect(kept.map((r) => r.seed)).toEqual(Array.from({ length: 20 }, (_, k) => String(25 - k)));
    expect(kept[0]).toMatchObject(entry.seed === "7" ? { ...entry, seed: "25" } : {});
    expect(kept[0]?.at).toMatch(/^\d{4}-\d\d-\d\d \d\d:\d\d$/);
    expect(statSync(path).mode & 0o077).toBe(0);
    expect(readFileSync(path, "utf8")).not.toContain("\u001b");
  });

  it("says why where it cannot be kept, and leaves nothing behind", () => {
    writeFileSync(join(folder, "blocked"), "");
    expect(keepRecent(entry, file("blocked"))).toMatch(/ENOTDIR|EEXIST|not a directory/);
    expect(existsSync(`${file("blocked")}.${process.pid}.tmp`)).toBe(false);
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
    const [read] = reading(JSON.stringify([{ ...entry, at: bad, scenario: bad, said: bad, sets: [bad] }]));
    for (const text of [read?.at, read?.scenario, read?.said, read?.sets[0]]) expect(text).toBe("a[2Jb");
  });

  it("says what a comparison set beside the first, and takes no other option for that", () => {
    const compare = { ...entry, at: "now", command: "compare" };
    const with_ = (beside: unknown) => reading(JSON.stringify([{ ...compare, beside }]));
    const said = { scenarios: ["b"], options: ["--with=x: y=1", "--lever=z", "--all-levers"] };
    expect(with_(said)[0]?.beside).toEqual(said);
    for (const option of [
      "--out=/tmp/x",
      "--force",
      "-o",
      "--all-levers=1",
      "--with",
      `--with=${"x".repeat(3000)}`,
    ])
      expect(with_({ scenarios: [], options: [option] })).toEqual([]);
    expect(with_({ scenarios: "b", options: [] })).toEqual([]);
    // Files of before comparisons were kept.
    const { beside: _, ...older } = { ...entry, at: "now" };
    expect(reading(JSON.stringify([older]))[0]?.beside).toEqual({ scenarios: [], options: [] });
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
      for (const text of [read.at, read.scenario, read.seed, read.said, read.digest, ...read.sets])
        expect(text).toBeTypeOf("string");
    }
  });
});
