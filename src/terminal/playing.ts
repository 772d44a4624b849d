/** What commands that play many runs share: threads, progress on standard error, and an interruption that keeps what there is. */
import { MultivectorError } from "../engine/errors.ts";
import type { Batch } from "../experiments/batch-contract.ts";
import { harmless } from "../views/text/harmless.ts";
import { EXIT } from "./exit.ts";
import { interruptCode, onInterrupt } from "./interrupt.ts";
import { count, MOST_JOBS, MOST_RUNS, usage } from "./options.ts";
import { Progress } from "./progress.ts";
import { commandLine } from "./shell.ts";

/** Failed runs that are told one by one. */
const TOLD = 5;

export interface Playing {
  jobs: number | undefined;
  progress: (done: number, seconds: number) => void;
  signal: AbortSignal;
}

/** The command that plays one run again, but for which. */
export function againCommand(ref: string, sets: readonly string[], seed: string): string {
  return commandLine(["run", ref, "--seed", seed, ...sets.flatMap((s) => ["--set", s])]);
}

/** Runs that failed, with what plays them again; a few of them, and how many there are. */
export function tellFailures({ failures }: Batch): void {
  for (const f of failures.slice(0, TOLD)) {
    const told = `run ${f.run} failed: ${f.message} [${f.code}]; again with: ${f.command}`;
    process.stderr.write(`${harmless(told)}\n`);
  }
  if (failures.length > TOLD) process.stderr.write(`and ${failures.length - TOLD} more runs failed\n`);
}

/**
 * @param flags `silent` where a view shows how far it is
 * @param total runs in all, for the time that is left
 * @param notes what to say before
 */
export async function playing<T>(
  flags: { jobs?: string; quiet?: boolean; silent?: boolean },
  total: number,
  notes: readonly string[],
  play: (with_: Playing) => Promise<T>,
): Promise<T> {
  const jobs = flags.jobs === undefined ? undefined : count(flags.jobs, "--jobs", 1, MOST_JOBS);
  if (total > MOST_RUNS)
    throw usage(
      "too-many-runs",
      `this would be ${total} runs, more than ${MOST_RUNS}`,
      "ask for fewer points, replicates or factors",
      "--points",
    );
  const progress = new Progress(total, flags.silent || (flags.quiet ?? false));
  const stop = new AbortController();
  const interrupts = onInterrupt(() => stop.abort());
  if (!flags.quiet) for (const note of notes) process.stderr.write(`note: ${harmless(note)}\n`);
  try {
    const result = await play({
      jobs,
      progress: (done, seconds) => progress.show(done, seconds),
      signal: stop.signal,
    });
    progress.end();
    return result;
  } finally {
    interrupts.end();
  }
}

/**
 * How an analysis of points ended, as an exit code.
 *
 * @param object what it found; nothing where too few points ended well
 * @param done what was done with the points, in one word
 * @throws `too-few-points` where that is for failures
 */
export function endOf(
  batch: Batch,
  object: { points: number; failed: number } | undefined,
  points: number,
  done: string,
): number {
  if (batch.interrupted) {
    process.stderr.write(
      object
        ? `interrupted: ${object.points} of ${points} points are finished and ${done}\n`
        : `interrupted: too few points are finished to be ${done}\n`,
    );
    return interruptCode();
  }
  if (object) return object.failed > 0 ? EXIT.run : EXIT.done;
  const [first] = batch.failures;
  throw new MultivectorError({
    code: "too-few-points",
    message: `nothing is left to be ${done}: ${batch.failures.length} of ${batch.runs} runs failed${first ? `, the first with: ${first.message}` : ", or their outcomes are not finite"}`,
    mend: "mend the scenario, or narrow what is uncertain",
    fault: "run",
  });
}
