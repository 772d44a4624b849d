// Times the live view as a reader meets it, in a terminal of tmux: how soon it stands, how soon a key is answered while
// the run plays to its end, and what it takes of a core at the speed it starts with. With --check a missed target is exit
// code 1. tmux and the shell in it are part of every time.
import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { median, row, tellMachine } from "./bench-tools.mjs";

const { values: options } = parseArgs({
  options: {
    check: { type: "boolean", default: false },
    rounds: { type: "string", default: "3" },
    scenario: {
      type: "string",
      multiple: true,
      default: ["friendship-treaty", "institutionalization", "full"],
    },
  },
});
const root = fileURLToPath(new URL("..", import.meta.url));
const rounds = Number(options.rounds);
const SIZES = [
  [80, 24],
  [200, 60],
];

/** Milliseconds between End and the key that follows. */
const AFTER = [10, 30, 50, 100, 200];
/** Seconds of playing over which processor time is counted. */
const PLAYED = 8;

/** Targets: milliseconds, milliseconds, share of a core. */
const FIRST_BELOW = 700;
const KEY_BELOW = 100;
const CORE_BELOW = 0.2;

const SOCKET = `multivector-bench-${process.pid}`;
const tmux = (...words) => execFileSync("tmux", ["-L", SOCKET, ...words], { encoding: "utf8" });
const screen = () => tmux("capture-pane", "-p", "-t", "view");
const press = (...keys) => tmux("send-keys", "-t", "view", ...keys);

/** @returns milliseconds until the screen shows it */
async function until(shown, began) {
  while (!shown.test(screen()))
    if (performance.now() - began > 20_000) throw new Error(`never shown: ${shown}\n${screen()}`);
  return performance.now() - began;
}

/** A run on a fresh terminal. @returns the milliseconds until its first frame */
async function open(scenario, [columns, rows]) {
  tmux("new-session", "-d", "-s", "view", "-x", String(columns), "-y", String(rows), "-c", root, "sh");
  await sleep(200);
  press("clear", "Enter");
  await sleep(100);
  press("-l", `node dist/cli/multivector.js run ${scenario}`);
  await sleep(50);
  const began = performance.now();
  press("Enter");
  return until(/tick \d+ of/, began);
}

async function close() {
  press("q");
  await sleep(300);
  tmux("kill-session", "-t", "view");
}

/** Milliseconds until help stands on the screen, asked for so soon after End. */
async function key(after) {
  press("End");
  await sleep(after);
  const began = performance.now();
  press("?");
  return until(/or Esc closes/, began);
}

/** Share of a core that the view takes while it plays. */
async function core() {
  const pane = tmux("display-message", "-p", "-t", "view", "#{pane_pid}").trim();
  const of = processOf(pane);
  const ticks = () => {
    const stat = readFileSync(`/proc/${of}/stat`, "utf8");
    const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
    return Number(fields[11]) + Number(fields[12]);
  };
  const before = ticks();
  const began = performance.now();
  await sleep(PLAYED * 1000);
  return (ticks() - before) / 100 / ((performance.now() - began) / 1000);
}

/** The child of a shell. */
function processOf(shell) {
  for (const pid of readdirSync("/proc").filter((p) => /^\d+$/.test(p)))
    try {
      const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
      if (stat.slice(stat.lastIndexOf(")") + 2).split(" ")[1] === shell) return pid;
    } catch {
      // It has ended.
    }
  throw new Error("the view is not running");
}

const spread = (all) => `${Math.round(median(all))} (to ${Math.round(Math.max(...all))})`;

tellMachine();
const missed = [];
row("", ["first frame, ms", "key, ms", "keys too late", "core, %"], 34);
tmux("new-session", "-d", "-s", "keep", "sh");
try {
  for (const size of SIZES)
    for (const scenario of options.scenario) {
      const name = `${scenario} ${size.join("x")}`;
      const firsts = [];
      const keys = [];
      const cores = [];
      for (let round = 0; round < rounds; round++)
        for (const after of AFTER) {
          firsts.push(await open(scenario, size));
          if (after === AFTER[0]) cores.push(100 * (await core()));
          else await sleep(800);
          keys.push(await key(after));
          if (keys.at(-1) > KEY_BELOW)
            missed.push(`${name}: a key ${after} ms after End, ${Math.round(keys.at(-1))} ms`);
          press("Escape");
          await sleep(200);
          await close();
        }
      const late = keys.filter((k) => k > KEY_BELOW).length;
      row(name, [spread(firsts), spread(keys), `${late} of ${keys.length}`, spread(cores)], 34);
      if (median(firsts) >= FIRST_BELOW) missed.push(`${name}: first frame`);
      if (median(cores) >= 100 * CORE_BELOW) missed.push(`${name}: core`);
    }
} finally {
  tmux("kill-server");
}
for (const m of missed) console.log(`missed: ${m}`);
if (options.check && missed.length > 0) process.exitCode = 1;
