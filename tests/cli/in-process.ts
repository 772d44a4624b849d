/**
 * Runs the command within the test's own process, from the source: for what it says and the code it ends with. What
 * hangs on a process (signals, pipes, standard input, threads, start-up) is asked of the built command, `command.ts`.
 */
import { main } from "../../src/terminal/main.ts";
import type { Ended } from "./command.ts";

type Write = typeof process.stdout.write;

/** Standard output is one for all: calls of concurrent tests wait for each other. */
let last: Promise<unknown> = Promise.resolve();

/** As `multivector` of `command.ts`, but for what a process is given. */
export function spoken(args: readonly string[]): Promise<Ended> {
  const ended = last.then(() => said(args));
  last = ended.catch(() => {});
  return ended;
}

async function said(args: readonly string[]): Promise<Ended> {
  const streams = [process.stdout, process.stderr];
  const kept = streams.map((stream) => ({
    stream,
    write: stream.write,
    listeners: stream.listeners("error"),
  }));
  const texts = kept.map(({ stream }) => {
    const pieces: string[] = [];
    stream.write = ((piece: string) => pieces.push(piece) > 0) as Write;
    return pieces;
  });
  const { argv } = process;
  process.argv = [...argv.slice(0, 2), ...args];
  const start = process.cpuUsage();
  try {
    const code = await main([...args]);
    const { user, system } = process.cpuUsage(start);
    const [out = "", err = ""] = texts.map((pieces) => pieces.join(""));
    return { code, out, err, busy: (user + system) / 1000 };
  } finally {
    process.argv = argv;
    for (const { stream, write, listeners } of kept) {
      stream.write = write;
      for (const listener of stream.listeners("error"))
        if (!listeners.includes(listener)) stream.off("error", listener as () => void);
    }
  }
}
