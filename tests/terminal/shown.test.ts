/** What a user gives is shown on its line and in its column, whatever letters are in it, and pastes as it was. */
import { execFileSync } from "node:child_process";
import { fc, test } from "@fast-check/vitest";
import { describe, expect, it } from "vitest";
import { Session } from "../../src/engine/session.ts";
import { runObject } from "../../src/experiments/result.ts";
import { openScenario } from "../../src/node/open.ts";
import { batchHead } from "../../src/terminal/ink/batch/head.ts";
import { folded } from "../../src/terminal/ink/panels/map.tsx";
import { strokesOf } from "../../src/terminal/ink/state/keys.ts";
import { runText } from "../../src/terminal/plain/run.ts";
import { summaryText } from "../../src/terminal/plain/summary.ts";
import { table } from "../../src/terminal/plain/text.ts";
import { commandLine } from "../../src/terminal/shell.ts";
import { inCi } from "../../src/terminal/tty.ts";
import { headOf } from "../../src/views/frame.ts";
import { harmless } from "../../src/views/text/harmless.ts";
import { widthOf } from "../../src/views/text/width.ts";

const BAD = "a\nb\u001b]0;pwned\u0007\u009b2J\u007f\u202ec\u2066";
const SHOWN = "a b]0;pwned2Jc";
const CONTROLS = /[\p{Cc}\p{Zl}\p{Zp}\u202a-\u202e\u2066-\u2069]/u;

describe("text of a user's", () => {
  it("commands no terminal, and stays on its line", () => {
    expect(harmless(BAD)).toBe(SHOWN);
    // What joins letters and what is wide stays.
    for (const text of ["阿拉木图", "👩‍🌾", "می‌رود", "Türkmenbaşy"]) expect(harmless(text)).toBe(text);
  });

  test.prop([fc.string({ unit: "binary" })])("is harmless whatever it is", (text) => {
    expect(harmless(text)).not.toMatch(CONTROLS);
  });

  it("is so in the heads of the views, in plain text and as it is typed", () => {
    const opened = openScenario("friendship-treaty");
    opened.title = BAD;
    opened.question = BAD;
    opened.overrides.push({ path: "title", from: "", to: "\u009b\u202e" });
    const options = { seed: BAD, run: 0, record: "events" } as const;
    for (const head of [headOf(opened, options), batchHead(opened, { seed: BAD, runs: 2 })])
      expect(head).toMatchObject({ title: SHOWN, question: SHOWN, seed: SHOWN, sets: ['title=""'] });
    const session = new Session(opened.program);
    session.begin(options);
    session.step();
    const run = runObject(opened, session, options);
    for (const text of [runText(opened, session, run), summaryText(opened, session, run, 2000, 80)]) {
      expect(text.split("\n")[0]).toContain(SHOWN);
      expect(text).toContain(`seed "${SHOWN}"`);
      for (const line of text.split("\n")) expect(line).not.toMatch(CONTROLS);
    }
    expect(strokesOf("a\u009b\u202eb", {})).toEqual([{ char: "a" }, { char: "b" }]);
  });

  it.each(["my seed", "it's", "", "$(x)`y`\\", BAD, "'\\\u001b9"])(
    "%j pastes into a shell as it was",
    (word) => {
      const line = commandLine(["run", `--seed=${word}`]);
      expect(line).not.toMatch(CONTROLS);
      const said = execFileSync("bash", ["-c", `multivector() { printf '%s' "$2"; }; ${line}`]);
      expect(said.toString()).toBe(`--seed=${word}`);
    },
  );
});

describe("wide letters", () => {
  const wide = "阿拉木图 ".repeat(20);

  it("are cut at the width of the terminal, between letters", () => {
    const opened = openScenario("friendship-treaty");
    for (const title of [wide, "𠮷".repeat(90)]) {
      opened.title = title;
      const session = new Session(opened.program);
      const options = { seed: wide, run: 0, record: "events" } as const;
      session.begin(options);
      session.step();
      const text = summaryText(opened, session, runObject(opened, session, options), 2000, 80);
      const lines = text.split("\n").filter((line) => !line.startsWith("digest"));
      for (const line of lines) expect(widthOf(line), line).toBeLessThanOrEqual(80);
      expect(lines[0]).toMatch(/^[阿拉木图𠮷 ]+…$/u);
    }
  });

  it("stand in columns, and fold where there is no more room", () => {
    const [first, second] = table([
      ["阿拉木图", "1"],
      ["x", "2"],
    ]);
    expect([first, second]).toEqual(["阿拉木图  1", "x         2"]);
    for (const line of folded(wide.trim(), 26, 9)) expect(widthOf(line)).toBeLessThanOrEqual(26);
    expect(folded(wide.trim(), 26, 2)[0]).toBe("阿拉木图 阿拉木图 阿拉木图");
  });
});

describe("in CI, as the views' library sees it", () => {
  /** What the library says, which looks once, when it is loaded. */
  function library(env: Record<string, string>): boolean {
    const script = 'import("is-in-ci").then((m) => process.stdout.write(String(m.default)))';
    return execFileSync(process.execPath, ["-e", script], { env }).toString() === "true";
  }

  it.each(["CI", "CONTINUOUS_INTEGRATION"])("by %s", (name) => {
    expect(inCi({})).toBe(library({}));
    for (const value of ["", "0", "1", "false", "no"])
      expect(inCi({ [name]: value }), value).toBe(library({ [name]: value }));
  });
});
