/** The live view of the built command in a terminal of tmux. */
import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import { ROOT } from "../shared/root.ts";

export interface View {
  /** A run on a fresh terminal. @returns ms until its first frame */
  open(scenario: string, columns: number, rows: number): Promise<number>;
  /** Plays for some seconds. @returns the share of a core that the view takes meanwhile */
  core(seconds: number): Promise<number>;
  /** Asks for help so many ms after End, while the run plays to its end. @returns ms until help shows */
  help(after: number): Promise<number>;
  close(): Promise<void>;
}

const TIMEOUT = 20_000;
const SOCKET = `multivector-bench-${process.pid}`;
/** Ticks of the kernel's clock a second, in which /proc counts. */
const CLOCK = 100;

const tmux = (...words: string[]) => execFileSync("tmux", ["-L", SOCKET, ...words], { encoding: "utf8" });
const screen = () => tmux("capture-pane", "-p", "-t", "view");
const press = (...keys: string[]) => tmux("send-keys", "-t", "view", ...keys);

/** Runs with a tmux server of its own, which is ended afterwards. */
export async function withTmux<T>(work: (view: View) => Promise<T>): Promise<T> {
  // A server ends with its last session; this one stays.
  tmux("new-session", "-d", "-s", "keep", "sh");
  try {
    return await work(view);
  } finally {
    tmux("kill-server");
  }
}

const view: View = {
  async open(scenario, columns, rows) {
    tmux("new-session", "-d", "-s", "view", "-x", String(columns), "-y", String(rows), "-c", ROOT, "sh");
    await sleep(200);
    press("clear", "Enter");
    await sleep(100);
    press("-l", `node dist/cli/multivector.js run ${scenario}`);
    await sleep(50);
    const began = performance.now();
    press("Enter");
    return until(/tick \d+ of/, began);
  },
  async core(seconds) {
    const pid = childOf(tmux("display-message", "-p", "-t", "view", "#{pane_pid}").trim());
    const used = () => {
      const fields = statOf(pid);
      return Number(fields[11]) + Number(fields[12]);
    };
    const before = used();
    const began = performance.now();
    await sleep(seconds * 1000);
    return (used() - before) / CLOCK / ((performance.now() - began) / 1000);
  },
  async help(after) {
    press("End");
    await sleep(after);
    const began = performance.now();
    press("?");
    const taken = until(/or Esc closes/, began);
    press("Escape");
    await sleep(200);
    return taken;
  },
  async close() {
    press("q");
    await sleep(300);
    tmux("kill-session", "-t", "view");
  },
};

/** Milliseconds until the screen shows it. */
function until(shown: RegExp, began: number): number {
  while (!shown.test(screen()))
    if (performance.now() - began > TIMEOUT) throw new Error(`never shown: ${shown}\n${screen()}`);
  return performance.now() - began;
}

/** Fields of /proc/PID/stat after the command's name, which may itself hold spaces and brackets. */
function statOf(pid: string): string[] {
  const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
  return stat.slice(stat.lastIndexOf(")") + 2).split(" ");
}

function childOf(shell: string): string {
  for (const pid of readdirSync("/proc").filter((name) => /^\d+$/.test(name)))
    try {
      if (statOf(pid)[1] === shell) return pid;
    } catch {
      // It ended after the folder was read.
    }
  throw new Error("the view is not running");
}
