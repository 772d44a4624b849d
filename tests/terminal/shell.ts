/** A shell in a real terminal with a history to lose: starts a command in it, and sees whether all is as before at the end. */
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { expect } from "vitest";
import { hasTmux, Pane } from "./pane.ts";

const CLI = resolve(import.meta.dirname, "../../dist/cli/multivector.js");

export class Shell {
  readonly pane: Pane;
  readonly folder = mkdtempSync(join(tmpdir(), "multivector-shell-"));

  private constructor(columns: number, rows: number) {
    expect(hasTmux, "tmux is not installed: apt-get install tmux").toBe(true);
    expect(existsSync(CLI), "the command is not built: npm run build").toBe(true);
    this.pane = new Pane(columns, rows);
  }

  static async open(columns = 100, rows = 30): Promise<Shell> {
    const shell = new Shell(columns, rows);
    const { pane, folder } = shell;
    await pane.until(/prompt>/);
    pane.type("seq 1001 1060");
    await pane.until(/^1060$/m);
    pane.type(`export XDG_STATE_HOME=${folder}/state; stty -a > ${folder}/before`);
    return shell;
  }

  /** Starts it with its process id in a file and its exit code on screen. */
  start(args: string, environment = ""): void {
    const { folder } = this;
    this.pane.type(
      `printf '\\033[H\\033[2J'; ${environment} sh -c 'echo $$ > ${folder}/pid; exec node ${CLI} ${args}'; echo "code=$?"`,
    );
  }

  kill(signal: NodeJS.Signals): void {
    process.kill(Number(readFileSync(join(this.folder, "pid"), "utf8")), signal);
  }

  /** The prompt is back, the terminal is as it was, and nothing of its history is lost. */
  async restored(code: number): Promise<string> {
    const { pane, folder } = this;
    await pane.until(new RegExp(`^code=${code}\\s+prompt>`, "m"));
    expect(pane.modes()).toEqual({ cursor: true, alternate: false });
    pane.type(`stty -a > ${folder}/after; echo written`);
    await pane.until(/^written/m);
    const modes = (file: string) =>
      readFileSync(join(folder, file), "utf8").replace(/rows \d+; columns \d+;/, "");
    expect(modes("after")).toBe(modes("before"));
    const all = pane.scrollback();
    expect(all).toMatch(/^1001$[\s\S]*^1030$/m);
    return all;
  }

  close(): void {
    this.pane.close();
    rmSync(this.folder, { recursive: true, force: true });
  }
}
