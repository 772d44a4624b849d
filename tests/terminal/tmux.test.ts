/** The live view in a real terminal: what is on screen, what keys do, and what is left when it is gone. */
import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { openScenario } from "../../src/node/open.ts";
import { hasTmux, Pane } from "./pane.ts";

const CLI = resolve(import.meta.dirname, "../../dist/cli/multivector.js");
const skipped = !hasTmux && !process.env["CI"];
if (skipped)
  console.warn(
    "tmux is not installed: the live view is not tested in a real terminal (apt-get install tmux)",
  );

describe.skipIf(skipped)("multivector run in a terminal", () => {
  let folder: string;
  let pane: Pane;

  beforeAll(() => {
    expect(hasTmux, "tmux is not installed: apt-get install tmux").toBe(true);
    expect(existsSync(CLI), "the command is not built: npm run build").toBe(true);
    folder = mkdtempSync(join(tmpdir(), "multivector-tmux-"));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  beforeEach(async () => {
    pane = new Pane(100, 30);
    await pane.until(/prompt>/);
    pane.type("seq 1001 1060");
    await pane.until(/1060/);
    pane.type(`stty -a > ${folder}/before`);
  }, 60_000);
  afterEach(() => pane.close());

  /** Starts it with its process id in a file and its exit code on screen. */
  function start(args: string, environment = ""): void {
    pane.type(
      `printf '\\033[H\\033[2J'; ${environment} sh -c 'echo $$ > ${folder}/pid; exec node ${CLI} ${args}'; echo "code=$?"`,
    );
  }

  /** The prompt is back, the terminal is as it was, and nothing of its history is lost. */
  async function restored(code: number): Promise<string> {
    await pane.until(new RegExp(`^code=${code}\\s+prompt>`, "m"));
    expect(pane.modes()).toEqual({ cursor: true, alternate: false });
    pane.type(`stty -a > ${folder}/after; echo written`);
    const screen = await pane.until(/^written/m);
    // The size may have been changed on purpose; modes and characters may not.
    const modes = (file: string) =>
      readFileSync(join(folder, file), "utf8").replace(/rows \d+; columns \d+;/, "");
    expect(modes("after")).toBe(modes("before"));
    expect(pane.scrollback()).toMatch(/^1001$[\s\S]*^1030$/m);
    return screen;
  }

  it("plays, obeys its keys, and leaves the summary of the same run as --json", async () => {
    start("run friendship-treaty");
    await pane.until(/Treaty on Friendship, Good-Neighbourliness and Cooperation +playing/);
    const playing = await pane.until(/[─═] Treaty board [─═] .*signed[\s\S]*KAZ +[◐●] /);
    expect(playing).toMatch(
      /^20\d\d-\d\d · tick \d+ of 66 · speed 7 months\/s · seed "multivector" · run 0$/m,
    );
    for (const heading of ["Disputes", "Trust", "Events"])
      expect(playing).toMatch(new RegExp(`[─═] ${heading} [─═]`));
    expect(pane.modes()).toEqual({ cursor: false, alternate: true });

    pane.press("Space");
    const paused = await pane.until(/ paused$/m);
    const tick = Number(/tick (\d+) of/.exec(paused)?.[1]);
    pane.press("Right");
    await pane.until(new RegExp(`tick ${tick + 1} of 66`));
    pane.press("Left", "Left");
    await pane.until(new RegExp(`tick ${tick - 1} of 66`));
    expect(pane.screen()).toMatch(/ the past$/m);
    pane.press("b", "Home");
    await pane.until(/^2022-07 · tick 0 of 66/m);
    pane.press("g");
    await pane.until(new RegExp(`tick ${tick - 1} of 66`));
    pane.press("S-Right");
    const year = await pane.until(new RegExp(`tick ${tick + 11} of 66`));
    expect(year.split("\n")[3]).toMatch(/◆.*●/);
    pane.press("?");
    await pane.until(/═ Keys ═/);
    pane.press("?");
    pane.press("Tab", "Tab", "Tab");
    await pane.until(/═ Outcomes so far ═/);
    pane.press("+", "+");
    await pane.until(/speed 30 months\/s/);
    expect(pane.screen()).toContain(`tick ${tick + 11} of 66`);
    pane.press("End");
    const end = await pane.until(/ {2}the end$/m);
    expect(end).toMatch(/^2027-12 · tick 66 of 66/m);
    expect(end).toMatch(/═ Summary ═/);

    pane.press("q");
    const left = await restored(0);
    const json = JSON.parse(
      execFileSync("node", [CLI, "run", "friendship-treaty", "--json"], { encoding: "utf8" }),
    );
    expect(left).toContain(`digest ${json.digest}`);
    expect(left).toContain(`signed.TJK       ${json.outcomes["signed.TJK"] ?? "not by the end"}`);
    expect(left).toContain("2022-07 to 2027-12");
  });

  it("explains a decision, plays a tweak from the month on screen beside the run, and leaves both", async () => {
    start("run friendship-treaty --until 2024-12");
    await pane.until(/tick [1-9]\d* of 30/);
    pane.press("Space", "End");
    await pane.until(/tick 30 of 30[\s\S]*═ Summary ═/);
    pane.press("Home", "PPage", "NPage");
    await pane.until(/tick 12 of 30/);
    pane.press("BTab", "BTab", "BTab", "Down", "Down", "Down", "Down", "Enter");
    await pane.until(/═ Why: TKM, accession of friendship, 20\d\d-\d\d ═[\s\S]*▒│/);
    pane.press("Escape");
    await pane.until(/═ Treaty board ═/);
    pane.press("t");
    await pane.until(/═ Tweak ═ \d+ numbers, values of 2023-06/);
    pane.type("/tkm neutr");
    await pane.until(/1 numbers, values of 2023-06 with "tkm neutr"/);
    pane.press("Enter");
    await pane.until(/^actors\.TKM\.neutrality =/m);
    pane.type("0.1");
    await pane.until(/changed: actors\.TKM\.neutrality = 0\.1/);
    pane.press("f");
    await pane.until(/▸ A as it was +│ {3}B from 2023-07: actors\.TKM\.neutrality = 0\.1/);
    pane.press("End");
    await pane.until(/tick 30 of 30[\s\S]*They part in 202\d-\d\d: A /);
    pane.press("q");
    const left = await restored(0);
    const digest = (...sets: string[]) => {
      const args = [
        "run",
        "friendship-treaty",
        "--until",
        "2024-12",
        "--json",
        ...sets.flatMap((s) => ["--set", s]),
      ];
      return JSON.parse(execFileSync("node", [CLI, ...args], { encoding: "utf8" })).digest;
    };
    expect(left).toContain("Beside it, with actors.TKM.neutrality = 0.1 from 2023-07");
    expect(pane.scrollback()).toContain(`digest ${digest()}`);
    const schedule = openScenario("friendship-treaty").data["schedule"] as unknown[];
    const entry = `schedule.${schedule.length}={at: "2023-07", set: {actors.TKM.neutrality: 0.1}}`;
    expect(left).toContain(`digest ${digest(entry)}`);
  });

  it.each(["why", "tweak"])("gives the terminal back at kill -TERM in the midst of a %s", async (what) => {
    start("run friendship-treaty");
    await pane.until(/tick [1-9]\d* of 66/);
    if (what === "why") pane.press("Down", "Enter");
    else pane.press("t");
    await pane.until(what === "why" ? /═ Why: KAZ/ : /═ Tweak ═ \d+ numbers/);
    if (what === "tweak") pane.type("/dispute");
    process.kill(Number(readFileSync(join(folder, "pid"), "utf8")), "SIGTERM");
    await restored(143);
  });

  it("ends at Ctrl-C with 130 and what was played", async () => {
    start("run friendship-treaty");
    await pane.until(/tick [1-9]\d* of 66/);
    pane.press("C-c");
    const left = await restored(130);
    expect(left).toMatch(/stopped before 2027-12; the same again with --until 20\d\d-\d\d/);
    const until = /--until (\S+)/.exec(left)?.[1] ?? "";
    const json = execFileSync("node", [CLI, "run", "friendship-treaty", "--until", until, "--json"], {
      encoding: "utf8",
    });
    expect(left).toContain(`digest ${JSON.parse(json).digest}`);
  });

  it("ends at Escape with 0", async () => {
    start("run friendship-treaty --seed other");
    await pane.until(/tick [1-9]\d* of 66.*seed "other"/);
    pane.press("Escape");
    await restored(0);
  });

  it.each([
    ["TERM", 143],
    ["INT", 130],
  ])("gives the terminal back at kill -%s", async (signal, code) => {
    start("run friendship-treaty");
    await pane.until(/tick [1-9]\d* of 66/);
    process.kill(Number(readFileSync(join(folder, "pid"), "utf8")), `SIG${signal}` as NodeJS.Signals);
    const left = await restored(code);
    expect(left).toMatch(/stopped before/);
  });

  it("gives the terminal back when the engine fails, and says why", async () => {
    const file = join(folder, "illegal.yaml");
    writeFileSync(
      file,
      "multivector: 1\nid: illegal\nextends: friendship-treaty\nschedule:\n  - { at: 2022-10, decide: { signed.AZE: true } }\n",
    );
    start(`run ${file}`);
    const left = await restored(4);
    expect(left).toContain("[forced-illegal]");
  });

  it("follows the size of the terminal, and leaves the scrollback alone", async () => {
    start("run friendship-treaty");
    await pane.until(/tick [1-9]\d* of 66/);
    pane.press("Space");
    await pane.until(/paused$/m);
    pane.resize(130, 40);
    await pane.until(/═ Treaty board ═.*─ Map ─[\s\S]*─ Events ─/);
    pane.resize(80, 24);
    const small = await pane.until(/Tab panels 1\/[4-9]/);
    expect(small.match(/═ Treaty board ═/g)?.length).toBe(1);
    pane.resize(60, 20);
    await pane.until(/This terminal is 60x20\.\s+The view needs 80x24\./);
    pane.resize(100, 30);
    const again = await pane.until(/tick \d+ of 66[\s\S]*═ Treaty board ═[\s\S]*─ Events ─/);
    expect(again.match(/tick \d+ of 66/g)?.length).toBe(1);
    pane.press("q");
    await restored(0);
  });

  it("uses no colour where NO_COLOR asks for none", async () => {
    // biome-ignore lint/suspicious/noControlCharactersInRegex: colours are control sequences
    const colours = /\u001b\[[\d;]*(3[0-7]|9[0-7]|38)[\d;]*m/;
    start("run friendship-treaty");
    await pane.until(colours, 30, () => pane.styled());
    pane.press("q");
    await pane.until(/^code=0/m);
    start("run friendship-treaty", "NO_COLOR=1");
    await pane.until(/tick [1-9]\d* of 66/);
    expect(pane.styled()).not.toMatch(colours);
    pane.press("q");
    await restored(0);
  });
});
