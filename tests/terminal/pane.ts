/** A real terminal to test in: a shell in a pane of a tmux of its own. */
import { execFileSync, spawnSync } from "node:child_process";
import { rmSync } from "node:fs";
import { threadId } from "node:worker_threads";

export const hasTmux = spawnSync("tmux", ["-V"]).status === 0;

let panes = 0;

export class Pane {
  /** Test files run at once in threads of one process. */
  private readonly socket = `multivector-${process.pid}-${threadId}-${panes++}`;

  constructor(columns: number, rows: number) {
    // What would make a program believe that nobody watches, or give it colours, is not ours to inherit.
    const {
      CI: _,
      CONTINUOUS_INTEGRATION: __,
      NO_COLOR: ___,
      FORCE_COLOR: ____,
      TMUX: _____,
      ...env
    } = process.env;
    const size = ["-x", String(columns), "-y", String(rows)];
    execFileSync(
      "tmux",
      [
        "-L",
        this.socket,
        "-f",
        "/dev/null",
        "-u",
        "new-session",
        "-d",
        ...size,
        "env PS1='prompt> ' bash --norc --noprofile -i",
      ],
      { env: { ...env, LC_ALL: "C.UTF-8", HISTFILE: "" } },
    );
    this.tmux("set-option", "-g", "status", "off");
    this.tmux("set-option", "-g", "window-size", "manual");
    this.tmux("resize-window", "-x", String(columns), "-y", String(rows));
  }

  private tmux(...args: string[]): string {
    return execFileSync("tmux", ["-L", this.socket, ...args], { encoding: "utf8" });
  }

  /** Types a line and Enter. */
  type(line: string): void {
    this.tmux("send-keys", "-l", line);
    this.tmux("send-keys", "Enter");
  }

  /** Presses keys by tmux's names: `q`, `Space`, `Right`, `C-c`. */
  press(...keys: string[]): void {
    this.tmux("send-keys", ...keys);
  }

  resize(columns: number, rows: number): void {
    this.tmux("resize-window", "-x", String(columns), "-y", String(rows));
  }

  screen(): string {
    return this.tmux("capture-pane", "-p");
  }

  /** With its control sequences. */
  styled(): string {
    return this.tmux("capture-pane", "-p", "-e");
  }

  /** With the lines that have left the screen. */
  scrollback(): string {
    return this.tmux("capture-pane", "-p", "-S", "-");
  }

  /** Whether the cursor is visible, and whether the alternate buffer is shown. */
  modes(): { cursor: boolean; alternate: boolean } {
    const [cursor, alternate] = this.tmux("display-message", "-p", "#{cursor_flag} #{alternate_on}")
      .trim()
      .split(" ");
    return { cursor: cursor === "1", alternate: alternate === "1" };
  }

  /** Looks until the screen (or what `look` reads) shows it; machines may be slow. */
  async until(what: RegExp, seconds = 30, look: () => string = () => this.screen()): Promise<string> {
    const last = performance.now() + seconds * 1000;
    for (;;) {
      const seen = look();
      if (what.test(seen)) return seen;
      if (performance.now() > last)
        throw new Error(`${what} did not appear in ${seconds} s; there is:\n${seen}`);
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }

  close(): void {
    const path = this.tmux("display-message", "-p", "#{socket_path}").trim();
    spawnSync("tmux", ["-L", this.socket, "kill-server"]);
    rmSync(path, { force: true });
  }
}
