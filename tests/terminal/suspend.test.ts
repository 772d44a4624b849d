/** A view that is stopped in a real terminal, as any program can be, and continued. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { hasTmux } from "./pane.ts";
import { Shell } from "./shell.ts";

describe.skipIf(!hasTmux && !process.env["CI"])("suspended and continued", () => {
  let shell: Shell;

  beforeEach(async () => {
    shell = await Shell.open();
  }, 60_000);
  afterEach(() => shell.close());

  it.each([
    ["Ctrl-Z", () => shell.pane.press("C-z"), true],
    ["kill -TSTP", () => shell.kill("SIGTSTP"), true],
    ["kill -STOP", () => shell.kill("SIGSTOP"), false],
  ])("by %s a run gives the terminal back, comes back whole and obeys its keys", async (_, stop, gives) => {
    const { pane } = shell;
    shell.start("run friendship-treaty");
    await pane.until(/tick [1-9]\d* of 66/);
    pane.press("Space");
    const [tick] = /tick \d+ of/.exec(await pane.until(/ paused$/m))!;
    stop();
    await pane.until(/code=1\d\d\s+prompt> *$/m);
    // Who is stopped by force can give nothing back.
    if (gives) {
      expect(pane.modes()).toEqual({ cursor: true, alternate: false });
      pane.type(`stty -a > ${shell.folder}/between`);
      pane.type("printf '\\033[H\\033[2J'; echo typed");
      await pane.until(/^typed$/m);
      const modes = (file: string) => readFileSync(join(shell.folder, file), "utf8");
      expect(modes("between")).toBe(modes("before"));
    }
    pane.type('fg; echo "code=$?"');
    const again = await pane.until(/ paused$[\s\S]*Treaty board/m);
    expect(again).toContain(tick);
    expect(again.match(/tick \d+ of 66/g)?.length).toBe(1);
    await pane.until(/true/, 30, () => String(!pane.modes().cursor && pane.modes().alternate));
    pane.press("?");
    await pane.until(/═ Keys ═/);
    pane.press("?");
    pane.press("End");
    await pane.until(/ {2}the end$/m);
    pane.press("q");
    await shell.restored(0);
  });

  it("draws itself for the terminal as it is when it comes back", async () => {
    const { pane } = shell;
    shell.start("run friendship-treaty");
    await pane.until(/tick [1-9]\d* of 66/);
    pane.press("Space");
    await pane.until(/ paused$/m);
    pane.press("C-z");
    await pane.until(/code=1\d\d\s+prompt> *$/m);
    pane.resize(100, 30);
    pane.type('fg; echo "code=$?"');
    await pane.until(/^.{94}paused$/m);
    pane.press("C-z");
    await pane.until(/code=1\d\d\s+prompt> *$/m);
    pane.resize(80, 24);
    pane.type('fg; echo "code=$?"');
    await pane.until(/^.{74}paused$/m);
    pane.press("q");
    await shell.restored(0);
  });

  it.each([
    ["batch friendship-treaty --runs 50", / {2}the end$/m],
    ["", /▸ \S+/],
  ])("multivector %s does, too", async (args, what) => {
    const { pane } = shell;
    shell.start(args);
    await pane.until(what);
    for (const _ of [1, 2]) {
      pane.press("C-z");
      await pane.until(/code=1\d\d\s+prompt> *$/m);
      pane.type(`printf '\\033[H\\033[2J'; fg; echo "code=$?"`);
      await pane.until(what);
    }
    pane.press("?");
    await pane.until(/═ Keys ═/);
    pane.press("?", "q");
    await shell.restored(0);
  });
});
