/** The view of a batch and the chooser in a real terminal: keys, screens, and what is left when they are gone. */
import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { hasTmux } from "./pane.ts";
import { Shell } from "./shell.ts";

const CLI = resolve(import.meta.dirname, "../../dist/cli/multivector.js");
const skipped = !hasTmux && !process.env["CI"];

describe.skipIf(skipped)("in a terminal", () => {
  let shell: Shell;

  beforeEach(async () => {
    shell = await Shell.open();
  }, 60_000);
  afterEach(() => shell.close());

  const plain = (args: string[]) => execFileSync("node", [CLI, ...args], { encoding: "utf8" });

  describe("multivector batch", () => {
    it("converges, obeys its keys, and leaves what it prints without a terminal", async () => {
      const { pane } = shell;
      shell.start("batch friendship-treaty --runs 500 --seed batch");
      await pane.until(/Treaty on Friendship.* (playing|the end)$/m);
      await pane.until(/^500 of 500 runs · .*seed "batch"/m);
      const end = await pane.until(/ {2}the end$/m);
      expect(end).toMatch(/▸ signed\.KAZ +100\.0%/);
      expect(end).toMatch(/─ signed\.KAZ ─ when, in \d+ of 500 runs/);
      expect(pane.modes()).toEqual({ cursor: false, alternate: true });
      pane.press("Down");
      await pane.until(/▸ signed\.KGZ/);
      pane.press("?");
      await pane.until(/═ Keys ═/);
      pane.press("?");
      pane.resize(80, 24);
      await pane.until(/─ signed\.KGZ ─ when/);
      pane.resize(60, 20);
      await pane.until(/This terminal is 60x20\./);
      pane.resize(100, 30);
      await pane.until(/▸ signed\.KGZ/);
      pane.press("q");
      const left = await shell.restored(0);
      const text = plain(["batch", "friendship-treaty", "--runs", "500", "--seed", "batch", "--quiet"]);
      for (const line of text.trimEnd().split("\n")) expect(left).toContain(line.trimEnd());
    });

    it.each([
      ["Ctrl-C", () => shell.pane.press("C-c"), 130],
      ["q", () => shell.pane.press("q"), 130],
      ["kill -TERM", () => shell.kill("SIGTERM"), 143],
    ])("keeps what is finished at %s", async (_, stop, code) => {
      shell.start("batch friendship-treaty --runs 1000000 --jobs 1");
      await shell.pane.until(/^[1-9]\d* of 1000000 runs/m);
      stop();
      const left = await shell.restored(code);
      const runs = Number(/interrupted: (\d+) of 1000000 runs/.exec(left)?.[1]);
      expect(runs).toBeGreaterThan(0);
      expect(left).toContain(`${runs} runs, seed "multivector"`);
      const digest = /digest ([0-9a-f]{64})/.exec(left)?.[1];
      const again = JSON.parse(plain(["batch", "friendship-treaty", "--runs", String(runs), "--json"]));
      expect(again.digest).toBe(digest);
    });

    it("gives the terminal back at an error, and says why", async () => {
      shell.start("batch friendship-treaty --runs 0");
      expect(await shell.restored(2)).toContain("[not-a-count]");
    });

    it.each([
      ["CI=1", ""],
      ["TERM=dumb", ""],
      ["", "--plain"],
      ["", "--quiet"],
      ["", "--json"],
    ])("is plain text with %s %s", async (environment, flag) => {
      shell.start(`batch friendship-treaty --runs 20 ${flag}`, environment);
      await shell.pane.until(/^code=0/m);
      const all = shell.pane.scrollback();
      expect(all).toContain("signed.TKM");
      expect(all).not.toContain("q stop and keep");
    });

    it("is remembered for the chooser, unless it should not be", async () => {
      const file = join(shell.folder, "state", "multivector", "recent.json");
      shell.start("batch friendship-treaty --runs 20", "MULTIVECTOR_NO_HISTORY=1");
      await shell.pane.until(/ {2}the end$/m);
      shell.pane.press("q");
      await shell.restored(0);
      expect(existsSync(file)).toBe(false);
      shell.start("batch friendship-treaty --runs 20 --seed kept --design lhs");
      await shell.pane.until(/ {2}the end$/m);
      shell.pane.press("q");
      await shell.restored(0);
      expect(JSON.parse(readFileSync(file, "utf8"))).toMatchObject([
        {
          command: "batch",
          scenario: "friendship-treaty",
          options: ["--seed=kept", "--runs=20", "--design=lhs"],
          runs: 20,
        },
      ]);
    });
  });

  describe("multivector compare", () => {
    const args = [
      "compare",
      "friendship-treaty",
      "--with",
      "settled: disputes.kgz-tjk.severity=0",
      "--runs",
      "60",
    ];
    const quoted = `compare friendship-treaty --with "settled: disputes.kgz-tjk.severity=0"`;

    it("shows variants side by side, and leaves what it prints without a terminal", async () => {
      const { pane } = shell;
      shell.start(`${quoted} --runs 60`);
      await pane.until(/^120 of 120 runs · .*2 variants of the same luck/m);
      const end = await pane.until(/ {2}the end$/m);
      expect(end).toMatch(/outcome +▸ friendship-treaty +settled/);
      expect(end).toMatch(/─ signed\.KAZ ─ how likely/);
      pane.press("q");
      const left = await shell.restored(0);
      const text = plain([...args, "--quiet"]);
      for (const line of text.trimEnd().split("\n").slice(-5))
        expect(left).toContain(line.trimEnd().slice(0, 90));
    });

    it("keeps what is finished at Ctrl-C", async () => {
      shell.start(`${quoted} --runs 100000 --jobs 1`);
      await shell.pane.until(/^[1-9]\d* of 200000 runs/m);
      shell.pane.press("C-c");
      expect(await shell.restored(130)).toContain("interrupted");
    });
  });

  describe("multivector alone", () => {
    it("lists scenarios by their questions, and runs the one that is chosen", async () => {
      const { pane } = shell;
      shell.start("");
      const list = await pane.until(/▸ \S+/);
      expect(list).toContain("═ Scenarios ═");
      expect(list).toContain("Do Tajikistan and Turkmenistan sign, and when?");
      expect(pane.modes()).toEqual({ cursor: false, alternate: true });
      pane.press("/");
      await pane.until(/^\/ /m);
      pane.press("f", "r", "i", "e", "n", "d", "s", "h", "i", "p", "-");
      await pane.until(/▸ friendship-treaty/);
      pane.press("Enter");
      await pane.until(/Enter run/);
      pane.press("Enter");
      await pane.until(/Treaty on Friendship, Good-Neighbourliness and Cooperation +playing/);
      pane.press("End");
      await pane.until(/ {2}the end$/m);
      pane.press("q");
      const left = await shell.restored(0);
      expect(left).toContain("multivector run -- friendship-treaty");
      expect(left).toMatch(/digest [0-9a-f]{64}/);
      shell.start("");
      expect(await pane.until(/Played lately/)).toMatch(/run friendship-treaty/);
      pane.press("q");
      await shell.restored(0);
    });

    it.each([
      ["l", /accession\.club +1\.6/],
      ["v", /is valid: \d+ numbers/],
    ])("%s prints what is asked for", async (key, what) => {
      shell.start("");
      await shell.pane.until(/▸ \S+/);
      shell.pane.press("/");
      shell.pane.press("f", "r", "i", "e", "n", "d", "Enter");
      await shell.pane.until(/▸ friendship-treaty/);
      shell.pane.press(key);
      expect(await shell.restored(0)).toMatch(what);
    });

    it.each([
      ["q", () => shell.pane.press("q"), 0],
      ["Escape", () => shell.pane.press("Escape"), 0],
      ["Ctrl-C", () => shell.pane.press("C-c"), 130],
      ["kill -TERM", () => shell.kill("SIGTERM"), 143],
    ])("gives the terminal back at %s", async (_, stop, code) => {
      shell.start("");
      await shell.pane.until(/▸ \S+/);
      stop();
      await shell.restored(code);
    });

    it("is not harmed by what stands in the state folder", async () => {
      const folder = join(shell.folder, "state", "multivector");
      mkdirSync(folder, { recursive: true });
      const bad = "\u001b[2J\u001b[?1049l\u0007";
      writeFileSync(
        join(folder, "recent.json"),
        JSON.stringify([
          {
            at: bad,
            command: "run",
            scenario: `${bad}nowhere`,
            options: [`--seed=${bad}`],
            others: [],
            runs: 1,
            said: bad,
            digest: bad,
          },
        ]),
      );
      shell.start("");
      await shell.pane.until(/Played lately/);
      shell.pane.press("End");
      await shell.pane.until(/▸ .*nowhere/);
      shell.pane.press("Enter");
      expect(await shell.restored(2)).toMatch(/error: .*\[/);
    });

    it("says the command that was chosen as it can be pasted", async () => {
      const folder = join(shell.folder, "state", "multivector");
      mkdirSync(folder, { recursive: true });
      const options = ["--seed=my seed", "--until=2023-12"];
      const run = { at: "now", command: "run", scenario: "friendship-treaty", runs: 1, said: "", digest: "" };
      writeFileSync(join(folder, "recent.json"), JSON.stringify([{ ...run, options, others: [] }]));
      shell.start("");
      await shell.pane.until(/Played lately/);
      shell.pane.press("End", "Enter");
      await shell.pane.until(/tick \d+ of 18 .*seed "my seed"/);
      shell.pane.press("End");
      await shell.pane.until(/ {2}the end$/m);
      shell.pane.press("q");
      const left = await shell.restored(0);
      expect(left).toContain("multivector run '--seed=my seed' --until=2023-12 -- friendship-treaty");
    });

    it("prints help where it is no terminal", () => {
      expect(plain([])).toMatch(/^Usage: multivector/);
    });
  });
});
