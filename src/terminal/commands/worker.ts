/** `multivector worker`: plays chunks of batches that others queue. */
import { availableParallelism } from "node:os";
import { shownAddress } from "../../node/address.ts";
import { checkAddress } from "../../node/queue/link.ts";
import { work } from "../../node/queue/worker.ts";
import { harmless } from "../../views/text/harmless.ts";
import { EXIT } from "../exit.ts";
import { onInterrupt } from "../interrupt.ts";
import { count, MOST_JOBS, usage } from "../options.ts";

export interface WorkerFlags {
  queue?: string;
  jobs?: string;
  idle?: string;
  patience: string;
  quiet?: boolean;
}

const DAY = 86_400;

export async function worker(flags: WorkerFlags): Promise<number> {
  if (flags.queue === undefined)
    throw usage("queue-missing", "a worker needs a queue", "add --queue redis://HOST:6379", "--queue");
  checkAddress(flags.queue);
  const threads =
    flags.jobs === undefined ? availableParallelism() : count(flags.jobs, "--jobs", 1, MOST_JOBS);
  const idle = flags.idle === undefined ? Infinity : count(flags.idle, "--idle", 1, DAY);
  const patience = count(flags.patience, "--patience", 1, DAY);
  const say = (line: string) => {
    if (!flags.quiet) process.stderr.write(`${line}\n`);
  };
  const stop = new AbortController();
  const interrupts = onInterrupt(() => {
    say("finishing what is in hand");
    stop.abort();
  });
  try {
    say(`working for ${shownAddress(flags.queue)} with ${threads} threads; Ctrl-C ends it`);
    let runs = 0;
    const chunks = await work({
      url: flags.queue,
      threads,
      idle,
      patience,
      signal: stop.signal,
      warn: (line) => say(harmless(line)),
      told: (_, n) => {
        runs += n;
      },
    });
    say(`${chunks} chunks, ${runs} runs`);
    return EXIT.done;
  } finally {
    interrupts.end();
  }
}
