/** What commands that play many runs share: threads, progress on standard error, and an interruption that keeps what there is. */
import { count, MOST_JOBS, MOST_RUNS, usage } from "./options.ts";
import { Progress } from "./progress.ts";

export interface Playing {
  jobs: number | undefined;
  progress: (done: number, seconds: number) => void;
  signal: AbortSignal;
}

/** @param total runs in all, for the time that is left */
export async function playing<T>(
  flags: { jobs?: string; quiet?: boolean },
  total: number,
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
  const progress = new Progress(total, flags.quiet ?? false);
  const stop = new AbortController();
  const interrupt = () => stop.abort();
  process.once("SIGINT", interrupt);
  process.once("SIGTERM", interrupt);
  try {
    const result = await play({
      jobs,
      progress: (done, seconds) => progress.show(done, seconds),
      signal: stop.signal,
    });
    progress.end();
    return result;
  } finally {
    process.off("SIGINT", interrupt);
    process.off("SIGTERM", interrupt);
  }
}
