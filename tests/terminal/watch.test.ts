/** A whole watched run on streams that pretend to be a terminal without a keyboard. */
import { PassThrough } from "node:stream";
import { describe, expect, it } from "vitest";
import { Session } from "../../src/engine/session.ts";
import { openScenario } from "../../src/node/open.ts";
import { watch } from "../../src/terminal/ink/host/run.tsx";

const ENTER = "\u001b[?1049h";
const LEAVE = "\u001b[?1049l\u001b[?25h";
const opened = openScenario("friendship-treaty");
const options = { seed: "s", run: 3, until: opened.program.world.start + 3, record: "events" } as const;

function terminal(columns = 100, rows = 30) {
  let written = "";
  const stdout = Object.assign(new PassThrough(), { isTTY: true, columns, rows });
  stdout.on("data", (chunk) => {
    written += chunk;
  });
  const stdin = Object.assign(new PassThrough(), { isTTY: false });
  const streams = { stdin, stdout } as unknown as Pick<NodeJS.Process, "stdin" | "stdout">;
  return { streams, written: () => written };
}

function begunAt(): Session {
  const session = new Session(opened.program);
  session.begin(options);
  return session;
}

const listeners = () =>
  ["SIGINT", "SIGTERM", "SIGHUP", "uncaughtException", "exit"].map((e) => process.listenerCount(e));

describe("a watched run", () => {
  it("leaves by itself where nobody can press a key, with the summary of that run", async () => {
    const session = begunAt();
    const { streams, written } = terminal();
    expect(await watch(opened, session, options, streams)).toBe(0);
    await new Promise((resolve) => setImmediate(resolve));
    const bare = begunAt();
    bare.finish(options.until);
    expect(written().startsWith(ENTER)).toBe(true);
    const left = written().split(LEAVE);
    expect(left.length).toBe(2);
    expect(left[1]).toContain('2022-07 to 2022-10, seed "s", run 3');
    expect(left[1]).not.toContain("stopped");
    expect(left[1]?.trimEnd().endsWith(`digest ${bare.digest()}`)).toBe(true);
  });

  it("gives the terminal back when the engine fails, and lets the error through", async () => {
    const session = begunAt();
    session.step = () => {
      throw new Error("broken");
    };
    const { streams, written } = terminal();
    // The first view of a process leaves Ink's own guard of the cursor behind; a second must leave nothing.
    await watch(opened, begunAt(), options, terminal().streams);
    const before = listeners();
    await expect(watch(opened, session, options, streams)).rejects.toThrow("broken");
    await new Promise((resolve) => setImmediate(resolve));
    expect(written().endsWith(LEAVE)).toBe(true);
    expect(listeners()).toEqual(before);
  });

  it("keeps the summary within a narrow terminal, but never cuts the digest", async () => {
    const session = begunAt();
    // Of 60 columns it would wait for ever; of 80 the long descriptions of outcomes do not fit.
    const { streams, written } = terminal(80, 24);
    await watch(opened, session, options, streams);
    await new Promise((resolve) => setImmediate(resolve));
    const lines = (written().split(LEAVE)[1] ?? "").trimEnd().split("\n");
    for (const line of lines) expect(line.length).toBeLessThanOrEqual(80);
    expect(lines.at(-1)).toMatch(/^digest [0-9a-f]{64}$/);
  });
});
